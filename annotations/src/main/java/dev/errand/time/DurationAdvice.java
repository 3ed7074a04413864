package dev.errand.time;

import static dev.errand.time.Spelling.quote;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says why a text is no duration, and what its writer probably meant. It only runs when parsing has
 * already failed, so it takes its time and reads the text generously.
 */
final class DurationAdvice {

  private static final String HOW_TO = " Write a number and a unit, such as \"30s\" or \"1h30m\".";
  private static final String UNITS = "the units are d, h, m, s and ms";

  private static final Pattern PIECE =
      Pattern.compile("\\s*(\\d+(?:[.,]\\d+)?)?\\s*([\\p{L}µ]*)\\s*");
  private static final Pattern ISO = Pattern.compile("(?i)P(?:\\d|T\\d).*");

  private static final Map<String, Integer> LONGER_UNITS_IN_DAYS =
      Map.ofEntries(
          Map.entry("w", 7),
          Map.entry("wk", 7),
          Map.entry("week", 7),
          Map.entry("weeks", 7),
          Map.entry("mo", 30),
          Map.entry("month", 30),
          Map.entry("months", 30),
          Map.entry("y", 365),
          Map.entry("yr", 365),
          Map.entry("year", 365),
          Map.entry("years", 365));

  private final List<Amount> amounts = new ArrayList<>();
  private final Set<DurationUnit> seen = EnumSet.noneOf(DurationUnit.class);
  private @Nullable String problem;
  private boolean repairable = true;

  private DurationAdvice() {}

  /** One number with one unit, as it was probably meant. */
  private record Amount(BigDecimal number, DurationUnit unit) {
    boolean isWhole() {
      return number.stripTrailingZeros().scale() <= 0;
    }

    @Override
    public String toString() {
      return number.stripTrailingZeros().toPlainString() + unit.symbol;
    }
  }

  /** The whole message about a text that {@link Durations#read} didn't accept. */
  static String on(String text) {
    String subject = quote(text) + " is not a duration: ";
    if (text.isBlank()) {
      return subject + "it is empty." + HOW_TO;
    }
    if (Durations.hasForm(text)) {
      return subject
          + "it is too long; the longest is \""
          + Durations.LONGEST_TEXT
          + "\", about 292 years.";
    }
    String trimmed = text.strip();
    if (trimmed.startsWith("-")) {
      return subject
          + "it can't be negative."
          + suggestion(new DurationAdvice().repair(trimmed.substring(1)), HOW_TO);
    }
    if (trimmed.startsWith("+")) {
      return subject
          + "it needs no plus sign."
          + suggestion(new DurationAdvice().repair(trimmed.substring(1)), HOW_TO);
    }
    if (ISO.matcher(trimmed).matches()) {
      return subject + "the ISO-8601 form is not used here." + suggestion(fromIso(trimmed), HOW_TO);
    }
    if (trimmed.chars().allMatch(c -> c >= '0' && c <= '9')) {
      String howTo =
          " Write \"%1$ss\" for seconds, \"%1$sm\" for minutes or \"%1$sms\" for milliseconds."
              .formatted(trimmed);
      return subject + "the unit after the number is missing." + howTo;
    }
    DurationAdvice advice = new DurationAdvice();
    String repaired = advice.repair(text);
    String what = advice.problem == null ? "it contains spaces" : advice.problem;
    return subject + what + "." + suggestion(repaired, HOW_TO);
  }

  private static String suggestion(@Nullable String right, String otherwise) {
    return right == null ? otherwise : Spelling.didYouMean(List.of(right));
  }

  private static @Nullable String fromIso(String text) {
    try {
      return Durations.format(Duration.parse(text));
    } catch (DateTimeException | IllegalArgumentException notTimeOnly) {
      try {
        Period period = Period.parse(text);
        return period.toTotalMonths() == 0
            ? Durations.format(Duration.ofDays(period.get(ChronoUnit.DAYS)))
            : null;
      } catch (DateTimeException | IllegalArgumentException noPeriodEither) {
        return null;
      }
    }
  }

  /** Reads all pieces, notes the first problem, and returns the right text if it can be guessed. */
  private @Nullable String repair(String text) {
    Matcher piece = PIECE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      piece.region(at, text.length());
      if (!piece.lookingAt() || piece.end() == at) {
        note(
            "the character \"" + Character.toString(text.codePointAt(at)) + "\" has no place here");
        return null;
      }
      at = piece.end();
      boolean brokenOff = piece.group(2).isEmpty() && at < text.length();
      if (!brokenOff || Character.isDigit(text.charAt(at))) {
        read(piece.group(1), piece.group(2));
      }
    }
    return repairable ? write() : null;
  }

  private void read(@Nullable String number, String unitName) {
    if (number == null) {
      unrepairable("the number before " + quote(unitName) + " is missing");
      return;
    }
    BigDecimal amount = new BigDecimal(number.replace(',', '.'));
    if (unitName.isEmpty()) {
      note("the unit after " + quote(number) + " is missing");
      DurationUnit next = unitBelowLast();
      if (next == null) {
        repairable = false;
      } else {
        add(amount, next);
      }
      return;
    }
    Integer days = LONGER_UNITS_IN_DAYS.get(unitName.toLowerCase(Locale.ROOT));
    DurationUnit unit = days == null ? DurationUnit.meantBy(unitName) : DurationUnit.DAYS;
    if (unit == null || !unit.symbol.equals(unitName)) {
      note(quote(unitName) + " is not a unit (" + UNITS + ")");
    }
    if (unit == null) {
      repairable = false;
      return;
    }
    if (!number.chars().allMatch(Character::isDigit)) {
      note(quote(number) + " is not a whole number");
    }
    add(days == null ? amount : amount.multiply(BigDecimal.valueOf(days)), unit);
  }

  private void add(BigDecimal number, DurationUnit unit) {
    if (!seen.add(unit)) {
      note("the unit " + quote(unit.symbol) + " stands in it twice");
    } else if (!amounts.isEmpty() && amounts.get(amounts.size() - 1).unit.compareTo(unit) > 0) {
      note("larger units come first");
    }
    amounts.add(new Amount(number, unit));
  }

  private @Nullable String write() {
    if (amounts.size() == seen.size() && amounts.stream().allMatch(Amount::isWhole)) {
      amounts.sort(Comparator.comparing(Amount::unit));
      String sorted = String.join("", amounts.stream().map(Amount::toString).toList());
      return Durations.read(sorted) == null ? null : sorted;
    }
    BigDecimal millis =
        amounts.stream()
            .map(amount -> amount.unit.toMillis(amount.number))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    Duration sum = Durations.read(new Amount(millis, DurationUnit.MILLIS).toString());
    return sum == null ? null : Durations.format(sum);
  }

  private @Nullable DurationUnit unitBelowLast() {
    if (amounts.isEmpty()) {
      return null;
    }
    int below = amounts.get(amounts.size() - 1).unit.ordinal() + 1;
    return below < DurationUnit.values().length ? DurationUnit.values()[below] : null;
  }

  private void note(String what) {
    if (problem == null) {
      problem = what;
    }
  }

  private void unrepairable(String what) {
    note(what);
    repairable = false;
  }
}
