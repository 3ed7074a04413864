package dev.errand.spi;

import org.jspecify.annotations.Nullable;

/** A value couldn't be written as JSON, or a JSON text couldn't be read. */
public class JsonException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String path;
  private final String reason;

  /**
   * With the field and the reason.
   *
   * @param path the field, as a path from the value's root ({@code "items[2].price"}); empty for
   *     the root itself
   * @param reason what is wrong with it, without source positions
   */
  public JsonException(String path, String reason, @Nullable Throwable cause) {
    super(path.isEmpty() ? reason : path + ": " + reason, cause);
    this.path = path;
    this.reason = reason;
  }

  /** The field, as a path from the value's root; empty for the root itself. */
  public String path() {
    return path;
  }

  /** What is wrong with it. */
  public String reason() {
    return reason;
  }
}
