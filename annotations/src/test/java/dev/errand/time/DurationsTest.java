package dev.errand.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  private static final String HOW_TO = " Write a number and a unit, such as \"30s\" or \"1h30m\".";
  private static final String UNITS = " (the units are d, h, m, s and ms).";

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "1s, PT1S",
    "5m, PT5M",
    "2h, PT2H",
    "1d, PT24H",
    "30d, PT720H",
    "1h30m, PT1H30M",
    "1d2h3m4s5ms, PT26H3M4.005S",
    "1s500ms, PT1.5S",
    "5m5ms, PT5M0.005S",
    "90m, PT1H30M",
    "1h90m, PT2H30M",
    "007s, PT7S",
    "0s, PT0S",
    "0ms, PT0S",
    "106751d, PT2562024H",
    "9223286400000ms, PT2562024H"
  })
  void readsWhatIsRight(String text, Duration expected) {
    assertThat(Durations.parse(text)).isEqualTo(expected);
  }

  @Test
  void everyDurationFitsInNanoseconds() {
    assertThat(Durations.parse("106751d").toNanos()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT0.5S, 500ms",
    "PT1.5S, 1s500ms",
    "PT90S, 1m30s",
    "PT1H30M, 1h30m",
    "PT24H, 1d",
    "PT26H3M4.005S, 1d2h3m4s5ms",
    "PT720H, 30d",
    "PT2562024H, 106751d"
  })
  void writesTheShortestText(Duration duration, String expected) {
    assertThat(Durations.format(duration)).isEqualTo(expected);
    assertThat(Durations.parse(expected)).isEqualTo(duration);
  }

  @ParameterizedTest
  @CsvSource({
    "PT-1S, The duration PT-1S can't be written as text: it is negative.",
    "PT0.0000001S, The duration PT0.0000001S can't be written as text: it is not in whole"
        + " milliseconds.",
    "PT2562025H, The duration PT2562025H can't be written as text: the longest is \"106751d\"."
  })
  void refusesToWriteWhatCouldNotBeRead(Duration duration, String message) {
    assertThatThrownBy(() -> Durations.format(duration))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void empty(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(" is not a duration: it is empty." + HOW_TO);
  }

  @Test
  void unitMissing() {
    assertRefused(
        "30",
        "the unit after the number is missing."
            + " Write \"30s\" for seconds, \"30m\" for minutes or \"30ms\" for milliseconds.");
    assertRefused("1h30", "the unit after \"30\" is missing. Did you mean \"1h30m\"?");
    assertRefused("1d12", "the unit after \"12\" is missing. Did you mean \"1d12h\"?");
    assertRefused("5s500", "the unit after \"500\" is missing. Did you mean \"5s500ms\"?");
    assertRefused("1.5", "the unit after \"1.5\" is missing." + HOW_TO);
    assertRefused("5ms5", "the unit after \"5\" is missing." + HOW_TO);
  }

  @Test
  void numberMissing() {
    assertRefused("s", "the number before \"s\" is missing." + HOW_TO);
    assertRefused("h30m", "the number before \"h\" is missing." + HOW_TO);
    assertRefused("forever", "the number before \"forever\" is missing." + HOW_TO);
    assertRefused("1h and 30m", "the number before \"and\" is missing." + HOW_TO);
    assertRefused("PT", "the number before \"PT\" is missing." + HOW_TO);
  }

  @ParameterizedTest
  @CsvSource({
    "5min, min, 5m",
    "90minutes, minutes, 90m",
    "5M, M, 5m",
    "10sec, sec, 10s",
    "10Seconds, Seconds, 10s",
    "3hrs, hrs, 3h",
    "2days, days, 2d",
    "250millis, millis, 250ms",
    "250millisecs, millisecs, 250ms",
    "10mintues, mintues, 10m",
    "2huors, huors, 2h",
    "1hour30min, hour, 1h30m",
    "2w, w, 14d",
    "3months, months, 90d",
    "1y, y, 365d",
  })
  void unitUnknownButClear(String text, String unit, String meant) {
    assertRefused(
        text, "\"" + unit + "\" is not a unit" + UNITS + " Did you mean \"" + meant + "\"?");
  }

  @ParameterizedTest
  @CsvSource({"5x, x", "5us, us", "5ns, ns", "5bananas, bananas"})
  void unitUnknown(String text, String unit) {
    assertRefused(text, "\"" + unit + "\" is not a unit" + UNITS + HOW_TO);
  }

  @ParameterizedTest
  @CsvSource({
    "1.5h, 1.5, 1h30m",
    "'0,5s', '0,5', 500ms",
    "1.5d2h, 1.5, 1d14h",
    "2.0h, 2.0, 2h",
    "0.25d, 0.25, 6h"
  })
  void fraction(String text, String number, String meant) {
    assertRefused(
        text, "\"" + number + "\" is not a whole number. Did you mean \"" + meant + "\"?");
  }

  @Test
  void fractionOfMilliseconds() {
    assertRefused("0.0001s", "\"0.0001\" is not a whole number." + HOW_TO);
  }

  @ParameterizedTest
  @CsvSource({
    "PT5M, 5m",
    "pt1h30m, 1h30m",
    "P1D, 1d",
    "P1W, 7d",
    "PT0.5S, 500ms",
    "P1DT12H, 1d12h"
  })
  void isoForm(String text, String meant) {
    assertRefused(text, "the ISO-8601 form is not used here. Did you mean \"" + meant + "\"?");
  }

  @Test
  void isoFormWithoutFixedLength() {
    assertRefused("P1M", "the ISO-8601 form is not used here." + HOW_TO);
    assertRefused("P1Q", "the ISO-8601 form is not used here." + HOW_TO);
  }

  @ParameterizedTest
  @CsvSource({"5 m, 5m", "1h 30m, 1h30m", "' 5m', 5m", "'5m ', 5m"})
  void spaces(String text, String meant) {
    assertRefused(text, "it contains spaces. Did you mean \"" + meant + "\"?");
  }

  @Test
  void orderAndRepetition() {
    assertRefused("30m1h", "larger units come first. Did you mean \"1h30m\"?");
    assertRefused("5m5m", "the unit \"m\" stands in it twice. Did you mean \"10m\"?");
    assertRefused("1h30m1h", "the unit \"h\" stands in it twice. Did you mean \"2h30m\"?");
  }

  @Test
  void signs() {
    assertRefused("-5m", "it can't be negative. Did you mean \"5m\"?");
    assertRefused("-", "it can't be negative." + HOW_TO);
    assertRefused("+5m", "it needs no plus sign. Did you mean \"5m\"?");
  }

  @Test
  void otherCharacters() {
    assertRefused("5:30", "the character \":\" has no place here." + HOW_TO);
    assertRefused("5m;", "the character \";\" has no place here." + HOW_TO);
    assertRefused("٥m", "the character \"٥\" has no place here." + HOW_TO);
    assertRefused("5m⏰", "the character \"⏰\" has no place here." + HOW_TO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"106752d", "106751d1ms", "99999999999999999999d"})
  void tooLong(String text) {
    assertRefused(text, "it is too long; the longest is \"106751d\", about 292 years.");
  }

  @Test
  void aSuggestionIsNeverTooLongItself() {
    assertRefused("999999y", "\"y\" is not a unit" + UNITS + HOW_TO);
  }

  @Test
  void quotesOnOneLineAndNotWithoutEnd() {
    assertThatThrownBy(() -> Durations.parse("5m\n"))
        .hasMessage("\"5m\\u000a\" is not a duration: it contains spaces. Did you mean \"5m\"?");
    assertThatThrownBy(() -> Durations.parse("x".repeat(1000)))
        .hasMessageStartingWith("\"" + "x".repeat(80) + "…\" is not a duration: ");
  }

  private static void assertRefused(String text, String why) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"" + text + "\" is not a duration: " + why);
  }
}
