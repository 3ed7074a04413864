package dev.errand.examples.uploads;

/**
 * A WebP file in memory.
 *
 * @param name the variant's name
 * @param width in pixels
 * @param height in pixels
 * @param content the file; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WebpImage(String name, int width, int height, byte[] content) {}
