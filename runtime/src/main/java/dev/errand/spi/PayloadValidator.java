package dev.errand.spi;

import java.util.List;

/**
 * Says which constraints a payload breaks; it is asked before a run is stored, and before the
 * method is called. By default Bean Validation is asked, where it is on the class path.
 * Implementations are thread-safe.
 */
@FunctionalInterface
public interface PayloadValidator {

  /**
   * The constraints that the object breaks, those of what it contains included; empty if it breaks
   * none.
   *
   * @param bean the payload, or a record that has one component for each of its parameters
   */
  List<Violation> validate(Object bean);

  /** Finds no fault with anything. */
  static PayloadValidator none() {
    return bean -> List.of();
  }

  /**
   * A constraint that is broken.
   *
   * @param path where, such as {@code items[2].sku}; empty for the object itself
   * @param reason what is wrong, such as {@code must not be blank}
   */
  record Violation(String path, String reason) {}
}
