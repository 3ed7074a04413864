package dev.errand.processor;

import com.palantir.javapoet.CodeBlock;
import dev.errand.processor.TaskModel.Cron;
import dev.errand.processor.TaskModel.Policies;
import java.time.Duration;
import java.util.List;

/** Writes limits, rates, idempotency and schedules into a task's definition. */
final class PolicyWriter {

  private final boolean isSeveral;
  private final Policies policies;

  PolicyWriter(TaskModel task) {
    this.isSeveral = task.payload().size() > 1;
    this.policies = task.policies();
  }

  void add(CodeBlock.Builder code) {
    for (TaskModel.Concurrency concurrency : policies.concurrency()) {
      code.add("\n.concurrency($L", concurrency.limit());
      concurrency.key().ifPresent(key -> code.add(", $L", key(key)));
      code.add(")");
    }
    policies
        .rateLimit()
        .ifPresent(
            rate -> {
              code.add("\n.rateLimit($L, $L", rate.limit(), duration(rate.per()));
              rate.key().ifPresent(key -> code.add(", $L", key(key)));
              code.add(")");
            });
    policies
        .idempotent()
        .ifPresent(
            idempotent ->
                code.add(
                    "\n.idempotent($L, $L)", key(idempotent.key()), duration(idempotent.ttl())));
    policies.crons().forEach(cron -> code.add("\n.cron($L)", cron(cron)));
  }

  private static CodeBlock duration(Duration duration) {
    return CodeBlock.of("$T.parse($S)", Duration.class, duration);
  }

  private static CodeBlock cron(Cron cron) {
    CodeBlock.Builder code =
        CodeBlock.builder().add("$T.builder($S)", Api.CRON_POLICY, cron.expression());
    if (!cron.zone().equals("UTC")) {
      code.add(".zone($S)", cron.zone());
    }
    if (!cron.missed().isEmpty()) {
      code.add(".missed($S)", cron.missed());
    }
    if (!cron.overlap().isEmpty()) {
      code.add(".overlap($S)", cron.overlap());
    }
    return code.add(".build()").build();
  }

  /** Plain Java that follows the path, and says where it meets a null. */
  private CodeBlock key(KeyPath key) {
    CodeBlock value =
        isSeveral ? CodeBlock.of("payload.$N()", key.parameter().name()) : CodeBlock.of("payload");
    StringBuilder path = new StringBuilder(key.parameter().name());
    List<Property> steps = key.steps();
    for (Property step : steps) {
      value =
          CodeBlock.of(
              step.isMethod() ? "$T.present($L, $S).$N()" : "$T.present($L, $S).$N",
              Api.TASK_KEY,
              value,
              path.toString(),
              step.member().getSimpleName());
      path.append('.').append(step.name());
    }
    return CodeBlock.of("$T.of($S, payload -> $L)", Api.TASK_KEY, key.path(), value);
  }
}
