package dev.errand.processor.shape;

import javax.lang.model.type.TypeMirror;

/**
 * A type that no JSON can hold.
 *
 * @param path where it is, from the parameter or the output: {@code owner.avatar}, {@code files[]};
 *     empty for these themselves
 */
public record Obstacle(Family family, Path path, TypeMirror type) {}
