package dev.errand.processor.shape;

/**
 * A way through properties and elements.
 *
 * @param text {@code owner.files[]}
 */
public record Path(String text) {

  static final Path ROOT = new Path("");
  private static final String ELEMENT = "[]";

  Path property(String name) {
    return new Path(text.isEmpty() ? name : text + "." + name);
  }

  Path element() {
    return new Path(text + ELEMENT);
  }

  /** Whether no property leads there. */
  public boolean isTop() {
    return property().isEmpty();
  }

  /** Whether it leads to elements of an array, a collection or a map. */
  public boolean isElement() {
    return text.endsWith(ELEMENT);
  }

  /** The properties that lead there, without what elements are before and after. */
  public String property() {
    String name = text;
    while (name.startsWith(ELEMENT) || name.startsWith(".")) {
      name = name.substring(name.startsWith(".") ? 1 : ELEMENT.length());
    }
    while (name.endsWith(ELEMENT)) {
      name = name.substring(0, name.length() - ELEMENT.length());
    }
    return name;
  }
}
