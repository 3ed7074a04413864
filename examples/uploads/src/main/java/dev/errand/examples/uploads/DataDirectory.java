package dev.errand.examples.uploads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the database and the S3 server inside keep their files. */
final class DataDirectory implements AutoCloseable {

  private final Path path;
  private final boolean temporary;

  private DataDirectory(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
  }

  /**
   * Opens a directory.
   *
   * @param name made if it doesn't exist, and kept; empty for a temporary one, which goes at the
   *     end
   */
  static DataDirectory open(String name) {
    try {
      return name.isEmpty()
          ? new DataDirectory(Files.createTempDirectory("errand-uploads-"), true)
          : new DataDirectory(Files.createDirectories(Path.of(name).toAbsolutePath()), false);
    } catch (IOException e) {
      throw new UncheckedIOException("The data directory can't be made", e);
    }
  }

  /** A place in it. */
  Path resolve(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The temporary directory " + path + " can't be removed", e);
    }
  }
}
