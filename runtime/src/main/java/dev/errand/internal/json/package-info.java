/**
 * Payloads, outputs, errors and metadata to and from JSON, with a codec each for Jackson 3 and
 * Jackson 2. The two write the same bytes and give the same reasons; what doesn't touch Jackson is
 * shared. Everything here is immutable and thread-safe.
 */
@NullMarked
package dev.errand.internal.json;

import org.jspecify.annotations.NullMarked;
