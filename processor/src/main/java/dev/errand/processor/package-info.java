/**
 * The annotation processors: one writes a stub for each task method, the other one registry for
 * each compilation.
 *
 * <p>The way of a task through this package: {@code TaskMethods} finds the method, {@code
 * TaskReader} reads it into a {@code TaskModel} or into {@code Problem}s, {@code StubWriter} and
 * {@code RegistryWriter} write what follows from it. Hook methods go the same way through {@code
 * HookClasses}, {@code HookReader}, {@code HookModel} and {@code HookWriter}; whether they fit
 * their tasks is judged by {@code KnownHooks} when all tasks are known. Every text that a user may
 * get to see is in {@code Message}. Nothing here is used at run time, and nothing is API but the
 * two processors' names and options.
 */
@NullMarked
package dev.errand.processor;

import org.jspecify.annotations.NullMarked;
