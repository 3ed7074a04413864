/**
 * The ground: what tasks, generated stubs and registries are made of.
 *
 * <p>Generated code uses this package and no other of the library, and only through builders and
 * static factories, so that a jar built by any released processor runs with every later runtime.
 * Values here are immutable and safe for use by several threads unless their Javadoc says
 * otherwise.
 */
@NullMarked
package dev.errand.task;

import org.jspecify.annotations.NullMarked;
