package dev.errand.time;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CronSyntaxPropertyTest {

  private static final Pattern SUGGESTION = Pattern.compile("Did you mean \"([^\"]*)\"\\?$");

  @Property(seed = "21", tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void anyTextIsReadOrRefusedWithASuggestionThatHelps(@ForAll("texts") String text) {
    try {
      CronExpression cron = CronExpression.parse(text);
      assertThat(cron.next(Instant.parse("2026-01-01T00:00:00Z"), UTC)).isPresent();
    } catch (CronSyntaxException e) {
      assertThat(e.getMessage()).contains(" is not a cron expression: ").matches("(?s).*[.?]");
      assertThat(e.expression()).isEqualTo(text);
      Matcher suggestion = SUGGESTION.matcher(e.getMessage());
      if (suggestion.find()) {
        assertHelps(e, suggestion.group(1));
      }
    }
  }

  /** It is a whole expression, or a value with which the field's error is gone. */
  private static void assertHelps(CronSyntaxException e, String suggestion) {
    if (suggestion.startsWith("@") || suggestion.contains(" ")) {
      CronExpression.parse(suggestion);
      return;
    }
    String[] fields = {"0", "0", "0", "*", "*", "*"};
    int index =
        switch (e.field().orElseThrow()) {
          case "second" -> 0;
          case "minute" -> 1;
          case "hour" -> 2;
          case "day-of-month" -> 3;
          case "month" -> 4;
          default -> 5;
        };
    fields[index] = suggestion;
    CronExpression.parse(String.join(" ", fields));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "0",
            "1",
            "5",
            "07",
            "24",
            "31",
            "60",
            "99999999999",
            "*",
            "?",
            "/",
            "-",
            ",",
            "L",
            "W",
            "#",
            "MON",
            "fri",
            "SUNDAY",
            "JAN",
            "JUL",
            "sept",
            "@",
            "X",
            ".");
    Arbitrary<String> fields =
        Arbitraries.oneOf(
            pieces.list().ofMinSize(1).ofMaxSize(4).map(list -> String.join("", list)),
            Arbitraries.of("*", "0", "1", "2-5", "*/2"));
    Arbitrary<String> macros = Arbitraries.of("@daily", "@Dailey", "@every 5m", "hourly", "@");
    return Arbitraries.oneOf(
        fields.list().ofMinSize(5).ofMaxSize(6).map(list -> String.join(" ", list)),
        fields.list().ofMinSize(5).ofMaxSize(6).map(list -> String.join(" ", list)),
        fields.list().ofMaxSize(8).map(list -> String.join(" ", list)),
        macros);
  }
}
