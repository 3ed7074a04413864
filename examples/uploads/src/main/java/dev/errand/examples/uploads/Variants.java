package dev.errand.examples.uploads;

import java.util.List;
import java.util.UUID;

/**
 * What was made of an upload: the output of the task.
 *
 * @param uploadId the upload
 * @param variants smallest first
 */
public record Variants(UUID uploadId, List<Variant> variants) {

  /** Keeps its own copy of the list. */
  public Variants {
    variants = List.copyOf(variants);
  }
}
