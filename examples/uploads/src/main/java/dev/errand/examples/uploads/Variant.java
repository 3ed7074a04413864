package dev.errand.examples.uploads;

/**
 * A WebP picture that was made of an upload.
 *
 * @param name {@code cover}, {@code medium} or {@code large}
 * @param width in pixels
 * @param height in pixels
 * @param bytes the file's size
 * @param key the object that holds it
 */
public record Variant(String name, int width, int height, int bytes, String key) {}
