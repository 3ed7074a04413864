/** What becomes due with time. */
@NullMarked
package dev.errand.internal.schedule;

import org.jspecify.annotations.NullMarked;
