package dev.errand.processor;

import com.palantir.javapoet.ClassName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * A task method that has no errors, as the stub needs it.
 *
 * @param owner the method's class or interface
 * @param isStatic whether the method is
 * @param lint the warnings that the stub must suppress, since the user's own types cause them
 * @param json what payload and output become
 * @param constraints what Bean Validation asks of the parameters
 */
record TaskModel(
    TaskName name,
    TypeElement owner,
    boolean isStatic,
    List<Parameter> parameters,
    Output output,
    Settings settings,
    Policies policies,
    MethodDoc doc,
    Set<String> lint,
    JsonModel json,
    PayloadConstraints constraints) {

  /** The parameters that the payload is made of. */
  List<Parameter> payload() {
    return parameters.stream().filter(Parameter::isPayload).toList();
  }

  /** The nested record that holds a single parameter with its constraints, if it needs one. */
  Optional<ClassName> validatedRecord() {
    return payload().size() == 1 && constraints.needRecord(payload().get(0))
        ? Optional.of(name.stub().nestedClass("Validated"))
        : Optional.empty();
  }

  /**
   * What a task and its stub are called.
   *
   * @param source the method, as {@code com.acme.Uploads.processUpload}
   */
  record TaskName(String id, ClassName stub, String source, String method) {}

  /** Where a parameter's value comes from. */
  enum Role {
    PAYLOAD,
    CONTEXT,
    CRON_TICK
  }

  /**
   * One parameter of the method.
   *
   * @param isInline whether, alone, it is itself the stored object
   * @param hasPropertyOfItsName whether the type has, or may have, a property of the same name
   * @param isVarargs whether it is declared with {@code ...} and may stay so in the stub
   */
  record Parameter(
      String name,
      TypeMirror type,
      Role role,
      boolean isInline,
      boolean hasPropertyOfItsName,
      boolean isVarargs) {

    boolean isPayload() {
      return role == Role.PAYLOAD;
    }
  }

  /**
   * What the method returns.
   *
   * @param type the output's type; {@code java.lang.Void} for {@code void}
   * @param returnsVoid whether the method's call is no expression
   * @param isVoid whether there is no output
   * @param isAsynchronous whether the method returns a {@code CompletionStage} of the output
   */
  record Output(TypeMirror type, boolean returnsVoid, boolean isVoid, boolean isAsynchronous) {}

  /** What the annotations say; empty where they say nothing. */
  record Settings(
      Optional<String> queue,
      Optional<Integer> priority,
      Optional<Duration> maxDuration,
      Optional<Duration> ttl,
      Optional<String> machine,
      Retry retry) {

    static final Settings NONE =
        new Settings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Retry.NONE);
  }

  /** What {@code @Retry} says; empty where it says nothing. */
  record Retry(
      Optional<Integer> maxAttempts,
      Optional<Double> factor,
      Optional<Duration> minTimeout,
      Optional<Duration> maxTimeout,
      Optional<Boolean> randomize,
      List<TypeMirror> abortOn) {

    static final Retry NONE =
        new Retry(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    boolean isEmpty() {
      return maxAttempts.isEmpty()
          && factor.isEmpty()
          && minTimeout.isEmpty()
          && maxTimeout.isEmpty()
          && randomize.isEmpty()
          && abortOn.isEmpty();
    }
  }

  /**
   * What the annotations say of when runs may start.
   *
   * @param outOfMemoryMachine of {@code @Retry}
   */
  record Policies(
      List<Concurrency> concurrency,
      Optional<RateLimit> rateLimit,
      Optional<Idempotent> idempotent,
      List<Cron> crons,
      Optional<String> outOfMemoryMachine) {

    static final Policies NONE =
        new Policies(List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    /** What is read to compute keys. */
    List<Property> steps() {
      List<KeyPath> keys = new ArrayList<>();
      concurrency.forEach(limit -> limit.key().ifPresent(keys::add));
      rateLimit.flatMap(RateLimit::key).ifPresent(keys::add);
      idempotent.map(Idempotent::key).ifPresent(keys::add);
      return keys.stream().flatMap(key -> key.steps().stream()).toList();
    }
  }

  /** One {@code @Concurrency}; without a key it is the whole queue's. */
  record Concurrency(int limit, Optional<KeyPath> key) {}

  /** What {@code @RateLimit} says. */
  record RateLimit(int limit, Duration per, Optional<KeyPath> key) {}

  /** What {@code @Idempotent} says. */
  record Idempotent(KeyPath key, Duration ttl) {}

  /** One {@code @Cron}; empty where it says nothing of missed and overlap. */
  record Cron(String expression, String zone, String missed, String overlap) {}
}
