package dev.errand.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronSyntaxTest {

  private static final String FIELDS =
      "5 fields (minute hour day-of-month month day-of-week), or 6 with the second first";
  private static final String MACROS =
      "there is no such macro; the macros are"
          + " @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly.";

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void empty(String text) {
    CronSyntaxException e = refused(text);
    assertThat(e)
        .hasMessageEndingWith("is not a cron expression: it is empty; write " + FIELDS + ".");
    assertThat(e.field()).isEmpty();
    assertThat(e.value()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * *              | it has 3 fields instead of {}.",
        "5m                 | it has 1 field instead of {}.",
        "daily              | it has 1 field instead of {}. Did you mean \"@daily\"?",
        "0 0 0 1 1 ? 2025   | it has 7 fields instead of {}; a year can't be given.",
        "0 9 - 17 * * *     | it has 7 fields instead of {}. Did you mean \"0 9-17 * * *\"?",
        "*/5 * *            | it has 3 fields instead of {}."
      })
  void numberOfFields(String text, String why) {
    assertRefusedAsAWhole(text, why.replace("{}", FIELDS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@dayly   | {} Did you mean \"@daily\"?",
        "@HOURLEY | {} Did you mean \"@hourly\"?",
        "@month   | {} Did you mean \"@monthly\"?",
        "@daily 5 | {} Did you mean \"@daily\"?",
        "@reboot  | {}",
        "@        | {}",
        "@every 5m| @every is not known here; every 5 minutes is written */5 * * * *."
      })
  void macros(String text, String why) {
    assertRefusedAsAWhole(text, why.replace("{}", MACROS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "60 0 0 * * *  | second       | 60 | 0-59           | Did you mean \"0\"?",
        "60 * * * *    | minute       | 60 | 0-59           | Did you mean \"0\"?",
        "0-75 * * * *  | minute       | 75 | 0-59           |",
        "99999999999 * * * * | minute | 99999999999 | 0-59  |",
        "0 24 * * *    | hour         | 24 | 0-23           | Did you mean \"0\"?",
        "9 30 * * *    | hour         | 30 | 0-23           | Did you mean \"30 9 * * *\"?",
        "0 9 30 * * *  | hour         | 30 | 0-23           | Did you mean \"0 30 9 * * *\"?",
        "0 99 * * *    | hour         | 99 | 0-23           |",
        "0 9 0 * *     | day-of-month | 0  | 1-31, or a form like L, L-3, 15W, LW | Did you mean"
            + " \"1\"?",
        "0 9 32 * *    | day-of-month | 32 | 1-31, or a form like L, L-3, 15W, LW |",
        "0 9 32W * *   | day-of-month | 32 | 1-31, or a form like L, L-3, 15W, LW |",
        "0 9 1 0 *     | month        | 0  | 1-12 or JAN-DEC | Did you mean \"1\"?",
        "0 9 1 13 *    | month        | 13 | 1-12 or JAN-DEC |",
        "0 9 * * 8     | day-of-week  | 8  | 0-7 or SUN-SAT, or a form like FRIL, MON#2 |",
        "0 9 * * 8#1   | day-of-week  | 8  | 0-7 or SUN-SAT, or a form like FRIL, MON#2 |"
      })
  void outOfRange(String text, String field, String value, String allowed, String suggestion) {
    assertRefused(text, field, value, "is out of range (allowed: " + allowed + ").", suggestion);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "JNA   | Did you mean \"JAN\"?",
        "sept  | Did you mean \"SEP\"?",
        "JUM   | Did you mean \"JUN\" or \"JUL\"?",
        "MARCH | Did you mean \"MAR\"?",
        "xyz   |"
      })
  void monthNames(String name, String suggestion) {
    assertRefused(
        "0 0 1 " + name + " *",
        "month",
        name.toUpperCase(),
        "is neither a number nor a name (allowed: 1-12 or JAN-DEC).",
        suggestion);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MONDAY  | MONDAY | Did you mean \"MON\"?",
        "MONN    | MONN   | Did you mean \"MON\"?",
        "tues    | TUES   | Did you mean \"TUE\"?",
        "THURS   | THURS  | Did you mean \"THU\"?",
        "MO      | MO     | Did you mean \"MON\"?",
        "MON-FRX | FRX    | Did you mean \"FRI\"?",
        "FRYL    | FRY    | Did you mean \"FRI\"?",
        "MNO#2   | MNO    | Did you mean \"MON\"?",
        "DI      | DI     |"
      })
  void weekdayNames(String item, String value, String suggestion) {
    assertRefused(
        "0 0 * * " + item,
        "day-of-week",
        value,
        "is neither a number nor a name (allowed: 0-7 or SUN-SAT, or a form like FRIL, MON#2).",
        suggestion);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 * MON *   | month        | MON   | belongs in the day-of-week field.",
        "0 0 MON * *   | day-of-month | MON   | belongs in the day-of-week field.",
        "0 0 FRIL * *  | day-of-month | FRIL  | belongs in the day-of-week field.",
        "0 0 MON#2 * * | day-of-month | MON#2 | belongs in the day-of-week field.",
        "0 0 * * JUL   | day-of-week  | JUL   | belongs in the month field.",
        "0 0 * * 15W   | day-of-week  | 15W   | belongs in the day-of-month field.",
        "0 0 * * L-3   | day-of-week  | L-3   | belongs in the day-of-month field.",
        "0 0 * * LW    | day-of-week  | LW    | belongs in the day-of-month field.",
        "L * * * *     | minute       | L     | is a form of the day fields that can't stand here.",
        "0 0 1 MON#2 * | month        | MON#2 | is a form of the day fields that can't stand here.",
        "0 0 * * 5L/2  | day-of-week  | 5L    | is a form of the day fields that can't stand here."
      })
  void wrongField(String text, String field, String value, String what) {
    assertRefused(text, field, value, what, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.5 * * * * | 1.5 | is not a number (allowed: 0-59). |",
        "H * * * *   | H   | is not a number (allowed: 0-59). |",
        "? * * * *   | ?   | has no place here. | Did you mean \"*\"?",
        "** * * * *  | **  | has a * that doesn't stand alone. |",
        "*5 * * * *  | *5  | has a * that doesn't stand alone. |",
        "1- * * * *  | 1-  | is a range with only one end. |",
        "-1 * * * *  | -1  | is a range with only one end. |",
        "1-2-3 * * * * | 1-2-3 | has more than one -. |",
        "1,,2 * * * *  | 1,,2  | has an empty place in its list. |",
        "1,2, * * * *  | 1,2,  | has an empty place in its list. |",
        "/5 * * * *    | /5    | has nothing before the /. | Did you mean \"*/5\"?"
      })
  void wrongForm(String text, String value, String what, String suggestion) {
    assertRefused(text, "minute", value, what, suggestion);
  }

  @Test
  void spacesInsideAFieldThatStillMakeSixFields() {
    assertRefused(
        "1, 2 * * * *",
        "second",
        "1,",
        "has an empty place in its list.",
        "Did you mean \"1,2 * * * *\"?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/0 * * * *    | minute       | */0    | 59 |",
        "*/ * * * *     | minute       | */     | 59 |",
        "*/x * * * *    | minute       | */X    | 59 |",
        "1/2/3 * * * *  | minute       | 1/2/3  | 59 |",
        "*/90 * * * *   | minute       | */90   | 59 |",
        "*/60 * * * *   | minute       | */60   | 59 | Did you mean \"0\"?",
        "5/60 * * * *   | minute       | 5/60   | 59 | Did you mean \"5\"?",
        "1-5/60 * * * * | minute       | 1-5/60 | 59 |",
        "0 */24 * * *   | hour         | */24   | 23 | Did you mean \"0\"?",
        "0 0 */31 * *   | day-of-month | */31   | 30 | Did you mean \"1\"?",
        "0 0 1 */12 *   | month        | */12   | 11 | Did you mean \"1\"?",
        "0 0 * * */7    | day-of-week  | */7    | 6  | Did you mean \"0\"?"
      })
  void steps(String text, String field, String value, String largest, String suggestion) {
    String what = "needs a step from 1 to " + largest + " after the /.";
    assertRefused(text, field, value, what, suggestion);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WL   | Did you mean \"LW\"?",
        "W15  | Did you mean \"15W\"?",
        "3L   | Did you mean \"L-3\"?",
        "L3   | Did you mean \"L-3\"?",
        "31L  |",
        "W    |",
        "1-5W |",
        "1W/2 |",
        "LW-3 |"
      })
  void formsOfTheDayOfMonth(String item, String suggestion) {
    assertRefused(
        "0 0 " + item + " * *",
        "day-of-month",
        item,
        "is no form of L or W (allowed: 1-31, or a form like L, L-3, 15W, LW).",
        suggestion);
  }

  @ParameterizedTest
  @ValueSource(strings = {"L-0", "L-31", "L-", "L-W", "L-999999999999"})
  void daysBeforeTheLast(String item) {
    assertRefused(
        "0 0 " + item + " * *",
        "day-of-month",
        item,
        "needs a number from 1 to 30 after the L-.",
        null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "L        | needs its day, such as FRIL for the last Friday. |",
        "LFRI     | has the L in front. | Did you mean \"FRIL\"?",
        "MON-FRIL | has a range before the L, which takes one day. |",
        "MON#6    | needs a number from 1 to 5 after the #. |",
        "MON#0    | needs a number from 1 to 5 after the #. |",
        "MON#     | needs a number from 1 to 5 after the #. |",
        "MON#L    | needs a number from 1 to 5 after the #. | Did you mean \"MONL\"?",
        "2#MON    | has its day after the #. | Did you mean \"MON#2\"?",
        "#2       | needs one day before the #. |",
        "MON-FRI#2 | needs one day before the #. |"
      })
  void formsOfTheDayOfWeek(String item, String what, String suggestion) {
    assertRefused("0 0 * * " + item, "day-of-week", item, what, suggestion);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 30 2 *        | day-of-month \"30\" and month \"2\"",
        "0 0 30 FEB ?      | day-of-month \"30\" and month \"FEB\"",
        "0 0 31 4,6,9,11 * | day-of-month \"31\" and month \"4,6,9,11\"",
        "0 0 31W 6 *       | day-of-month \"31W\" and month \"6\"",
        "0 0 L-29 2 *      | day-of-month \"L-29\" and month \"2\"",
        "0 0 */30 2 MON#5  | day-of-month \"*/30\" and month \"2\" and day-of-week \"MON#5\""
      })
  void neverComes(String text, String conditions) {
    assertRefusedAsAWhole(
        text, "it never comes, as no date has " + conditions + "; the last day of a month is L.");
  }

  private static void assertRefused(
      String text, String field, String value, String what, String suggestion) {
    CronSyntaxException e = refused(text);
    String end = suggestion == null ? "" : " " + suggestion;
    assertThat(e)
        .hasMessage(
            "\"%s\" is not a cron expression: %s \"%s\" %s%s"
                .formatted(text, field, value, what, end));
    assertThat(e.field()).contains(field);
    assertThat(e.value()).isEqualTo(value);
  }

  private static void assertRefusedAsAWhole(String text, String why) {
    CronSyntaxException e = refused(text);
    assertThat(e).hasMessage("\"" + text + "\" is not a cron expression: " + why);
    assertThat(e.field()).isEmpty();
    assertThat(e.value()).isEqualTo(text);
  }

  private static CronSyntaxException refused(String text) {
    CronSyntaxException e =
        catchThrowableOfType(CronSyntaxException.class, () -> CronExpression.parse(text));
    assertThat(e).as(text).isNotNull();
    assertThat(e.expression()).isEqualTo(text);
    return e;
  }
}
