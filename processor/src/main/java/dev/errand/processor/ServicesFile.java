package dev.errand.processor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.TreeSet;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/**
 * Names the registries for {@link java.util.ServiceLoader}. Written once, at the end, with the
 * registries of this compilation only, so that those of earlier ones vanish.
 */
final class ServicesFile {

  static final String PATH = "META-INF/services/" + Api.TASK_REGISTRY.canonicalName();

  private ServicesFile() {}

  static void write(Filer filer, Collection<String> registries) throws IOException {
    String text = String.join("\n", new TreeSet<>(registries)) + "\n";
    try (OutputStream out =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", PATH).openOutputStream()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
