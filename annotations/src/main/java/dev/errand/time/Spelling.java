package dev.errand.time;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Quotes what a person wrote, and finds what they probably meant. */
final class Spelling {

  private static final int LONGEST_QUOTE = 80;

  private Spelling() {}

  /** The text in quotes, on one line and not too long for a message. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    int end = Math.min(text.length(), LONGEST_QUOTE);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append(end < text.length() ? "…\"" : "\"").toString();
  }

  /** {@code Did you mean "a" or "b"?} with a space before it, or nothing without suggestions. */
  static String didYouMean(Collection<String> suggestions) {
    if (suggestions.isEmpty()) {
      return "";
    }
    List<String> quoted = suggestions.stream().map(Spelling::quote).toList();
    return " Did you mean " + String.join(" or ", quoted) + "?";
  }

  /**
   * The right words nearest to a wrong one: those it abbreviates or lengthens ({@code SEPT}, {@code
   * MONDAY}), otherwise those that are about one slip in three letters away. Several when they are
   * equally near, none when nothing is near.
   */
  static List<String> nearest(String word, Collection<String> rightWords) {
    List<String> best = new ArrayList<>();
    int bestDistance = Math.max(1, word.length() / 3);
    for (String right : rightWords) {
      int distance = abbreviates(word, right) ? 0 : distance(word, right);
      if (distance < bestDistance) {
        best.clear();
        bestDistance = distance;
      }
      if (distance == bestDistance) {
        best.add(right);
      }
    }
    return List.copyOf(best);
  }

  private static boolean abbreviates(String word, String right) {
    return word.length() > 1 && (word.startsWith(right) || right.startsWith(word));
  }

  /** How many letters to add, drop, replace or swap with their neighbour. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
