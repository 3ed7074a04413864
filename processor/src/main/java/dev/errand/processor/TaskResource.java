package dev.errand.processor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
  private static final int HEAD = 120;

  private TaskResource() {}

  /**
   * The path of a task's resource. What not every file system has, or tells apart, stands as {@code
   * ~} and its code: {@code a/B} becomes {@code a~2f~42}; a long name ends in a hash of the id.
   */
  static String path(String id) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean isPlain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "-_.".indexOf(c) >= 0;
      name.append(isPlain ? String.valueOf(c) : String.format("~%02x", (int) c));
    }
    if (name.length() > LONGEST_NAME) {
      name.setLength(HEAD);
      name.append("~~").append(hash(id));
    }
    return DIRECTORY + name + ".json";
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
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
