package dev.errand.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A method that is called when a run starts or ends: its kind, the tasks it is for, what its
 * parameters get, and how to call it. Generated code makes it; it can be made by hand as well:
 *
 * <pre>{@code
 * HookDefinition hook =
 *     HookDefinition.builder(HookKind.FAILURE)
 *         .source("com.acme.Uploads.failed")
 *         .tasks("process-upload")
 *         .parameter("upload", TypeRef.of(Upload.class))
 *         .instanceMethod(
 *             Uploads.class, (uploads, call) -> uploads.failed(call.argument(0), call.error()))
 *         .build();
 * }</pre>
 *
 * Immutable.
 */
public final class HookDefinition {

  private final HookKind kind;
  private final String source;
  private final List<String> tasks;
  private final List<Parameter<?>> parameters;
  private final @Nullable Class<?> instanceType;
  private final Invoker invoker;

  private HookDefinition(Builder builder) {
    this.kind = builder.kind;
    this.source = builder.source;
    this.tasks = List.copyOf(builder.tasks);
    this.parameters = List.copyOf(builder.parameters);
    this.instanceType = builder.instanceType;
    if (builder.invoker == null) {
      throw new IllegalStateException("Hook " + source + " lacks staticMethod or instanceMethod.");
    }
    this.invoker = builder.invoker;
  }

  /** A builder for a hook of this kind. */
  public static Builder builder(HookKind kind) {
    return new Builder(kind);
  }

  /** When it is called. */
  public HookKind kind() {
    return kind;
  }

  /** Where it stands in the code, for messages: class and method. */
  public String source() {
    return source;
  }

  /** The ids of the tasks it is for. */
  public List<String> tasks() {
    return tasks;
  }

  /** The parameters that get a value of the payload, or the output, in their order. */
  public List<Parameter<?>> parameters() {
    return parameters;
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
   * @throws Throwable whatever the method throws
   */
  public void invoke(@Nullable Object instance, HookCall call) throws Throwable {
    invoker.invoke(instance, call);
  }

  /** The kind, and where it stands in the code. */
  @Override
  public String toString() {
    return kind + " hook " + source;
  }

  /**
   * A parameter that gets the task's payload parameter of the same name or, where there is none,
   * the task's output.
   *
   * @param <T> the parameter's type
   */
  public static final class Parameter<T> {

    private final String name;
    private final TypeRef<T> type;

    private Parameter(String name, TypeRef<T> type) {
      this.name = Objects.requireNonNull(name, "name");
      this.type = Objects.requireNonNull(type, "type");
    }

    /** The name in the source. */
    public String name() {
      return name;
    }

    /** The type, with its arguments. */
    public TypeRef<T> type() {
      return type;
    }
  }

  @FunctionalInterface
  private interface Invoker {
    void invoke(@Nullable Object instance, HookCall call) throws Throwable;
  }

  /** Calls a static method. */
  @FunctionalInterface
  public interface StaticMethod {
    /** Calls it. */
    void invoke(HookCall call) throws Throwable;
  }

  /**
   * Calls a method of an instance.
   *
   * @param <T> the class or interface that the instance is asked for by
   */
  @FunctionalInterface
  public interface InstanceMethod<T> {
    /** Calls it. */
    void invoke(T instance, HookCall call) throws Throwable;
  }

  /** Collects a definition. Not thread-safe. */
  public static final class Builder {

    private final HookKind kind;
    private String source = "";
    private final List<String> tasks = new ArrayList<>();
    private final List<Parameter<?>> parameters = new ArrayList<>();
    private @Nullable Class<?> instanceType;
    private @Nullable Invoker invoker;

    private Builder(HookKind kind) {
      this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** Where it stands in the code, for messages. */
    public Builder source(String value) {
      this.source = Objects.requireNonNull(value, "source");
      return this;
    }

    /** Adds tasks that it is for, by their ids. */
    public Builder tasks(String... ids) {
      tasks.addAll(List.of(ids));
      return this;
    }

    /** Adds a parameter that gets a value of the payload, or the output. */
    public <T> Builder parameter(String name, TypeRef<T> type) {
      parameters.add(new Parameter<>(name, type));
      return this;
    }

    /** The method is static. */
    public Builder staticMethod(StaticMethod method) {
      Objects.requireNonNull(method, "method");
      this.instanceType = null;
      this.invoker = (instance, call) -> method.invoke(call);
      return this;
    }

    /** The method is called on an instance, which is asked for by this class or interface. */
    public <T> Builder instanceMethod(Class<T> type, InstanceMethod<T> method) {
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
     * @throws IllegalStateException if the method is missing
     */
    public HookDefinition build() {
      return new HookDefinition(this);
    }
  }
}
