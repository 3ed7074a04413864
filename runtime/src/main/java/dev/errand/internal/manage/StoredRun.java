package dev.errand.internal.manage;

import dev.errand.internal.store.RunRow;
import dev.errand.task.HookFailure;
import dev.errand.task.JsonValue;
import dev.errand.task.Run;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A snapshot that decodes when asked. */
final class StoredRun<R> implements Run<R> {

  private final RunRow row;
  private final Decoding<R> decoding;

  StoredRun(RunRow row, Decoding<R> decoding) {
    this.row = row;
    this.decoding = decoding;
  }

  @Override
  public UUID id() {
    return row.id();
  }

  @Override
  public String taskId() {
    return row.task();
  }

  @Override
  public String queue() {
    return row.queue();
  }

  @Override
  public RunStatus status() {
    return row.status();
  }

  @Override
  public JsonValue payload() {
    return decoding.value(row.payload());
  }

  @Override
  public Optional<R> output() {
    return row.output() == null ? Optional.empty() : decoding.output(row.output());
  }

  @Override
  public Optional<TaskError> error() {
    return row.error() == null ? Optional.empty() : Optional.of(decoding.error(row.error()));
  }

  @Override
  public int attempt() {
    return row.attempt();
  }

  @Override
  public Instant createdAt() {
    return row.times().created();
  }

  @Override
  public Optional<Instant> startedAt() {
    return Optional.ofNullable(row.times().started());
  }

  @Override
  public Optional<Instant> completedAt() {
    return Optional.ofNullable(row.times().ended());
  }

  @Override
  public Optional<Instant> nextAttemptAt() {
    return Optional.ofNullable(row.times().next());
  }

  @Override
  public Set<String> tags() {
    return row.tags();
  }

  @Override
  public Map<String, Object> metadata() {
    return row.metadata() == null ? Map.of() : decoding.metadata(row.metadata());
  }

  @Override
  public Optional<UUID> parentId() {
    return Optional.ofNullable(row.parentId());
  }

  @Override
  public List<HookFailure> hookFailures() {
    return row.thrown().stream()
        .map(thrown -> new HookFailure(thrown.hook(), thrown.at(), decoding.error(thrown.error())))
        .toList();
  }

  /** Id, task and status. */
  @Override
  public String toString() {
    return "Run " + row.id() + " of " + row.task() + ", " + row.status();
  }
}
