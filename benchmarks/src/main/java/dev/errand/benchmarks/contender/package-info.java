/** Those that are measured, each behind the same face, in this JVM or in processes of their own. */
@NullMarked
package dev.errand.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
