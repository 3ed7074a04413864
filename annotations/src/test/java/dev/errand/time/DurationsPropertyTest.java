package dev.errand.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class DurationsPropertyTest {

  private static final Pattern SUGGESTION = Pattern.compile("Did you mean \"(.*)\"\\?$");

  @Property(seed = "1", tries = 1000)
  void whatIsWrittenReadsTheSame(
      @ForAll @LongRange(min = 0, max = 9_223_286_400_000L) long millis) {
    Duration duration = Duration.ofMillis(millis);

    assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
  }

  @Property(seed = "2", tries = 2000)
  void anyTextIsReadOrRefusedWithASuggestionThatIsRight(@ForAll("texts") String text) {
    try {
      Duration duration = Durations.parse(text);
      assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
    } catch (IllegalArgumentException e) {
      assertThat(e).isExactlyInstanceOf(IllegalArgumentException.class);
      assertThat(e.getMessage()).contains(" is not a duration: ").matches("(?s).*[.?]");
      Matcher suggestion = SUGGESTION.matcher(e.getMessage());
      if (suggestion.find()) {
        Durations.parse(suggestion.group(1));
      }
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "1",
            "05",
            "30",
            "1.5",
            "0,25",
            "999999999999",
            "d",
            "h",
            "m",
            "s",
            "ms",
            "min",
            "Hours",
            "sec",
            "w",
            "y",
            "x",
            " ",
            "\n",
            "-",
            "+",
            "P",
            "PT",
            "T",
            ":",
            ".",
            "٣",
            "µs",
            "⏰");
    return pieces.list().ofMaxSize(7).map(list -> String.join("", list));
  }
}
