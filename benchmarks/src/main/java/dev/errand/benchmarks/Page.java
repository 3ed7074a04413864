package dev.errand.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of which one part, between two markers, is written by this program. */
final class Page {

  private static final String BEGIN = "<!-- measured: begin -->\n";
  private static final String END = "<!-- measured: end -->";

  private final Path file;

  Page(Path file) {
    this.file = file;
  }

  /** Fails before anything is measured if the result couldn't be written. */
  void requireMarkers() throws IOException {
    replace("");
  }

  void write(String part) throws IOException {
    Files.writeString(file, replace(part));
  }

  private String replace(String part) throws IOException {
    String page = Files.readString(file);
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException(
          file + " lacks the lines " + BEGIN.strip() + " and " + END + ", in this order.");
    }
    return page.substring(0, begin + BEGIN.length()) + "\n" + part + "\n" + page.substring(end);
  }
}
