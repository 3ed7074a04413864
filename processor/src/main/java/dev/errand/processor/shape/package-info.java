/**
 * What the JSON of a task's payload and output looks like, as far as its Java types say: {@code
 * ShapeReader} walks the types, {@code Shape} is what it finds, {@code SchemaWriter} says it as
 * JSON Schema. It knows the rules of Errand's own mapper, and Jackson's and Jakarta's annotations
 * by name only. Where the types don't say it, a shape is {@code Anything}: open rather than wrong.
 */
@NullMarked
package dev.errand.processor.shape;

import org.jspecify.annotations.NullMarked;
