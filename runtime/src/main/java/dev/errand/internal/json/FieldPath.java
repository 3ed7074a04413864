package dev.errand.internal.json;

/** Writes where a value stands, such as {@code items[2].price}. Not thread-safe. */
final class FieldPath {

  /** More steps than anybody reads; a recursion has hundreds. */
  private static final int LONGEST = 16;

  private final StringBuilder text = new StringBuilder();
  private int steps;

  /** Adds the step into a field of an object or an entry of a map. */
  FieldPath field(String name) {
    if (mayAdd()) {
      if (!isPlain(name)) {
        text.append('[').append(JsonText.quote(name)).append(']');
      } else if (text.length() == 0) {
        text.append(name);
      } else {
        text.append('.').append(name);
      }
    }
    return this;
  }

  /** Adds the step into an element of a list or an array. */
  FieldPath element(int index) {
    if (mayAdd()) {
      text.append('[').append(index).append(']');
    }
    return this;
  }

  /** A path that goes on below another. */
  static String join(String above, String below) {
    if (above.isEmpty() || below.isEmpty() || below.startsWith("[")) {
      return above + below;
    }
    return above + "." + below;
  }

  private boolean mayAdd() {
    steps++;
    if (steps == LONGEST + 1) {
      text.append("…");
    }
    return steps <= LONGEST;
  }

  /** Whether a name can stand between dots without doubt; keys of maps may be any text. */
  private static boolean isPlain(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .allMatch(c -> Character.isUnicodeIdentifierPart(c) || c == '$' || c == '-');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
