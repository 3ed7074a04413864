/**
 * Errand in a Spring Boot application: the {@code DataSource}, the beans and the transactions are
 * the application's, and {@code errand.*} properties say the rest.
 */
@NullMarked
package dev.errand.spring;

import org.jspecify.annotations.NullMarked;
