package dev.errand.processor;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.tools.JavaFileManager;
import javax.tools.StandardLocation;

/** The resource that describes a task, by which it is known to compilations other than its own. */
final class TaskResource {

  private static final String DIRECTORY = "META-INF/errand/";
  private static final List<JavaFileManager.Location> LOCATIONS =
      List.of(StandardLocation.CLASS_OUTPUT, StandardLocation.CLASS_PATH);
  private static final int LONGEST_NAME = 200;

  private TaskResource() {}

  /**
   * The path of a task's resource, one for each id also where case doesn't count. What not every
   * file system has, or tells apart, stands as {@code ~} and its code: {@code a/B} becomes {@code
   * a~2f~42}; a long name ends in a hash of the id.
   */
  static String path(String id) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean isSafe = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
      name.append(isSafe || (c == '.' && i > 0) ? "" + c : String.format("~%02x", (int) c));
    }
    if (name.length() > LONGEST_NAME) {
      name.setLength(LONGEST_NAME);
      name.append(String.format("~~%08x", id.hashCode()));
    }
    return DIRECTORY + name + ".json";
  }

  /** Whether the task is in a jar on the class path, or was compiled before. */
  static boolean exists(String id, Filer filer) {
    return LOCATIONS.stream().anyMatch(location -> exists(location, path(id), filer));
  }

  private static boolean exists(JavaFileManager.Location location, String path, Filer filer) {
    try (InputStream in = filer.getResource(location, "", path).openInputStream()) {
      return in.read() >= 0;
    } catch (IOException | RuntimeException e) {
      return false; // compilers say in many ways that there is none, or no such location
    }
  }
}
