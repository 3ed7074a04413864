package dev.errand.benchmarks.compile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Compiles once, in a JVM of its own: what a build pays whose compiler has just started. */
public final class OneCompilation {

  private OneCompilation() {}

  /** Compiles the variant of the module in the folder, and prints what it cost. */
  public static void main(String[] args) throws Exception {
    Module module = new Module(Path.of(args[0]));
    Variant variant = Variant.valueOf(args[1]);
    System.out.println(Cost.of(() -> module.compile(variant, true)).text());
  }

  static Cost in(Module module, Variant variant) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-classpath",
                System.getProperty("java.class.path"),
                OneCompilation.class.getName(),
                module.directory().toString(),
                variant.name())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("The compilation failed; see above.");
    }
    return Cost.parse(printed);
  }
}
