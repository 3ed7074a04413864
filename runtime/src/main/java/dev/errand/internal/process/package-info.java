/** What goes on in this process: signals between its parts, and what each thread has open. */
@NullMarked
package dev.errand.internal.process;

import org.jspecify.annotations.NullMarked;
