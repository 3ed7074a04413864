package dev.errand;

import dev.errand.internal.store.Database;
import dev.errand.internal.store.DatabaseException;
import dev.errand.internal.store.Migrations;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that answers and has the right schema; the embedded one is stopped with it. */
record StartedDatabase(Database database, @Nullable EmbeddedDatabase embedded)
    implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StartedDatabase.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  static StartedDatabase start(ErrandSettings settings) {
    ErrandSettings.Source source = settings.source();
    EmbeddedDatabase embedded =
        source.embedded() == null ? null : EmbeddedDatabase.start(source.embedded());
    DataSource dataSource = embedded != null ? embedded.dataSource() : source.dataSource();
    if (dataSource == null) {
      throw new IllegalStateException("Errand needs a database.");
    }
    Database database = new Database(dataSource, settings.schema(), settings.plugins().clock());
    StartedDatabase started = new StartedDatabase(database, embedded);
    try {
      started.prepare(settings);
      return started;
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  private void prepare(ErrandSettings settings) {
    Migrations migrations = new Migrations(settings.schema());
    long deadline = System.nanoTime() + settings.limits().start().toNanos();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        if (settings.source().migrate()) {
          migrations.migrate(database);
        } else {
          migrations.verify(database);
        }
        return;
      } catch (RuntimeException e) {
        if (!DatabaseException.isTransient(e)) {
          throw e;
        }
        if (System.nanoTime() + pause.toNanos() > deadline) {
          throw new IllegalStateException(
              "The database couldn't be reached within "
                  + settings.limits().start()
                  + ": "
                  + DatabaseException.reason(e)
                  + ". Check its address, that it runs, and the user's password and rights.",
              e);
        }
        LOG.warn(
            "The database can't be reached: {}. The next try is in {} ms.",
            DatabaseException.reason(e),
            pause.toMillis());
        sleep(pause);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
  }

  private static void sleep(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the database.", e);
    }
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
