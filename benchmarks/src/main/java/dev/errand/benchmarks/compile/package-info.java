/** Measures what the annotation processor adds to a compilation. */
@NullMarked
package dev.errand.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
