/** What contenders are given to do, and what of it is measured and checked. */
@NullMarked
package dev.errand.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
