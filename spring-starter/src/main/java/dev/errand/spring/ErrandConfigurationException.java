package dev.errand.spring;

/** The application lacks something that Errand needs, or leaves open what is meant. */
final class ErrandConfigurationException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final String description;
  private final String action;

  /**
   * With both halves of the message.
   *
   * @param description what is wrong
   * @param action what to do
   */
  ErrandConfigurationException(String description, String action) {
    super(description + (description.contains("\n") ? "\n" : " ") + action);
    this.description = description;
    this.action = action;
  }

  String description() {
    return description;
  }

  String action() {
    return action;
  }
}
