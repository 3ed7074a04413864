package dev.errand.time;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the two day fields, with the signs that only they have: {@code ? L W #}. */
final class CronDayParser {

  private static final Pattern BEFORE_LAST = Pattern.compile("L-([1-9]|[12][0-9]|30)");
  private static final Pattern WORKDAY = Pattern.compile("([0-9]+)W");
  private static final Pattern MONTH_SIGNS = Pattern.compile("[0-9/-]*[LW][0-9LW/-]*");
  private static final Pattern WEEK_FORM =
      Pattern.compile("(SUN|MON|TUE|WED|THU|FRI|SAT)L|[A-Z0-9]+#[0-9]");
  private static final Pattern MISPLACED_W = Pattern.compile("W-?([1-9]|[12][0-9]|3[01])");
  private static final Pattern MISPLACED_L = Pattern.compile("L?([1-9]|[12][0-9]|30)(?:-?L)?");
  private static final Pattern DAY_FORM = Pattern.compile("[0-9]*[LW]|LW|L-[0-9]+|[A-Z]{3}L|.*#.*");

  /** How often a day of the week can come in a month. */
  private static final List<String> COUNTS = List.of("1", "2", "3", "4", "5");

  private CronDayParser() {}

  /** Whether the text looks like one of the forms that only these fields have. */
  static boolean isDayForm(String text) {
    return DAY_FORM.matcher(text).matches();
  }

  /** Whether the field leaves the choice of days to the other one: it begins with * or is ?. */
  static boolean isOpen(String text) {
    return text.startsWith("*") || text.equals("?");
  }

  static CronDays.Rule daysOfMonth(String expression, String text) {
    CronFieldParser parser = new CronFieldParser(expression, CronField.DAY_OF_MONTH);
    if (text.equals("?")) {
      return allOfMonth(parser.values("*"));
    }
    CronDays.Rule rule = month -> 0;
    for (String item : parser.items(text)) {
      rule = rule.or(itemOfMonth(parser, item));
    }
    return rule;
  }

  static CronDays.Rule daysOfWeek(String expression, String text) {
    CronFieldParser parser = new CronFieldParser(expression, CronField.DAY_OF_WEEK);
    if (text.equals("?")) {
      return allOfWeek(parser.values("*"));
    }
    CronDays.Rule rule = month -> 0;
    for (String item : parser.items(text)) {
      rule = rule.or(itemOfWeek(parser, item));
    }
    return rule;
  }

  private static CronDays.Rule itemOfMonth(CronFieldParser parser, String item) {
    if (item.equals("L")) {
      return month -> month.daysBeforeLast(0);
    }
    if (item.equals("LW")) {
      return CronMonth::lastWorkday;
    }
    Matcher beforeLast = BEFORE_LAST.matcher(item);
    if (beforeLast.matches()) {
      int days = Integer.parseInt(beforeLast.group(1));
      return month -> month.daysBeforeLast(days);
    }
    Matcher workday = WORKDAY.matcher(item);
    if (workday.matches()) {
      int day = parser.value(workday.group(1));
      return month -> month.nearestWorkday(day);
    }
    if (item.startsWith("L-")) {
      throw parser.error(item, "needs a number from 1 to 30 after the L-");
    }
    if (MONTH_SIGNS.matcher(item).matches()) {
      throw parser.valueError(item, "is no form of L or W", meantOfMonth(item));
    }
    if (WEEK_FORM.matcher(item).matches()) {
      throw parser.error(item, "belongs in the day-of-week field");
    }
    return allOfMonth(parser.itemValues(item));
  }

  private static String[] meantOfMonth(String item) {
    if (item.equals("WL")) {
      return new String[] {"LW"};
    }
    Matcher w = MISPLACED_W.matcher(item);
    if (w.matches()) {
      return new String[] {w.group(1) + "W"};
    }
    Matcher l = MISPLACED_L.matcher(item);
    if (l.matches()) {
      return new String[] {"L-" + l.group(1)};
    }
    return new String[0];
  }

  private static CronDays.Rule itemOfWeek(CronFieldParser parser, String item) {
    if (item.equals("LW")
        || WORKDAY.matcher(item).matches()
        || BEFORE_LAST.matcher(item).matches()) {
      throw parser.error(item, "belongs in the day-of-month field");
    }
    int hash = item.indexOf('#');
    if (hash >= 0) {
      return nth(parser, item, item.substring(0, hash), item.substring(hash + 1));
    }
    boolean isMonthName = CronField.MONTH.names().contains(item);
    if (item.endsWith("L") && !isMonthName) {
      String day = item.substring(0, item.length() - 1);
      if (day.isEmpty()) {
        throw parser.error(item, "needs its day, such as FRIL for the last Friday");
      }
      if (day.contains("-")) {
        throw parser.error(item, "has a range before the L, which takes one day");
      }
      int weekday = parser.value(day) % 7;
      return month -> month.lastWeekday(weekday);
    }
    if (item.startsWith("L") && parser.isValue(item.substring(1))) {
      throw parser.error(item, "has the L in front", item.substring(1) + "L");
    }
    return allOfWeek(parser.itemValues(item));
  }

  private static CronDays.Rule nth(CronFieldParser parser, String item, String day, String n) {
    if (n.equals("L") && parser.isValue(day)) {
      throw parser.error(item, "needs a number from 1 to 5 after the #", day + "L");
    }
    if (CronField.DAY_OF_WEEK.names().contains(n)) {
      String what = "has its day after the #";
      throw COUNTS.contains(day)
          ? parser.error(item, what, n + "#" + day)
          : parser.error(item, what);
    }
    if (day.isEmpty() || day.contains("-")) {
      throw parser.error(item, "needs one day before the #");
    }
    int weekday = parser.value(day) % 7;
    if (!COUNTS.contains(n)) {
      throw parser.error(item, "needs a number from 1 to 5 after the #");
    }
    int count = Integer.parseInt(n);
    return month -> month.nthWeekday(weekday, count);
  }

  private static CronDays.Rule allOfMonth(long days) {
    return month -> month.days(days);
  }

  private static CronDays.Rule allOfWeek(long weekdays) {
    return month -> month.weekdays(weekdays);
  }
}
