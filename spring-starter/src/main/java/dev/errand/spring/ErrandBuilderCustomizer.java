package dev.errand.spring;

import dev.errand.ErrandBuilder;

/**
 * Has the last word on the {@link dev.errand.Errand} that the starter builds. Beans of this type
 * are called in their order, after properties and the application's other beans were applied.
 *
 * <pre>{@code
 * @Bean
 * ErrandBuilderCustomizer listening() {
 *   return builder -> builder.listener(new Progress());
 * }
 * }</pre>
 */
@FunctionalInterface
public interface ErrandBuilderCustomizer {

  /** Changes the builder. */
  void customize(ErrandBuilder builder);
}
