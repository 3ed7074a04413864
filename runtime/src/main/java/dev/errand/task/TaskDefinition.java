package dev.errand.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything the runtime knows about a task: its id and policies, its payload and output types, and
 * how to call its method. Generated code makes it; it can be made by hand as well:
 *
 * <pre>{@code
 * TaskDefinition<Upload, Variants> task =
 *     TaskDefinition.<Upload, Variants>builder("process-upload")
 *         .source("com.acme.Uploads.processUpload")
 *         .inlineParameter("upload", TypeRef.of(Upload.class), false)
 *         .arguments(upload -> new Object[] {upload})
 *         .output(TypeRef.of(Variants.class))
 *         .instanceMethod(Uploads.class, (uploads, call) -> uploads.processUpload(call.argument(0)))
 *         .build();
 * }</pre>
 *
 * @param <P> the payload: the single parameter's type, the stub's {@code Payload} record for
 *     several, {@link Void} for none
 * @param <R> the output; {@link Void} for {@code void}
 */
public final class TaskDefinition<P, R> {

  private final String id;
  private final String source;
  private final String queue;
  private final int priority;
  private final @Nullable Duration maxDuration;
  private final @Nullable Duration ttl;
  private final @Nullable String machine;
  private final RetryPolicy retry;
  private final List<ConcurrencyPolicy<P>> concurrency;
  private final @Nullable RateLimitPolicy<P> rateLimit;
  private final @Nullable IdempotencyPolicy<P> idempotency;
  private final List<TaskKey<P>> keys;
  private final List<CronPolicy> crons;
  private final List<Parameter<?>> parameters;
  private final @Nullable Function<P, Object> validated;
  private final @Nullable String payloadSchema;
  private final @Nullable String outputSchema;
  private final Function<P, @Nullable Object[]> arguments;
  private final @Nullable Function<TaskArguments, P> payload;
  private final TypeRef<R> output;
  private final boolean asynchronous;
  private final @Nullable Class<?> instanceType;
  private final Invoker invoker;

  private TaskDefinition(Builder<P, R> builder) {
    this.id = builder.id;
    this.source = builder.source;
    this.queue = builder.queue;
    this.priority = builder.priority;
    this.maxDuration = builder.maxDuration;
    this.ttl = builder.ttl;
    this.machine = builder.machine;
    this.retry = builder.retry;
    this.concurrency = List.copyOf(builder.concurrency);
    this.rateLimit = builder.rateLimit;
    this.idempotency = builder.idempotency;
    this.keys = keys(builder);
    this.crons = List.copyOf(builder.crons);
    this.parameters = List.copyOf(builder.parameters);
    this.validated = builder.validated;
    this.payloadSchema = builder.payloadSchema;
    this.outputSchema = builder.outputSchema;
    this.arguments = builder.required(builder.arguments, "arguments");
    this.payload = builder.payload;
    this.output = builder.required(builder.output, "output");
    this.asynchronous = builder.asynchronous;
    this.instanceType = builder.instanceType;
    this.invoker = builder.required(builder.invoker, "staticMethod or instanceMethod");
  }

  /** A builder for a task with this id. */
  public static <P, R> Builder<P, R> builder(String id) {
    return new Builder<>(id);
  }

  /** The id under which runs are stored. */
  public String id() {
    return id;
  }

  /** Where the task stands in the code, for messages: class and method. */
  public String source() {
    return source;
  }

  /** The queue its runs wait in. */
  public String queue() {
    return queue;
  }

  /** Larger starts first within the queue. */
  public int priority() {
    return priority;
  }

  /** The longest that one attempt may execute. */
  public Optional<Duration> maxDuration() {
    return Optional.ofNullable(maxDuration);
  }

  /** How long a run may wait for its first start once it is due. */
  public Optional<Duration> ttl() {
    return Optional.ofNullable(ttl);
  }

  /** The kind of worker that it needs. */
  public Optional<String> machine() {
    return Optional.ofNullable(machine);
  }

  /** When failed attempts are repeated. */
  public RetryPolicy retry() {
    return retry;
  }

  /** How many runs may execute at once: at most one without a key, and one with a key. */
  public List<ConcurrencyPolicy<P>> concurrency() {
    return concurrency;
  }

