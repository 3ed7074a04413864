package dev.errand.time;

import java.util.List;

/** The fields of an expression, in their order. */
enum CronField {
  SECOND("second", 0, 59, "", "0-59"),
  MINUTE("minute", 0, 59, "", "0-59"),
  HOUR("hour", 0, 23, "", "0-23"),
  DAY_OF_MONTH("day-of-month", 1, 31, "", "1-31, or a form like L, L-3, 15W, LW"),
  MONTH("month", 1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC", "1-12 or JAN-DEC"),
  DAY_OF_WEEK(
      "day-of-week",
      0,
      7,
      "SUN MON TUE WED THU FRI SAT",
      "0-7 or SUN-SAT, or a form like FRIL, MON#2");

  private final String label;
  private final int min;
  private final int max;
  private final String names;
  private final String allowed;

  CronField(String label, int min, int max, String names, String allowed) {
    this.label = label;
    this.min = min;
    this.max = max;
    this.names = names;
    this.allowed = allowed;
  }

  /** Its name in messages. */
  String label() {
    return label;
  }

  int min() {
    return min;
  }

  int max() {
    return max;
  }

  /** How many different values there are: Sunday counts once, although it has two numbers. */
  int size() {
    return this == DAY_OF_WEEK ? 7 : max - min + 1;
  }

  /** The names of its values, from {@link #min} on. */
  List<String> names() {
    return names.isEmpty() ? List.of() : List.of(names.split(" "));
  }

  /** Its range and the forms that only it has, for messages. */
  String allowed() {
    return allowed;
  }
}
