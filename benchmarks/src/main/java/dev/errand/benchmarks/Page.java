package dev.errand.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of which one part, between two markers, is written by this program. */
public final class Page {

  private final Path file;
  private final String begin;
  private final String end;

  /** The part between the two markers of this name. */
  public Page(Path file, String name) {
    this.file = file;
    this.begin = "<!-- " + name + ": begin -->\n";
    this.end = "<!-- " + name + ": end -->";
  }

  /** Fails before anything is measured if the result couldn't be written. */
  public void requireMarkers() throws IOException {
    replace("");
  }

  /** Replaces the part. */
  public void write(String part) throws IOException {
    Files.writeString(file, replace(part));
  }

  private String replace(String part) throws IOException {
    String page = Files.readString(file);
    int from = page.indexOf(begin);
    int to = page.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalStateException(
          file + " lacks the lines " + begin.strip() + " and " + end + ", in this order.");
    }
    return page.substring(0, from + begin.length()) + "\n" + part + "\n" + page.substring(to);
  }
}
