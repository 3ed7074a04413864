package dev.errand.processor;

import com.palantir.javapoet.ClassName;
import dev.errand.processor.shape.JsonTree;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/**
 * Writes resources: for each task the schemas of its payload and output, for each class with tasks
 * what GraalVM's native image must know of theirs. (A compiler compares each file with all before,
 * so it pays to write few.)
 *
 * <p>The latter is {@code reachability-metadata.json}, which is read from GraalVM for JDK 23 on,
 * and by those for 17 and 21 since the updates of October 2024; the older {@code
 * reflect-config.json} is deprecated.
 */
final class TaskResources {

  private static final String NATIVE = "META-INF/native-image/dev.errand/";

  private final Filer filer;

  TaskResources(Filer filer) {
    this.filer = filer;
  }

  /** The schemas of a task. */
  void writeSchemas(TaskModel task) throws IOException {
    write(TaskResource.path(task.name().id()), schemas(task), task.owner());
  }

  /**
   * What native images need for tasks of one class.
   *
   * @param name tells it from that of the class's tasks of another round
   */
  void writeNative(TypeElement owner, String name, List<TaskModel> tasks) throws IOException {
    Set<String> types = new TreeSet<>();
    tasks.forEach(task -> types.addAll(reflected(task)));
    if (!types.isEmpty()) {
      write(NATIVE + name + "/reachability-metadata.json", metadata(types), owner);
    }
  }

  private static Map<String, Object> schemas(TaskModel task) {
    String id = task.name().id();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", id);
    document.put("source", task.name().source());
    document.put("payload", task.json().payloadSchema(id));
    task.json().outputSchema(id).ifPresent(schema -> document.put("output", schema));
    return document;
  }

  /** What the mapper asks about, and the stub's own record that a validator does. */
  private static Set<String> reflected(TaskModel task) {
    Set<String> types = new TreeSet<>(task.json().reflected());
    ClassName stub = task.name().stub();
    task.validatedRecord().ifPresent(record -> types.add(record.reflectionName()));
    if (task.payload().size() > 1 && task.constraints().areAny()) {
      types.add(stub.nestedClass("Payload").reflectionName());
    }
    return types;
  }

  private static Map<String, Object> metadata(Set<String> types) {
    List<Object> reflection = new ArrayList<>();
    for (String type : types) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("type", type);
      if (!type.endsWith("[]")) {
        entry.put("allDeclaredConstructors", true);
        entry.put("allDeclaredFields", true);
        entry.put("allDeclaredMethods", true);
      }
      reflection.add(entry);
    }
    return Map.of("reflection", reflection);
  }

  private void write(String path, Map<String, Object> content, TypeElement owner)
      throws IOException {
    try (Writer out =
        new OutputStreamWriter(
            filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, owner).openOutputStream(),
            StandardCharsets.UTF_8)) {
      out.write(JsonTree.pretty(content));
    } catch (FilerException e) {
      // Another task has the same id; the other processor says so.
    }
  }
}
