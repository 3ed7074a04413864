package com.acme;

import dev.errand.annotation.Retry;
import dev.errand.annotation.Task;
import dev.errand.task.TaskContext;
import java.io.IOException;
import java.util.List;

public class Uploads {

  public record Upload(String userId, int size) {}

  public record Variants(List<String> names) {}

  /**
   * Makes the variants of an {@link Upload}, as {@linkplain #other the other} does not.
   *
   * <pre>{@code
   * @Task
   * Variants processUpload(Upload upload)
   * }</pre>
   *
   * <p>Costs $5 and 100%.
   *
   * @param upload what was uploaded,
   *     in any format
   * @param context not of the payload
   * @return the variants
   * @throws IOException if it can't be read
   */
  @Task
  public Variants processUpload(Upload upload, TaskContext context) throws IOException {
    throw new IOException(upload.userId());
  }

  @Task(
      id = "other.task",
      queue = "uploads",
      className = "Another",
      priority = -5,
      maxDuration = "1h30m",
      ttl = "1d",
      machine = "large-1x")
  @Retry(
      maxAttempts = 5,
      factor = 1.5,
      minTimeout = "500ms",
      maxTimeout = "2m",
      randomize = false,
      abortOn = {IOException.class, IllegalArgumentException.class})
  static int other(String text) {
    return text.length();
  }

  @Task(queue = "uploads")
  @Retry(maxAttempts = 1)
  protected Void last(TaskContext context) {
    return null;
  }
}
