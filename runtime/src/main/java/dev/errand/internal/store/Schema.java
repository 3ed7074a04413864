package dev.errand.internal.store;

import java.util.regex.Pattern;

/**
 * The database schema that everything is in. Statements are written with the default one, {@code
 * errand}, and rewritten where another is configured.
 */
public record Schema(String name) {

  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,39}");

  // Not the one in 'dev.errand.WorkerLost'.
  private static final Pattern QUALIFIER = Pattern.compile("(?<![\\w.])errand\\.");

  /** The default. */
  public static final Schema DEFAULT = new Schema("errand");

  /** Checks the name. */
  public Schema {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The schema is \""
              + name
              + "\"; must be 1 to 40 lower-case letters, digits and underscores, not starting with"
              + " a digit.");
    }
  }

  /** The statement for this schema. */
  public String sql(String text) {
    return name.equals("errand") ? text : QUALIFIER.matcher(text).replaceAll(name + ".");
  }

  /** The channel on which nodes wake each other up. */
  public String channel() {
    return name + "_wake";
  }
}
