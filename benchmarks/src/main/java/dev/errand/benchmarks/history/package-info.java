/**
 * What it costs to keep ended runs, to list and count them among ten million, and to remove them.
 */
@NullMarked
package dev.errand.benchmarks.history;

import org.jspecify.annotations.NullMarked;
