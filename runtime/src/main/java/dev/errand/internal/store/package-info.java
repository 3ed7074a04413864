/** Every SQL statement of the library, a class a table or a move, beside the records it fills. */
@NullMarked
package dev.errand.internal.store;

import org.jspecify.annotations.NullMarked;
