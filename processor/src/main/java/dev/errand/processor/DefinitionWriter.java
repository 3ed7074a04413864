package dev.errand.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.errand.processor.TaskModel.Parameter;
import dev.errand.processor.TaskModel.Retry;
import dev.errand.processor.TaskModel.Settings;
import dev.errand.processor.shape.JsonTree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/** Writes the expression that makes a task's definition. */
final class DefinitionWriter {

  /** In characters, of up to three bytes each; the limit is 65535 bytes. */
  private static final int LONGEST_CONSTANT = 21_000;

  private final TaskModel task;
  private final TypeName payload;
  private final TypeName output;

  DefinitionWriter(TaskModel task, TypeName payload, TypeName output) {
    this.task = task;
    this.payload = payload;
    this.output = output;
  }

  CodeBlock write() {
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("$T.<$T, $T>builder(ID)$>$>", Api.TASK_DEFINITION, payload, output);
    code.add("\n.source($S)", task.name().source());
    addSettings(task, code);
    new PolicyWriter(task).add(code);
    task.payload().forEach(parameter -> addParameter(parameter, code));
    code.add("\n.arguments(payload -> $L)", arguments());
    if (task.payload().size() > 1) {
      code.add("\n.payload(call -> new $T($L))", payload, payloadArguments());
    }
    code.add("\n.output($L)", TypeRefs.of(task.output().type()));
    if (task.output().isAsynchronous()) {
      code.add("\n.asynchronous()");
    }
    addValidated(code);
    addSchemas(code);
    ClassName owner = ClassName.get(task.owner());
    if (task.isStatic()) {
      code.add("\n.staticMethod(call -> $L)", body(CodeBlock.of("$T", owner)));
    } else {
      code.add(
          "\n.instanceMethod($T.class, (target, call) -> $L)", owner, body(CodeBlock.of("target")));
    }
    return code.add("\n.build()$<$<").build();
  }

  private static void addSettings(TaskModel task, CodeBlock.Builder code) {
    Settings settings = task.settings();
    Optional<String> outOfMemoryMachine = task.policies().outOfMemoryMachine();
    settings.queue().ifPresent(queue -> code.add("\n.queue($S)", queue));
    settings.priority().ifPresent(priority -> code.add("\n.priority($L)", priority));
    settings
        .maxDuration()
        .ifPresent(duration -> code.add("\n.maxDuration($L)", duration(duration)));
    settings.ttl().ifPresent(duration -> code.add("\n.ttl($L)", duration(duration)));
    settings.machine().ifPresent(machine -> code.add("\n.machine($S)", machine));
    if (!settings.retry().isEmpty() || outOfMemoryMachine.isPresent()) {
      code.add("\n.retry($L)", retry(settings.retry(), outOfMemoryMachine));
    }
  }

  private static CodeBlock retry(Retry retry, Optional<String> outOfMemoryMachine) {
    CodeBlock.Builder code = CodeBlock.builder().add("$T.builder()$>$>", Api.RETRY_POLICY);
    retry.maxAttempts().ifPresent(attempts -> code.add("\n.maxAttempts($L)", attempts));
    retry.factor().ifPresent(factor -> code.add("\n.factor($L)", factor));
    retry.minTimeout().ifPresent(timeout -> code.add("\n.minTimeout($L)", duration(timeout)));
    retry.maxTimeout().ifPresent(timeout -> code.add("\n.maxTimeout($L)", duration(timeout)));
    retry.randomize().ifPresent(randomize -> code.add("\n.randomize($L)", randomize));
    if (!retry.abortOn().isEmpty()) {
      List<CodeBlock> types = new ArrayList<>();
      for (TypeMirror type : retry.abortOn()) {
        types.add(CodeBlock.of("$T.class", TypeName.get(type)));
      }
      code.add("\n.abortOn($L)", CodeBlock.join(types, ", "));
    }
    outOfMemoryMachine.ifPresent(name -> code.add("\n.outOfMemoryMachine($S)", name));
    return code.add("\n.build()$<$<").build();
  }

