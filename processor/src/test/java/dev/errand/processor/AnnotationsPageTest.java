package dev.errand.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/annotations.md} shows every message and real generated files. {@code
 * -Derrand.golden=write} brings it up to date.
 */
class AnnotationsPageTest {

  private static final Path PAGE = Path.of("../docs/annotations.md");
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Pattern GENERATED =
      Pattern.compile("<!-- generated: (\\S+) -->\n.*?<!-- /generated -->", Pattern.DOTALL);
  private static final Pattern MESSAGES =
      Pattern.compile("<!-- messages -->\n.*?<!-- /messages -->", Pattern.DOTALL);

  @Test
  void thePageShowsWhatThereIs() throws IOException {
    String page = Files.readString(PAGE);
    String right = withMessages(withGenerated(page));
    if ("write".equals(System.getProperty("errand.golden"))) {
      Files.writeString(PAGE, right);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(right);
  }

  private static String withGenerated(String page) {
    return GENERATED
        .matcher(page)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    "<!-- generated: "
                        + match.group(1)
                        + " -->\n"
                        + code(GOLDEN.resolve(match.group(1)))
                        + "<!-- /generated -->"));
  }

  private static String code(Path file) {
    String language = file.toString().endsWith(".java") ? "java" : "json";
    try {
      return "```" + language + "\n" + Files.readString(file).strip() + "\n```\n";
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String withMessages(String page) {
    String messages =
        Arrays.stream(Message.values())
            .map(
                message ->
                    "- "
                        + (message.kind() == Diagnostic.Kind.ERROR ? "" : "*Warning:* ")
                        + example(message))
            .map(AnnotationsPageTest::escaped)
            .collect(Collectors.joining("\n", "<!-- messages -->\n", "\n<!-- /messages -->"));
    return MESSAGES.matcher(page).replaceAll(Matcher.quoteReplacement(messages));
  }

  /** As the tests expect it; those that need more than sources, with gaps. */
  private static String example(Message message) {
    return MessageTest.cases()
        .filter(each -> each.message() == message)
        .map(each -> each.texts().get(0))
        .findFirst()
        .orElseGet(() -> message.pattern().replaceAll("%(\\d\\$)?s", "…"));
  }

  /** What Markdown would take for its own. */
  private static String escaped(String text) {
    return text.replace("_", "\\_")
        .replace("<", "&lt;")
        .replace("*Warning:*", "\0")
        .replace("*", "\\*")
        .replace("\0", "*Warning:*");
  }
}
