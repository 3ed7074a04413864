package dev.errand.task;

import java.util.Objects;
import java.util.function.Function;

/**
 * Makes a generated stub bound to a client, for containers that inject it.
 *
 * @param <S> the stub's class
 */
public final class StubFactory<S> {

  private final Class<S> type;
  private final Function<TaskClient, S> constructor;

  private StubFactory(Class<S> type, Function<TaskClient, S> constructor) {
    this.type = Objects.requireNonNull(type, "type");
    this.constructor = Objects.requireNonNull(constructor, "constructor");
  }

  /** From the stub's class and constructor. */
  public static <S> StubFactory<S> of(Class<S> type, Function<TaskClient, S> constructor) {
    return new StubFactory<>(type, constructor);
  }

  /** The stub's class. */
  public Class<S> type() {
    return type;
  }

  /** A new stub that triggers on the client. */
  public S create(TaskClient client) {
    return constructor.apply(client);
  }
}
