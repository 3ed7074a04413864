package dev.errand.internal.json;

import dev.errand.spi.JsonCodec;

/**
 * Everything that is stored as JSON, each with its own codec.
 *
 * @param json plain values
 * @param payloads payloads and outputs
 * @param errors errors
 * @param metadata notes about runs
 */
public record Codecs(
    JsonCodec json, PayloadCodec payloads, ErrorCodec errors, MetadataCodec metadata) {

  /** All on one codec for values, with a limit for payloads in bytes. */
  public static Codecs of(JsonCodec json, long payloadLimit) {
    return new Codecs(
        json, new PayloadCodec(json, payloadLimit), new ErrorCodec(json), new MetadataCodec(json));
  }
}
