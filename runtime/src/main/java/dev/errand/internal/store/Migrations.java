package dev.errand.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema up to date: numbered SQL files, one table of versions, an advisory lock, so
 * that several nodes may start at once. A file that has been released is never changed.
 */
public final class Migrations {

  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  /** The files, in order; the position is the version. */
  private static final List<String> FILES =
      List.of(
          "V001__runs.sql",
          "V002__hooks.sql",
          "V003__keys.sql",
          "V004__history.sql",
          "V005__vacuum.sql");

  private final Schema schema;

  /** For a schema. */
  public Migrations(Schema schema) {
    this.schema = schema;
  }

  /** What {@link #migrate} would execute on an empty database, for those who run their own. */
  public String sql() {
    StringBuilder all = new StringBuilder(bootstrap());
    for (int version = 1; version <= FILES.size(); version++) {
      all.append("\n-- ").append(FILES.get(version - 1)).append("\n\n");
      all.append(text(version));
      all.append("\nINSERT INTO ").append(schema.name()).append(".schema_version (version)");
      all.append(" VALUES (").append(version).append(");\n");
    }
    return all.toString();
  }

  /** Applies what isn't applied yet, in one transaction. */
  public void migrate(Database database) {
    database.useTransaction(
        handle -> {
          if (isPresent(handle) && version(handle) == FILES.size()) {
            return;
          }
          handle
              .createQuery("SELECT 1 FROM pg_advisory_xact_lock(:key)")
              .bind("key", 0x6572_7261_6e64L ^ schema.name().hashCode())
              .mapTo(Integer.class)
              .one();
          if (!isPresent(handle)) {
            execute(handle, bootstrap());
          }
          int applied = version(handle);
          requireKnown(applied);
          for (int version = applied + 1; version <= FILES.size(); version++) {
            execute(handle, text(version));
            handle.execute(
                schema.sql("INSERT INTO errand.schema_version (version) VALUES (?)"), version);
          }
          LOG.info(
              "Schema \"{}\" is now at version {}, from {}.", schema.name(), FILES.size(), applied);
        });
  }

  /**
   * Checks that somebody has applied everything.
   *
   * @throws IllegalStateException if not; says what is missing
   */
  public void verify(Database database) {
    int applied =
        database.<Integer, RuntimeException>transaction(
            handle -> isPresent(handle) ? version(handle) : 0);
    requireKnown(applied);
    if (applied < FILES.size()) {
      throw new IllegalStateException(
          "Schema \""
              + schema.name()
              + "\" is at version "
              + applied
              + ", this release needs "
              + FILES.size()
              + ". Leave migrate(true), or apply what Errand.migrationSql() gives.");
    }
  }

  private void requireKnown(int applied) {
    if (applied > FILES.size() + 1) {
      // A migration never breaks the release before it; what is two ahead may.
      throw new IllegalStateException(
          "Schema \""
              + schema.name()
              + "\" is at version "
              + applied
              + ", this release knows "
              + FILES.size()
              + ". A much later release has been here; run that one.");
    }
  }

  /**
   * Several statements as they are: a script may hold what a parser of parameters stumbles over.
   */
  private static void execute(Handle handle, String script) {
    try (Statement statement = handle.getConnection().createStatement()) {
      statement.execute(script);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private boolean isPresent(Handle handle) {
    return handle
        .createQuery("SELECT to_regclass(:name) IS NOT NULL")
        .bind("name", schema.name() + ".schema_version")
        .mapTo(Boolean.class)
        .one();
  }

  private int version(Handle handle) {
    return handle
        .createQuery(schema.sql("SELECT coalesce(max(version), 0) FROM errand.schema_version"))
        .mapTo(Integer.class)
        .one();
  }

  private String bootstrap() {
    return "CREATE SCHEMA IF NOT EXISTS "
        + schema.name()
        + ";\nCREATE TABLE "
        + schema.name()
        + ".schema_version (\n  version integer PRIMARY KEY,\n"
        + "  applied_at timestamptz NOT NULL DEFAULT now()\n);\n";
  }

  private String text(int version) {
    String file = FILES.get(version - 1);
    try (InputStream in = Migrations.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("Migration " + file + " is missing from the jar.");
      }
      return schema.sql(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("Migration " + file + " can't be read.", e);
    }
  }
}
