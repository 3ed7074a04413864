/**
 * Claims runs, executes them, records how they ended. A run's way through it: {@code Claimer} →
 * {@code TaskThreads} → {@code Execution} → {@code Outcome} → {@code Completions}.
 */
@NullMarked
package dev.errand.internal.worker;

import org.jspecify.annotations.NullMarked;
