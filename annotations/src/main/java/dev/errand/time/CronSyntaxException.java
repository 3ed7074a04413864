package dev.errand.time;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text is not a {@link CronExpression}. The message is written for the person who wrote the text:
 * it quotes it, names the field and the value, says what is allowed there and, where that can be
 * guessed, what was probably meant:
 *
 * <pre>{@code
 * "0 9 * * MONN" is not a cron expression: day-of-week "MONN" is neither a number nor a name
 * (allowed: 0-7 or SUN-SAT, or a form like FRIL, MON#2). Did you mean "MON"?
 * }</pre>
 */
public final class CronSyntaxException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String expression;
  private final @Nullable String field;
  private final String value;
  private final boolean suggesting;

  private CronSyntaxException(
      String message,
      String expression,
      @Nullable String field,
      String value,
      List<String> suggestions) {
    super(message + Spelling.didYouMean(suggestions));
    this.expression = expression;
    this.field = field;
    this.value = value;
    this.suggesting = !suggestions.isEmpty();
  }

  /** An error in one field. */
  static CronSyntaxException in(
      String expression, CronField field, String value, String what, List<String> suggestions) {
    String message =
        "%s is not a cron expression: %s %s %s."
            .formatted(Spelling.quote(expression), field.label(), Spelling.quote(value), what);
    return new CronSyntaxException(message, expression, field.label(), value, suggestions);
  }

  /** An error that no single field is to blame for. */
  static CronSyntaxException of(String expression, String what, List<String> suggestions) {
    String message = Spelling.quote(expression) + " is not a cron expression: " + what + ".";
    return new CronSyntaxException(message, expression, null, expression, suggestions);
  }

  /** The same error with a suggestion; this one must have none. */
  CronSyntaxException suggesting(String suggestion) {
    String message = Objects.requireNonNull(getMessage());
    return new CronSyntaxException(message, expression, field, value, List.of(suggestion));
  }

  boolean isSuggesting() {
    return suggesting;
  }

  /**
   * The whole text that was to be parsed.
   *
   * @return the text, unchanged
   */
  public String expression() {
    return expression;
  }

  /**
   * The field that is wrong: {@code second}, {@code minute}, {@code hour}, {@code day-of-month},
   * {@code month} or {@code day-of-week}. Empty if it is the expression as a whole, such as a wrong
   * number of fields.
   *
   * @return the field's name, if it is one field
   */
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }

  /**
   * The smallest piece of the text that is wrong, such as {@code 60} in {@code "0-60 * * * *"}, in
   * upper case; the whole expression if no single field is to blame.
   *
   * @return the offending text
   */
  public String value() {
    return value;
  }
}