  /** How many runs may start within a stretch of time. */
  public Optional<RateLimitPolicy<P>> rateLimit() {
    return Optional.ofNullable(rateLimit);
  }

  /** Which triggers are the same one. */
  public Optional<IdempotencyPolicy<P>> idempotency() {
    return Optional.ofNullable(idempotency);
  }

  /** Every key that is computed from a payload when the task is triggered. */
  public List<TaskKey<P>> keys() {
    return keys;
  }

  private static <P> List<TaskKey<P>> keys(Builder<P, ?> builder) {
    List<TaskKey<P>> keys = new ArrayList<>();
    builder.concurrency.forEach(policy -> policy.key().ifPresent(keys::add));
    if (builder.rateLimit != null) {
      builder.rateLimit.key().ifPresent(keys::add);
    }
    if (builder.idempotency != null) {
      keys.add(builder.idempotency.key());
    }
    return List.copyOf(keys);
  }

  /** When it is triggered by itself. */
  public List<CronPolicy> crons() {
    return crons;
  }

  /** The parameters that the payload is made of, in their order. */
  public List<Parameter<?>> parameters() {
    return parameters;
  }

  /** The parameters' values, in their order, taken from a payload. */
  public @Nullable Object[] arguments(P payload) {
    return arguments.apply(payload);
  }

  /**
   * A payload made of the parameters' values: what {@link #arguments} takes apart. Empty for a task
   * without parameters, for null, and where the definition doesn't say how.
   */
  public Optional<P> payload(TaskArguments values) {
    if (payload != null) {
      return Optional.of(payload.apply(values));
    }
    return parameters.size() == 1 ? Optional.ofNullable(values.<P>argument(0)) : Optional.empty();
  }

  /**
   * The object whose Bean Validation constraints a payload has to satisfy: the payload itself where
   * it is a bean or a record, otherwise one that generated code makes of it; empty where there is
   * nothing to satisfy.
   */
  public Optional<Object> validated(P payload) {
    if (validated != null) {
      return Optional.of(validated.apply(payload));
    }
    boolean isBean = parameters.size() > 1 || (parameters.size() == 1 && parameters.get(0).inline);
    return isBean ? Optional.ofNullable(payload) : Optional.empty();
  }

  /** The JSON Schema (2020-12) of the stored payload. */
  public Optional<String> payloadSchema() {
    return Optional.ofNullable(payloadSchema);
  }

  /** The JSON Schema (2020-12) of the output; empty for {@code void}. */
  public Optional<String> outputSchema() {
    return Optional.ofNullable(outputSchema);
  }

  /** The output's type. */
  public TypeRef<R> output() {
    return output;
  }

  /** Whether the method returns a {@code CompletionStage} of the output, to be awaited. */
  public boolean isAsynchronous() {
    return asynchronous;
  }

  /** The class or interface whose instance is called; empty for a static method. */
  public Optional<Class<?>> instanceType() {
    return Optional.ofNullable(instanceType);
  }

  /**
   * Calls the method.
   *
   * @param instance the instance; null for a static method
   * @param call what the parameters get
   * @return what the method returned; null for {@code void}
   * @throws Throwable whatever the method throws
   */
  public @Nullable Object invoke(@Nullable Object instance, TaskCall call) throws Throwable {
    return invoker.invoke(instance, call);
  }

