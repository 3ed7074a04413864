package dev.errand.time;

import java.util.List;
import java.util.regex.Pattern;

/** Reads what all fields have in common: values, names, lists, ranges and steps. */
final class CronFieldParser {

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private final String expression;
  private final CronField field;

  /**
   * @param expression the whole text as it was written, for messages
   */
  CronFieldParser(String expression, CronField field) {
    this.expression = expression;
    this.field = field;
  }

  /** The values of a whole field, as {@link Bits}. */
  long values(String text) {
    long values = 0;
    for (String item : items(text)) {
      values |= itemValues(item);
    }
    return values;
  }

  List<String> items(String text) {
    List<String> items = List.of(text.split(",", -1));
    if (items.contains("")) {
      throw error(text, "has an empty place in its list");
    }
    return items;
  }

  /**
   * The values of one item of a list: {@code *}, {@code 5}, {@code 1-5}, each perhaps with a step.
   */
  long itemValues(String item) {
    int slash = item.indexOf('/');
    String range = slash < 0 ? item : item.substring(0, slash);
    if (range.isEmpty()) {
      String what = "has nothing before the /";
      throw isRight("*" + item) ? error(item, what, "*" + item) : error(item, what);
    }
    int first;
    int last;
    int dash = range.indexOf('-');
    if (range.equals("*")) {
      first = field.min();
      last = first + field.size() - 1;
    } else if (dash >= 0) {
      if (dash == 0 || dash == range.length() - 1) {
        throw error(item, "is a range with only one end");
      }
      if (dash != range.lastIndexOf('-')) {
        throw error(item, "has more than one -");
      }
      first = value(range.substring(0, dash));
      last = value(range.substring(dash + 1));
    } else {
      first = value(range);
      last = slash < 0 ? first : field.min() + field.size() - 1;
    }
    int step = slash < 0 ? 1 : step(item, item.substring(slash + 1));
    if (last < first) {
      last += field.size();
    }
    long values = 0;
    for (int i = first; i <= last; i += step) {
      values |= 1L << (field.min() + (i - field.min()) % field.size());
    }
    return values;
  }

  /** A single number or name; 7 stays 7 for Sunday, so that ranges can end with it. */
  int value(String text) {
    int named = field.names().indexOf(text);
    if (named >= 0) {
      return field.min() + named;
    }
    if (!NUMBER.matcher(text).matches()) {
      throw unknown(text);
    }
    int number = small(text);
    if (number < field.min() || number > field.max()) {
      String[] suggestion = {};
      if (number == 0) {
        suggestion = new String[] {"1"};
      } else if (number == field.max() + 1 && field.compareTo(CronField.HOUR) <= 0) {
        suggestion = new String[] {"0"};
      }
      throw valueError(text, "is out of range", suggestion);
    }
    return number;
  }

  private boolean isRight(String item) {
    try {
      itemValues(item);
      return true;
    } catch (CronSyntaxException e) {
      return false;
    }
  }

  boolean isValue(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return field.names().contains(text);
    }
    return small(text) >= field.min() && small(text) <= field.max();
  }

  /** A form that is wrong whatever the values are. */
  CronSyntaxException error(String value, String what, String... suggestions) {
    return CronSyntaxException.in(expression, field, value, what, List.of(suggestions));
  }

  /** A value that is wrong; the message says which are right. */
  CronSyntaxException valueError(String value, String what, String... suggestions) {
    return error(value, what + " (allowed: " + field.allowed() + ")", suggestions);
  }

  private int step(String item, String text) {
    int largest = field.size() - 1;
    int step = NUMBER.matcher(text).matches() ? small(text) : 0;
    if (step < 1 || step > largest) {
      throw error(
          item, "needs a step from 1 to " + largest + " after the /", onlyValue(item, step));
    }
    return step;
  }

  /**
   * What <code>*&#47;60</code> minutes comes to: a step of the field's size never gets past the
   * first.
   */
  private String[] onlyValue(String item, int step) {
    String range = item.substring(0, item.indexOf('/'));
    if (step != field.size() || range.contains("-")) {
      return new String[0];
    }
    return new String[] {range.equals("*") ? Integer.toString(field.min()) : range};
  }

  /** The number, or one that is too large everywhere. */
  private static int small(String digits) {
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  private CronSyntaxException unknown(String text) {
    if (text.equals("?")) {
      return error(text, "has no place here", "*");
    }
    if (text.contains("*")) {
      return error(text, "has a * that doesn't stand alone");
    }
    for (CronField other : CronField.values()) {
      if (other.names().contains(text)) {
        return error(text, "belongs in the " + other.label() + " field");
      }
    }
    if (CronDayParser.isDayForm(text)) {
      return error(text, "is a form of the day fields that can't stand here");
    }
    if (field.names().isEmpty()) {
      return valueError(text, "is not a number");
    }
    return valueError(
        text,
        "is neither a number nor a name",
        Spelling.nearest(text, field.names()).toArray(String[]::new));
  }
}
