package dev.errand.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a whole expression: macros, the number of fields, and what only all fields together say.
 */
final class CronParser {

  private static final Map<String, String> MACROS =
      Map.of(
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *");

  private static final String MACRO_NAMES =
      "@yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly";
  private static final String FIELDS =
      "5 fields (minute hour day-of-month month day-of-week), or 6 with the second first";
  private static final String WITHOUT_SECONDS = "0 ";

  private final String text;
  private final List<String> fields;

  private CronParser(String text, String sixFields) {
    this.text = text;
    this.fields = List.of(sixFields.split(" "));
  }

  static CronExpression parse(String text) {
    CronParser parser = new CronParser(text, sixFields(text));
    try {
      return parser.read();
    } catch (CronSyntaxException e) {
      throw parser.better(e);
    }
  }

  /** Upper case, one space between fields, macros and a missing second filled in. */
  private static String sixFields(String text) {
    String spaced = text.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    if (spaced.isEmpty()) {
      throw CronSyntaxException.of(text, "it is empty; write " + FIELDS, List.of());
    }
    if (spaced.startsWith("@")) {
      return WITHOUT_SECONDS + expandMacro(text, spaced.toLowerCase(Locale.ROOT));
    }
    return switch (count(spaced)) {
      case 5 -> WITHOUT_SECONDS + spaced;
      case 6 -> spaced;
      default -> throw wrongCount(text, spaced);
    };
  }

  private static String expandMacro(String text, String macro) {
    String expression = MACROS.get(macro);
    if (expression != null) {
      return expression;
    }
    String what =
        macro.startsWith("@every ")
            ? "@every is not known here; every 5 minutes is written */5 * * * *"
            : "there is no such macro; the macros are " + MACRO_NAMES;
    throw CronSyntaxException.of(text, what, Spelling.nearest(macro, MACROS.keySet()));
  }

  private static CronSyntaxException wrongCount(String text, String spaced) {
    int count = count(spaced);
    String what = "it has " + count + (count == 1 ? " field" : " fields") + " instead of " + FIELDS;
    String macro = "@" + spaced.toLowerCase(Locale.ROOT);
    if (MACROS.containsKey(macro)) {
      return CronSyntaxException.of(text, what, List.of(macro));
    }
    String closedUp = closeUp(text);
    if (isRight(closedUp)) {
      return CronSyntaxException.of(text, what, List.of(closedUp));
    }
    if (count == 7) {
      what += "; a year can't be given";
    }
    return CronSyntaxException.of(text, what, List.of());
  }

  /** The text without spaces inside its lists, ranges and steps. */
  private static String closeUp(String text) {
    return text.strip().replaceAll("\\s*([,/-])\\s*", "$1");
  }

  private static int count(String spaced) {
    return spaced.split(" ").length;
  }

  /** Whether a suggestion can be parsed. It is not looked at for suggestions of its own. */
  private static boolean isRight(String text) {
    int count = text.split("\\s+").length;
    if (count != 5 && count != 6) {
      return false;
    }
    try {
      new CronParser(text, sixFields(text)).read();
      return true;
    } catch (CronSyntaxException e) {
      return false;
    }
  }

  private CronExpression read() {
    long seconds = values(CronField.SECOND);
    long minutes = values(CronField.MINUTE);
    CronTimes times = new CronTimes(values(CronField.HOUR), minutes, seconds);
    CronDays.Rule rule = days();
    CronDays dates = new CronDays(values(CronField.MONTH), rule);
    if (!dates.everCome()) {
      throw neverComes();
    }
    return new CronExpression(text, normalText(), times, dates);
  }

  private long values(CronField field) {
    return new CronFieldParser(text, field).values(field(field));
  }

  private String field(CronField field) {
    return fields.get(field.ordinal());
  }

  /** Vixie's rule: two restricted fields widen each other, otherwise both must match. */
  private CronDays.Rule days() {
    String ofMonth = field(CronField.DAY_OF_MONTH);
    String ofWeek = field(CronField.DAY_OF_WEEK);
    CronDays.Rule monthRule = CronDayParser.daysOfMonth(text, ofMonth);
    CronDays.Rule weekRule = CronDayParser.daysOfWeek(text, ofWeek);
    return CronDayParser.isOpen(ofMonth) || CronDayParser.isOpen(ofWeek)
        ? monthRule.and(weekRule)
        : monthRule.or(weekRule);
  }

  private CronSyntaxException neverComes() {
    List<String> conditions = new ArrayList<>();
    for (CronField field :
        List.of(CronField.DAY_OF_MONTH, CronField.MONTH, CronField.DAY_OF_WEEK)) {
      String value = field(field);
      if (!value.equals("*") && !value.equals("?")) {
        conditions.add(field.label() + " " + Spelling.quote(value));
      }
    }
    String what = "it never comes, as no date has " + String.join(" and ", conditions);
    return CronSyntaxException.of(text, what + "; the last day of a month is L", List.of());
  }

  private String normalText() {
    return String.join(" ", fields.stream().map(f -> f.equals("?") ? "*" : f).toList());
  }

  /** Adds what only the whole expression can suggest. */
  private CronSyntaxException better(CronSyntaxException e) {
    if (e.isSuggesting()) {
      return e;
    }
    String closedUp = closeUp(text);
    if (isRight(closedUp)) {
      return e.suggesting(closedUp);
    }
    // On a clock, hours and minutes stand the other way round.
    List<String> swapped = new ArrayList<>(List.of(text.strip().split("\\s+")));
    int minute = swapped.size() == 5 ? 0 : 1;
    swapped.add(minute, swapped.remove(minute + 1));
    String clockwise = String.join(" ", swapped);
    boolean hour = e.field().equals(Optional.of(CronField.HOUR.label()));
    return hour && isRight(clockwise) ? e.suggesting(clockwise) : e;
  }
}
