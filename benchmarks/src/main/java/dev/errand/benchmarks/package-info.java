/** Measures Errand beside others, on one server, in one run. */
@NullMarked
package dev.errand.benchmarks;

import org.jspecify.annotations.NullMarked;
