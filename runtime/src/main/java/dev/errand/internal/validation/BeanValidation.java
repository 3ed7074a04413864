package dev.errand.internal.validation;

import dev.errand.spi.PayloadValidator;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import java.util.List;

/** Asks Bean Validation; the one class that mentions it, since it need not be there. */
final class BeanValidation implements PayloadValidator {

  private final Validator validator;

  private BeanValidation(Validator validator) {
    this.validator = validator;
  }

  /**
   * With the provider that the application has; {@link PayloadValidator#none()} without one.
   *
   * @throws LinkageError without Bean Validation's classes
   * @throws IllegalStateException if there is a provider that can't start
   */
  @SuppressWarnings("MustBeClosedChecker") // lives as long as the process
  static PayloadValidator create() {
    try {
      return new BeanValidation(Validation.buildDefaultValidatorFactory().getValidator());
    } catch (NoProviderFoundException e) {
      return PayloadValidator.none();
    } catch (ValidationException e) {
      throw new IllegalStateException(
          "Bean Validation is on the class path, but can't start: "
              + e.getMessage()
              + " If an implementation of the expression language is missing, add"
              + " org.glassfish.expressly:expressly. To do without validation, set"
              + " Errand.builder().validator(PayloadValidator.none()).",
          e);
    }
  }

  @Override
  public List<Violation> validate(Object bean) {
    return validator.validate(bean).stream()
        .map(found -> new Violation(found.getPropertyPath().toString(), found.getMessage()))
        .toList();
  }
}
