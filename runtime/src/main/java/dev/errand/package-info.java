/**
 * The door: {@link dev.errand.Errand} puts the parts together and starts them.
 *
 * <p>Packages whose name contains {@code internal} are not API: they may change with any release.
 */
@NullMarked
package dev.errand;

import org.jspecify.annotations.NullMarked;
