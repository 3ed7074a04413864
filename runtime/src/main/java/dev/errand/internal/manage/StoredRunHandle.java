package dev.errand.internal.manage;

import dev.errand.task.Run;
import dev.errand.task.RunHandle;
import dev.errand.task.TypeRef;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A handle is an id and the way to ask. */
final class StoredRunHandle<R> implements RunHandle<R> {

  private final UUID id;
  private final @Nullable TypeRef<R> output;
  private final boolean cached;
  private final StoredRuns runs;

  StoredRunHandle(UUID id, @Nullable TypeRef<R> output, boolean cached, StoredRuns runs) {
    this.id = id;
    this.output = output;
    this.cached = cached;
    this.runs = runs;
  }

  @Override
  public UUID id() {
    return id;
  }

  @Override
  public boolean isCached() {
    return cached;
  }

  @Override
  public Run<R> retrieve() {
    return runs.retrieve(id, output);
  }

  @Override
  public Run<R> await(Duration timeout) {
    runs.requireMayWait();
    runs.waiter().await(List.of(id), timeout);
    return retrieve();
  }

  @Override
  public void cancel() {
    runs.cancel(id);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredRunHandle<?> that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "RunHandle " + id;
  }
}
