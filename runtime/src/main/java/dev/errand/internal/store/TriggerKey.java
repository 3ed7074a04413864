package dev.errand.internal.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What puts triggers of a task together. */
public sealed interface TriggerKey {

  /** The key, as it is computed or given. */
  String key();

  /** The key among all tasks', at a fixed length: half of a SHA-256. */
  default UUID hash(String task) {
    return hash(task, key());
  }

  /** The key among all tasks', at a fixed length: half of a SHA-256. */
  static UUID hash(String task, String key) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
    digest.update(task.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    ByteBuffer bytes = ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  /**
   * While it lives, the first run answers.
   *
   * @param key which of the task's triggers are the same
   * @param ttlMillis how long it lives
   */
  record Idempotency(String key, long ttlMillis) implements TriggerKey {}

  /**
   * While the run is delayed, each trigger replaces what it was triggered with, and moves its
   * start.
   *
   * @param key which of the task's triggers belong together
   * @param delayMillis from the last trigger to the start
   * @param maxWaitMillis from the first trigger to the start, at most
   */
  record Debounce(String key, long delayMillis, @Nullable Long maxWaitMillis)
      implements TriggerKey {}
}
