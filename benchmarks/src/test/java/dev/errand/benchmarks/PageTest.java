package dev.errand.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

  @Test
  void replacesOnlyWhatStandsBetweenTheMarkers(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("performance.md");
    Files.writeString(
        file, "before\n<!-- measured: begin -->\nold\n<!-- measured: end -->\nafter\n");

    new Page(file, "measured").write("new\n");

    assertThat(file)
        .hasContent("before\n<!-- measured: begin -->\n\nnew\n\n<!-- measured: end -->\nafter\n");
  }

  @Test
  void refusesAPageWithoutMarkers(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("performance.md"), "text");

    assertThatThrownBy(() -> new Page(file, "measured").requireMarkers())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lacks the lines <!-- measured: begin -->");
  }
}
