package dev.errand.time;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares with another implementation where the two mean the same. */
class CronUtilsComparisonTest {

  private static final ZonedDateTime START = ZonedDateTime.parse("2026-01-15T11:22:33Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Ours, and Quartz's, which counts days of the week from 1, Sunday.
        "0 0 12 ? * MON-FRI    | 0 0 12 ? * MON-FRI",
        "0 15 10 L * ?         | 0 15 10 L * ?",
        "0 15 10 L-2 * ?       | 0 15 10 L-2 * ?",
        "0 15 10 LW * ?        | 0 15 10 LW * ?",
        "0 15 10 15W * ?       | 0 15 10 15W * ?",
        "0 15 10 1W * ?        | 0 15 10 1W * ?",
        "0 15 10 ? * 5L        | 0 15 10 ? * 6L",
        "0 15 10 ? * 0L        | 0 15 10 ? * 1L",
        "0 15 10 ? * 5#3       | 0 15 10 ? * 6#3",
        "0 15 10 ? * 1#1       | 0 15 10 ? * 2#1",
        "0 15 10 ? * SAT#5     | 0 15 10 ? * 7#5",
        "5/20 0/15 9-17 ? * *  | 5/20 0/15 9-17 ? * *",
        "0 0 0 29 2 ?          | 0 0 0 29 2 ?",
        "0 0 0 31 * ?          | 0 0 0 31 * ?"
      })
  void quartz(String ours, String theirs) {
    assertSame(ours, theirs, CronType.QUARTZ);
  }

  @Test
  void randomCrontabs() {
    Random random = new Random(20260115);
    for (int i = 0; i < 150; i++) {
      // Where both day fields are restricted and one has a step, the two understand it differently.
      boolean both = random.nextInt(3) == 0;
      String ofMonth = both || random.nextBoolean() ? plain(random, 1, 28) : "*";
      String ofWeek = both || ofMonth.equals("*") ? plain(random, 0, 6) : "*";
      String text =
          String.join(
              " ",
              field(random, 0, 59),
              field(random, 0, 23),
              ofMonth,
              random.nextInt(3) == 0 ? field(random, 1, 12) : "*",
              ofWeek);
      assertSame(text, text, CronType.UNIX);
    }
  }

  private static void assertSame(String ours, String theirs, CronType type) {
    ExecutionTime other =
        ExecutionTime.forCron(
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(type)).parse(theirs));
    ZonedDateTime time = START;
    List<Instant> upcoming = CronExpression.parse(ours).upcoming(START.toInstant(), UTC, 15);
    assertThat(upcoming).hasSize(15);
    for (Instant ourTime : upcoming) {
      time = other.nextExecution(time).orElseThrow();
      assertThat(ourTime).as(ours).isEqualTo(time.toInstant());
    }
  }

  private static String field(Random random, int min, int max) {
    return switch (random.nextInt(4)) {
      case 0 -> "*";
      case 1 -> "*/" + (2 + random.nextInt(max - min - 1));
      default -> plain(random, min, max);
    };
  }

  private static String plain(Random random, int min, int max) {
    int a = min + random.nextInt(max - min);
    int b = a + 1 + random.nextInt(max - a);
    return switch (random.nextInt(4)) {
      case 0 -> Integer.toString(a);
      case 1 -> a + "," + b;
      case 2 -> a + "-" + b;
      default -> a + "-" + b + "/" + (1 + random.nextInt(3));
    };
  }
}
