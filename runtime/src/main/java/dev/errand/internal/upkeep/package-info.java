/** Looks after the whole: dead workers, expired runs, what races left. */
@NullMarked
package dev.errand.internal.upkeep;

import org.jspecify.annotations.NullMarked;