  private static CodeBlock duration(Duration duration) {
    return CodeBlock.of("$T.parse($S)", Duration.class, duration);
  }

  private static void addParameter(Parameter parameter, CodeBlock.Builder code) {
    CodeBlock type = TypeRefs.of(parameter.type());
    if (parameter.isInline()) {
      code.add(
          "\n.inlineParameter($S, $L, $L)",
          parameter.name(),
          type,
          parameter.hasPropertyOfItsName());
    } else {
      code.add("\n.parameter($S, $L)", parameter.name(), type);
    }
  }

  private void addValidated(CodeBlock.Builder code) {
    if (task.validatedRecord().isPresent()) {
      code.add("\n.validated(payload -> new $T(payload))", task.validatedRecord().get());
    }
  }

  private void addSchemas(CodeBlock.Builder code) {
    String id = task.name().id();
    code.add("\n.payloadSchema($L)", text(JsonTree.compact(task.json().payloadSchema(id))));
    task.json()
        .outputSchema(id)
        .ifPresent(schema -> code.add("\n.outputSchema($L)", text(JsonTree.compact(schema))));
  }

  /** A text of any length, of which a class file only holds so much in one piece. */
  static CodeBlock text(String text) {
    if (text.length() <= LONGEST_CONSTANT) {
      return CodeBlock.of("$S", text);
    }
    List<CodeBlock> pieces = new ArrayList<>();
    for (int start = 0; start < text.length(); start += LONGEST_CONSTANT) {
      int end = Math.min(start + LONGEST_CONSTANT, text.length());
      pieces.add(CodeBlock.of("$S", text.substring(start, end)));
    }
    return CodeBlock.of("$T.join($S, $L)", String.class, "", CodeBlock.join(pieces, ", "));
  }

  private CodeBlock arguments() {
    List<Parameter> parameters = task.payload();
    return switch (parameters.size()) {
      case 0 -> CodeBlock.of("new Object[0]");
      case 1 -> CodeBlock.of("new Object[] {payload}");
      default ->
          CodeBlock.of(
              "new Object[] {$L}",
              parameters.stream()
                  .map(parameter -> CodeBlock.of("payload.$N()", parameter.name()))
                  .collect(CodeBlock.joining(", ")));
    };
  }

  private CodeBlock payloadArguments() {
    List<CodeBlock> values = new ArrayList<>();
    for (Parameter parameter : task.payload()) {
      values.add(argument(TypeName.get(parameter.type()), values.size()));
    }
    return CodeBlock.join(values, ", ");
  }

  private CodeBlock body(CodeBlock target) {
    CodeBlock call = CodeBlock.of("$L.$N($L)", target, task.name().method(), callArguments());
    return task.output().returnsVoid() ? CodeBlock.of("{$>\n$L;\nreturn null;$<\n}", call) : call;
  }

  /** With their exact types, so that it doesn't matter which overloads there are. */
  private CodeBlock callArguments() {
    List<CodeBlock> arguments = new ArrayList<>();
    int index = 0;
    for (Parameter parameter : task.parameters()) {
      arguments.add(
          switch (parameter.role()) {
            case CONTEXT -> CodeBlock.of("call.context()");
            case CRON_TICK -> CodeBlock.of("call.cronTick()");
            case PAYLOAD -> argument(TypeName.get(parameter.type()), index++);
          });
    }
    return CodeBlock.join(arguments, ", ");
  }

  /** The argument of a call, with exactly this type. */
  static CodeBlock argument(TypeName type, int index) {
    CodeBlock argument = CodeBlock.of("call.<$T>argument($L)", type.box(), index);
    return type.isPrimitive() ? CodeBlock.of("($T) $L", type, argument) : argument;
  }
}
