package dev.errand.internal.worker;

import dev.errand.internal.store.ClaimedRun;
import dev.errand.internal.store.DatabaseException;
import dev.errand.task.Metadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run's metadata while it executes. Writes are collected for a moment and stored together. */
final class RunNotes implements Metadata {

  private static final Logger LOG = LoggerFactory.getLogger(RunNotes.class);
  private static final Duration COLLECT = Duration.ofMillis(200);
  private static final int LONGEST_KEY = 200;

  private final ClaimedRun run;
  private final Execution execution;
  private final ExecutionParts parts;
  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantLock storing = new ReentrantLock();
  private @Nullable Map<String, Object> values;
  private boolean changed;
  private boolean scheduled;

  RunNotes(ClaimedRun run, Execution execution, ExecutionParts parts) {
    this.run = run;
    this.execution = execution;
    this.parts = parts;
  }

  @Override
  public Metadata set(String key, Object value) {
    change(key, old -> writable(key, value));
    return this;
  }

  @Override
  public Metadata increment(String key, long by) {
    change(key, old -> sum(key, old, by));
    return this;
  }

  @Override
  public Metadata append(String key, Object value) {
    Object checked = writable(key, value);
    change(key, old -> appended(key, old, checked));
    return this;
  }

  private static Object sum(String key, @Nullable Object old, long by) {
    if (old == null) {
      return by;
    }
    if (old instanceof Integer || old instanceof Long) {
      return Math.addExact(((Number) old).longValue(), by);
    }
    if (old instanceof Number number) {
      return number.doubleValue() + by;
    }
    throw notA(key, old, "a number");
  }

  private static Object appended(String key, @Nullable Object old, Object value) {
    if (old != null && !(old instanceof List)) {
      throw notA(key, old, "a list");
    }
    List<Object> list = old == null ? new ArrayList<>() : new ArrayList<>((List<?>) old);
    list.add(value);
    return list;
  }

  private static IllegalArgumentException notA(String key, Object old, String what) {
    return new IllegalArgumentException(
        "Metadata \"" + key + "\" is " + old + ", not " + what + ".");
  }

  /** The value as it will be read again: plain maps, lists, texts, numbers. */
  private Object writable(String key, Object value) {
    String json = parts.codecs().metadata().encode(Map.of(key, value));
    Object plain = parts.codecs().metadata().decode(json).get(key);
    if (plain == null) {
      throw new IllegalArgumentException("Metadata \"" + key + "\" has no value in JSON.");
    }
    return plain;
  }

  private interface Change {
    Object of(@Nullable Object old);
  }

  private void change(String key, Change change) {
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new IllegalArgumentException(
          "A metadata key must be 1 to 200 characters, not blank; this is \"" + key + "\".");
    }
    lock.lock();
    try {
      Map<String, Object> map = loaded();
      map.put(key, change.of(map.get(key)));
      changed = true;
      if (!scheduled) {
        // While the worker shuts down nothing is scheduled: the method's return stores what is
        // left.
        scheduled = parts.notesTimer().later(COLLECT, this::flush);
      }
    } finally {
      lock.unlock();
    }
  }

  private Map<String, Object> loaded() {
    if (values == null) {
      Optional<String> stored =
          run.attempt() > 1 ? parts.metadata().find(run.id()) : Optional.empty();
      values = new LinkedHashMap<>();
      stored.or(() -> Optional.ofNullable(run.metadata())).ifPresent(json -> loadedFrom(json));
    }
    return values;
  }

  private void loadedFrom(String json) {
    if (values != null) {
      values.putAll(parts.codecs().metadata().decode(json));
    }
  }

  @Override
  public Optional<Object> get(String key) {
    return Optional.ofNullable(all().get(key));
  }

  @Override
  public Map<String, Object> all() {
    lock.lock();
    try {
      return Collections.unmodifiableMap(new LinkedHashMap<>(loaded()));
    } finally {
      lock.unlock();
    }
  }

  /** Stores what isn't stored yet. A failure is logged: notes don't decide over a run. */
  void flush() {
    storing.lock();
    try {
      @Nullable String json = taken();
      if (json != null && !parts.metadata().put(execution.claim(), json)) {
        execution.stop(StopReason.LOST);
      }
    } catch (RuntimeException e) {
      LOG.warn(
          "The metadata of run {} couldn't be stored: {}", run.id(), DatabaseException.reason(e));
    } finally {
      storing.unlock();
    }
  }

  private @Nullable String taken() {
    lock.lock();
    try {
      scheduled = false;
      if (!changed || values == null) {
        return null;
      }
      changed = false;
      return parts.codecs().metadata().encode(values);
    } finally {
      lock.unlock();
    }
  }
}