  static int requireLimit(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("The limit is " + limit + "; must be at least 1.");
    }
    return limit;
  }

  static Duration requirePositive(Duration duration, String what) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(
          "The " + what + " is " + duration + "; must be longer than zero.");
    }
    return duration;
  }

  /** The id, and where the task stands in the code. */
  @Override
  public String toString() {
    return source.isEmpty() ? id : id + " (" + source + ")";
  }

  /**
   * One parameter of the payload. In the stored JSON object it is a field of this name, or, where
   * it is inline, the object itself.
   *
   * @param <T> the parameter's type
   */
  public static final class Parameter<T> {

    private final String name;
    private final TypeRef<T> type;
    private final boolean inline;
    private final boolean hasPropertyOfItsName;

    private Parameter(String name, TypeRef<T> type, boolean inline, boolean hasPropertyOfItsName) {
      this.name = Objects.requireNonNull(name, "name");
      this.type = Objects.requireNonNull(type, "type");
      this.inline = inline;
      this.hasPropertyOfItsName = hasPropertyOfItsName;
    }

    /** The name in the source. */
    public String name() {
      return name;
    }

    /** The type, with its arguments. */
    public TypeRef<T> type() {
      return type;
    }

    /** Whether, alone, it is itself the stored object. */
    public boolean isInline() {
      return inline;
    }

    /** Whether an inline type has, or may have, a property of the parameter's own name. */
    public boolean hasPropertyOfItsName() {
      return hasPropertyOfItsName;
    }
  }

  @FunctionalInterface
  private interface Invoker {
    @Nullable Object invoke(@Nullable Object instance, TaskCall call) throws Throwable;
  }

  /** Calls a static method. */
  @FunctionalInterface
  public interface StaticMethod {
    /** Calls it; returns null for {@code void}. */
    @Nullable Object invoke(TaskCall call) throws Throwable;
  }

  /**
   * Calls a method of an instance.
   *
   * @param <T> the class or interface that the instance is asked for by
   */
  @FunctionalInterface
  public interface InstanceMethod<T> {
    /** Calls it; returns null for {@code void}. */
    @Nullable Object invoke(T instance, TaskCall call) throws Throwable;
  }

  /**
   * Collects a definition. Not thread-safe.
   *
   * @param <P> the payload
   * @param <R> the output
   */
  public static final class Builder<P, R> {

    private final String id;
    private String source = "";
    private String queue;
    private int priority;
    private @Nullable Duration maxDuration;
    private @Nullable Duration ttl;
    private @Nullable String machine;
    private RetryPolicy retry = RetryPolicy.standard();
    private final List<ConcurrencyPolicy<P>> concurrency = new ArrayList<>();
    private @Nullable RateLimitPolicy<P> rateLimit;
    private @Nullable IdempotencyPolicy<P> idempotency;
    private final List<CronPolicy> crons = new ArrayList<>();
    private final List<Parameter<?>> parameters = new ArrayList<>();
    private @Nullable Function<P, Object> validated;
    private @Nullable String payloadSchema;
    private @Nullable String outputSchema;
    private @Nullable Function<P, @Nullable Object[]> arguments;
    private @Nullable Function<TaskArguments, P> payload;
    private @Nullable TypeRef<R> output;
    private boolean asynchronous;
    private @Nullable Class<?> instanceType;
    private @Nullable Invoker invoker;

    private Builder(String id) {
      if (id.isBlank()) {
        throw new IllegalArgumentException("A task's id must not be blank.");
      }
      this.id = id;
      this.queue = id;
    }

    /** Where the task stands in the code, for messages. */
    public Builder<P, R> source(String value) {
      this.source = Objects.requireNonNull(value, "source");
      return this;
    }

    /** The queue. Default: the id. */
    public Builder<P, R> queue(String value) {
      this.queue = Objects.requireNonNull(value, "queue");
      return this;
    }

    /** Larger starts first. Default: 0. */
    public Builder<P, R> priority(int value) {
      this.priority = value;
      return this;
    }

    /** The longest that one attempt may execute. Default: no limit. */
    public Builder<P, R> maxDuration(Duration value) {
      this.maxDuration = value;
      return this;
    }

    /** How long a run may wait for its first start once it is due. Default: no limit. */
    public Builder<P, R> ttl(Duration value) {
      this.ttl = value;
      return this;
    }

    /** The kind of worker that it needs. Default: any. */
    public Builder<P, R> machine(String value) {
      this.machine = value;
      return this;
    }

    /** When failed attempts are repeated. Default: {@link RetryPolicy#standard()}. */
    public Builder<P, R> retry(RetryPolicy value) {
      this.retry = Objects.requireNonNull(value, "retry");
      return this;
    }

    /** At most so many runs of the queue execute at once. Default: any number. */
    public Builder<P, R> concurrency(int limit) {
      concurrency.add(new ConcurrencyPolicy<>(limit, null));
      return this;
    }

    /** At most so many runs with the same key execute at once. Default: any number. */
    public Builder<P, R> concurrency(int limit, TaskKey<P> key) {
      concurrency.add(new ConcurrencyPolicy<>(limit, Objects.requireNonNull(key, "key")));
      return this;
    }

    /** At most so many runs start within a stretch of time. Default: any number. */
    public Builder<P, R> rateLimit(int limit, Duration per) {
      this.rateLimit = new RateLimitPolicy<>(limit, per, null);
      return this;
    }

    /** At most so many runs with the same key start within a stretch of time. */
    public Builder<P, R> rateLimit(int limit, Duration per, TaskKey<P> key) {
      this.rateLimit = new RateLimitPolicy<>(limit, per, Objects.requireNonNull(key, "key"));
      return this;
    }

    /** Triggers with the same key are the same one, while the key lives. Default: each is new. */
    public Builder<P, R> idempotent(TaskKey<P> key, Duration ttl) {
      this.idempotency = new IdempotencyPolicy<>(key, ttl);
      return this;
    }

    /** Adds a schedule. Default: none. */
    public Builder<P, R> cron(CronPolicy policy) {
      crons.add(Objects.requireNonNull(policy, "policy"));
      return this;
    }

    /** Adds a parameter that is a field of the stored object. */
    public <T> Builder<P, R> parameter(String name, TypeRef<T> type) {
      parameters.add(new Parameter<>(name, type, false, false));
      return this;
    }

    /**
     * Adds a parameter that, alone, is itself the stored object.
     *
     * @param hasPropertyOfItsName whether the type has, or may have, a property that is called as
     *     the parameter is
     */
    public <T> Builder<P, R> inlineParameter(
        String name, TypeRef<T> type, boolean hasPropertyOfItsName) {
      parameters.add(new Parameter<>(name, type, true, hasPropertyOfItsName));
      return this;
    }

    /** Takes the parameters' values, in their order, from a payload. */
    public Builder<P, R> arguments(Function<P, @Nullable Object[]> value) {
      this.arguments = Objects.requireNonNull(value, "arguments");
      return this;
    }

    /** Makes a payload of the parameters' values; needed only where there are several. */
    public Builder<P, R> payload(Function<TaskArguments, P> value) {
      this.payload = Objects.requireNonNull(value, "payload");
      return this;
    }

    /** Makes the object whose constraints a payload has to satisfy. Default: a bean is its own. */
    public Builder<P, R> validated(Function<P, Object> value) {
      this.validated = Objects.requireNonNull(value, "validated");
      return this;
    }

    /** The JSON Schema of the stored payload. Default: none. */
    public Builder<P, R> payloadSchema(String value) {
      this.payloadSchema = Objects.requireNonNull(value, "payloadSchema");
      return this;
    }

    /** The JSON Schema of the output. Default: none. */
    public Builder<P, R> outputSchema(String value) {
      this.outputSchema = Objects.requireNonNull(value, "outputSchema");
      return this;
    }

    /** The output's type. */
    public Builder<P, R> output(TypeRef<R> value) {
      this.output = Objects.requireNonNull(value, "output");
      return this;
    }

    /** The method returns a {@code CompletionStage} of the output, to be awaited. */
    public Builder<P, R> asynchronous() {
      this.asynchronous = true;
      return this;
    }

    /** The method is static. */
    public Builder<P, R> staticMethod(StaticMethod method) {
      Objects.requireNonNull(method, "method");
      this.instanceType = null;
      this.invoker = (instance, call) -> method.invoke(call);
      return this;
    }

    /** The method is called on an instance, which is asked for by this class or interface. */
    public <T> Builder<P, R> instanceMethod(Class<T> type, InstanceMethod<T> method) {
      Objects.requireNonNull(method, "method");
      this.instanceType = Objects.requireNonNull(type, "type");
      this.invoker =
          (instance, call) ->
              method.invoke(type.cast(Objects.requireNonNull(instance, "instance")), call);
      return this;
    }

    /**
     * The definition.
     *
     * @throws IllegalStateException if arguments, output or method are missing
     */
    public TaskDefinition<P, R> build() {
      return new TaskDefinition<>(this);
    }

    private <V> V required(@Nullable V value, String what) {
      if (value == null) {
        throw new IllegalStateException("The definition of task " + id + " lacks " + what + ".");
      }
      return value;
    }
  }
}
