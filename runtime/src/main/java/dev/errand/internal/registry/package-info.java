/** The tasks that the code on the class path declares. */
@NullMarked
package dev.errand.internal.registry;

import org.jspecify.annotations.NullMarked;
