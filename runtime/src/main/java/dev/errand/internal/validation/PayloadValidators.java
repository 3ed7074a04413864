package dev.errand.internal.validation;

import dev.errand.spi.PayloadValidator;

/** Finds out whether the application has Bean Validation. */
public final class PayloadValidators {

  private PayloadValidators() {}

  /**
   * Bean Validation where it is there, otherwise nothing is found wrong.
   *
   * @throws IllegalStateException if it is there and can't start
   */
  public static PayloadValidator find() {
    try {
      return BeanValidation.create();
    } catch (LinkageError absent) {
      return PayloadValidator.none();
    }
  }
}
