/** What holds for minutes and hours, and how far one database goes. */
@NullMarked
package dev.errand.benchmarks.endurance;

import org.jspecify.annotations.NullMarked;
