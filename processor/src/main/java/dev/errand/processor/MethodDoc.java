package dev.errand.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A method's Javadoc, as far as it is also true of its stub: the description and the parameters,
 * not what it returns or throws. Links become code, since the stub doesn't import what they name.
 *
 * @param parameters the text for each parameter that has one
 */
record MethodDoc(String description, Map<String, String> parameters) {

  private static final Pattern LINK =
      Pattern.compile("\\{@(link|linkplain|value)\\s+([^\\s}(]+(?:\\([^)]*\\))?)\\s*([^{}]*)\\}");
  private static final Pattern PARAM =
      Pattern.compile("@param\\s+([\\w$]+)\\s*(.*)", Pattern.DOTALL);

  static MethodDoc of(@Nullable String comment) {
    List<String> blocks = blocks(comment == null ? "" : comment);
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String block : blocks.subList(1, blocks.size())) {
      Matcher param = PARAM.matcher(block);
      if (param.matches()) {
        parameters.put(param.group(1), tidy(param.group(2)));
      }
    }
    return new MethodDoc(tidy(blocks.get(0)), parameters);
  }

  /** The description, then each block tag. */
  private static List<String> blocks(String comment) {
    List<StringBuilder> blocks = new ArrayList<>();
    blocks.add(new StringBuilder());
    int depth = 0;
    for (String line : comment.lines().toList()) {
      String text = line.startsWith(" ") ? line.substring(1) : line;
      if (depth == 0 && text.stripLeading().startsWith("@")) {
        blocks.add(new StringBuilder());
        text = text.stripLeading();
      }
      depth = depthAfter(text, depth);
      blocks.get(blocks.size() - 1).append(text.stripTrailing()).append('\n');
    }
    return blocks.stream().map(StringBuilder::toString).toList();
  }

  /** How deep in inline tags, in which a line may start with {@literal @}. */
  private static int depthAfter(String line, int before) {
    int depth = before;
    for (int i = 0; i < line.length(); i++) {
      if (line.startsWith("{@", i) || (depth > 0 && line.charAt(i) == '{')) {
        depth++;
      } else if (depth > 0 && line.charAt(i) == '}') {
        depth--;
      }
    }
    return depth;
  }

  private static String tidy(String text) {
    String safe = text.replace("*/", "*&#47;").replace("{@inheritDoc}", "");
    return LINK.matcher(safe)
        .replaceAll(
            link ->
                Matcher.quoteReplacement(
                    link.group(3).isBlank()
                        ? "{@code " + link.group(2).replaceFirst("^#", "").replace('#', '.') + "}"
                        : link.group(3).strip()))
        .strip();
  }
}
