package dev.errand.benchmarks.contender;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The libraries for Node.js and Node.js itself, of pinned versions, installed by npm. */
final class NodeModules {

  private static final List<String> FILES =
      List.of("package.json", "session.mjs", "recorder.mjs", "graphile.mjs", "boss.mjs");

  private final Path folder;

  private NodeModules(Path folder) {
    this.folder = folder;
  }

  /**
   * Installs them into a folder, or finds them there.
   *
   * @throws IOException if npm isn't there, or can't; says what
   */
  static NodeModules install(Path folder) throws IOException {
    Path absolute = Files.createDirectories(folder.toAbsolutePath().normalize());
    for (String file : FILES) {
      try (InputStream in = NodeModules.class.getResourceAsStream("node/" + file)) {
        if (in == null) {
          throw new IOException("node/" + file + " is missing from the class path");
        }
        Files.copy(in, absolute.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    NodeModules modules = new NodeModules(absolute);
    modules.npm("install", "--no-audit", "--no-fund", "--loglevel=error");
    if (!Files.isExecutable(modules.node())) {
      throw new IOException("npm has installed no " + modules.node());
    }
    return modules;
  }

  private void npm(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("npm"));
    command.addAll(List.of(arguments));
    Process npm =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("npm.log").toFile())
            .start();
    try {
      int code = npm.waitFor();
      if (code != 0) {
        throw new IOException("npm ended with " + code + "; see " + folder.resolve("npm.log"));
      }
    } catch (InterruptedException e) {
      npm.destroy();
      throw new IllegalStateException("Interrupted while npm was installing", e);
    }
  }

  private Path node() {
    return folder.resolve(Path.of("node_modules", ".bin", "node"));
  }

  /** A script with arguments, ready to be started. */
  ProcessBuilder process(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of(node().toString(), script));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(folder.toFile());
  }
}
