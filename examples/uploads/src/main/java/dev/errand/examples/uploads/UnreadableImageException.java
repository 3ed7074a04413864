package dev.errand.examples.uploads;

import org.jspecify.annotations.Nullable;

/**
 * A file that no attempt will ever turn into pictures: it is no image, or a damaged one. The
 * message names the file, since whoever reads it has only the run.
 */
public class UnreadableImageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** For the named file, with a reason that completes the sentence "cat.jpg …". */
  public UnreadableImageException(String fileName, String reason) {
    this(fileName, reason, null);
  }

  /** For the named file, with what the decoder threw. */
  public UnreadableImageException(String fileName, String reason, @Nullable Throwable cause) {
    super(fileName + " " + reason, cause);
  }
}
