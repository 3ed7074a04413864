package dev.errand.processor;

import com.palantir.javapoet.TypeName;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.type.TypeMirror;

/** Quotes what a user wrote, and finds what they probably meant. */
final class Text {

  private static final int LONGEST_QUOTE = 80;
  private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z_][\\w$]*\\.)+(?=\\w)");

  private Text() {}

  /** The text in quotes, on one line and not too long for a message. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    int end = Math.min(text.length(), LONGEST_QUOTE);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      quoted.append(Character.isISOControl(c) ? String.format("\\u%04x", (int) c) : "" + c);
    }
    return quoted.append(end < text.length() ? "…\"" : "\"").toString();
  }

  /** A type as it may stand in the source, without packages. */
  static String type(TypeMirror type) {
    return PACKAGE.matcher(TypeName.get(type).toString()).replaceAll("");
  }

  /** The right word nearest to a wrong one; none if nothing is near. */
  static Optional<String> nearest(String word, Collection<String> rightWords) {
    String best = null;
    int bestDistance = Math.max(1, word.length() / 4) + 1;
    String lower = normal(word);
    for (String right : rightWords) {
      int distance = distance(lower, normal(right));
      if (distance < bestDistance
          || (best != null && distance == bestDistance && right.compareTo(best) < 0)) {
        best = right;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  private static String normal(String word) {
    return word.toLowerCase(Locale.ROOT).replace(' ', '_');
  }

  /** How many letters to add, drop or replace, or to swap with the next. */
  private static int distance(String a, String b) {
    int[] beforeLast = new int[0];
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(before[j], row[j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = before;
      before = row;
    }
    return before[b.length()];
  }
}
