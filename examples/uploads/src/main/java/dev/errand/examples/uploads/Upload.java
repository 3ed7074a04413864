package dev.errand.examples.uploads;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture that a user has handed in: the payload of the task.
 *
 * @param id the upload's own id, under which the application stores everything about it
 * @param userId whose picture it is
 * @param fileName what the user calls it; messages name it
 * @param fileUrl where the task fetches it; null if it came with the request and is stored already
 */
public record Upload(UUID id, String userId, String fileName, @Nullable URI fileUrl) {

  /** The object that holds the picture as it was handed in. */
  String originalKey() {
    return "uploads/" + id + "/original";
  }

  /** The object that holds a variant. Always the same one, so that a repeated run replaces it. */
  String variantKey(String variant) {
    return "uploads/" + id + "/" + variant + ".webp";
  }
}
