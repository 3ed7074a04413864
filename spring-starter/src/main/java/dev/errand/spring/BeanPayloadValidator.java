package dev.errand.spring;

import dev.errand.spi.PayloadValidator;
import jakarta.validation.Validator;
import java.util.List;

/** Validates payloads with the application's own validator. */
record BeanPayloadValidator(Validator validator) implements PayloadValidator {

  @Override
  public List<Violation> validate(Object bean) {
    return validator.validate(bean).stream()
        .map(found -> new Violation(found.getPropertyPath().toString(), found.getMessage()))
        .toList();
  }
}
