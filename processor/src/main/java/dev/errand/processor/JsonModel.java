package dev.errand.processor;

import dev.errand.processor.shape.SchemaWriter;
import dev.errand.processor.shape.Shape;
import dev.errand.processor.shape.Shape.Property;
import dev.errand.processor.shape.Shape.Use;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The JSON that a task's payload and output become.
 *
 * @param payload the parameters, each with what it becomes
 * @param isInline whether the only parameter is itself the stored object
 * @param output empty if there is none
 * @param definitions the shapes that have names
 * @param reflected the classes and arrays that the mapper asks about at run time
 */
record JsonModel(
    List<Property> payload,
    boolean isInline,
    Optional<Use> output,
    Map<String, Shape> definitions,
    Set<String> reflected) {

  /** Where nobody has looked. */
  static final JsonModel NONE =
      new JsonModel(List.of(), false, Optional.empty(), Map.of(), Set.of());

  /** The JSON Schema of the stored payload. */
  Map<String, Object> payloadSchema(String taskId) {
    SchemaWriter writer = new SchemaWriter(definitions);
    return isInline
        ? writer.writeObject(taskId, payload.get(0).use())
        : writer.writeObject(taskId, payload);
  }

  /** The JSON Schema of the output. */
  Optional<Map<String, Object>> outputSchema(String taskId) {
    return output.map(use -> new SchemaWriter(definitions).write(taskId + " output", use));
  }
}
