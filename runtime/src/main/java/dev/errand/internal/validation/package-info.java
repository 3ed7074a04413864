/** Whether payloads satisfy their constraints. */
@org.jspecify.annotations.NullMarked
package dev.errand.internal.validation;
