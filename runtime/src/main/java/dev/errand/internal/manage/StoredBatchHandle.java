package dev.errand.internal.manage;

import dev.errand.task.BatchHandle;
import dev.errand.task.Run;
import dev.errand.task.RunHandle;
import dev.errand.task.TypeRef;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The ids of a batch and the way to ask. */
public final class StoredBatchHandle<R> implements BatchHandle<R> {

  private final UUID id;
  private final List<RunHandle<R>> handles;
  private final List<UUID> ids;
  private final TypeRef<R> output;
  private final StoredRuns runs;

  /** For runs in the order of their payloads. */
  public StoredBatchHandle(
      UUID id, List<RunHandle<R>> handles, TypeRef<R> output, StoredRuns runs) {
    this.id = id;
    this.handles = List.copyOf(handles);
    this.ids = handles.stream().map(RunHandle::id).toList();
    this.output = output;
    this.runs = runs;
  }

  @Override
  public UUID id() {
    return id;
  }

  @Override
  public int size() {
    return ids.size();
  }

  @Override
  public List<RunHandle<R>> runs() {
    return handles;
  }

  @Override
  public List<Run<R>> retrieve() {
    return runs.retrieveAll(ids, output);
  }

  @Override
  public List<Run<R>> await(Duration timeout) {
    runs.requireMayWait();
    runs.waiter().await(ids, timeout);
    return retrieve();
  }

  @Override
  public void cancel() {
    runs.cancel(ids);
  }

  @Override
  public String toString() {
    return "BatchHandle " + id + " of " + ids.size() + " runs";
  }
}
