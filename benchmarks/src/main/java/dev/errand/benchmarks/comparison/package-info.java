/** The program that measures all contenders beside each other, and writes what came of it. */
@NullMarked
package dev.errand.benchmarks.comparison;

import org.jspecify.annotations.NullMarked;
