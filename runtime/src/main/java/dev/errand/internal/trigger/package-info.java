/** From a stub's call to stored rows. */
@NullMarked
package dev.errand.internal.trigger;

import org.jspecify.annotations.NullMarked;
