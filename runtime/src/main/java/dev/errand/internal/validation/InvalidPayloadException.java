package dev.errand.internal.validation;

/** A payload breaks its constraints. Trying again wouldn't help. */
public final class InvalidPayloadException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidPayloadException(String message) {
    super(message);
  }
}
