package dev.errand.internal.worker;

import dev.errand.internal.process.Loop;
import dev.errand.internal.store.Database;
import dev.errand.internal.store.KeptSession;
import dev.errand.internal.store.WakeChannel;
import dev.errand.internal.store.WakeChannel.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears what other nodes tell, on a connection of its own. Where it can't, polls are enough. */
final class Listener {

  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(20);
  private static final int PING_EVERY = 30;
  private static final Duration DEAF = Duration.ofHours(1);

  private final Database database;
  private final WakeChannel channel;
  private final Consumer<Message> heard;
  private final Loop loop = new Loop("listener", this::round);
  private volatile @Nullable Connection connection;
  private volatile boolean deaf;
  private int rounds;

  Listener(Database database, Consumer<Message> heard) {
    this.database = database;
    this.channel = new WakeChannel(database);
    this.heard = heard;
  }

  void start() {
    loop.start();
  }

  private Duration round() throws SQLException {
    try {
      Connection open = connection();
      if (open == null) {
        return DEAF;
      }
      if (++rounds % PING_EVERY == 0) {
        channel.ping(open);
      }
      channel.receive(open, WAIT).forEach(heard);
      return Duration.ZERO;
    } catch (SQLException | RuntimeException e) {
      KeptConnection.abort(connection);
      connection = null;
      throw e;
    }
  }

  /** Null where nothing can be heard. */
  private @Nullable Connection connection() throws SQLException {
    if (connection == null && !deaf) {
      Connection open = database.dedicated(READ_TIMEOUT);
      connection = open;
      if (KeptSession.isKept(open, database)) {
        channel.listen(open);
      } else {
        deaf = true;
        tellOfPooler(KeptSession.preparesStatements(open));
        KeptConnection.close(open);
        connection = null;
      }
    }
    return connection;
  }

  private static void tellOfPooler(boolean preparesStatements) {
    LOG.warn(
        "The database is reached through a pooler that lends its sessions for single transactions"
            + " (pgbouncer in transaction mode), where LISTEN doesn't work. This worker polls: what"
            + " another process triggers starts up to a second later.{}",
        preparesStatements
            ? " Prepared statements need pgbouncer 1.21 or later with max_prepared_statements above"
                + " 0; with others, add prepareThreshold=0 to the JDBC URL."
            : "");
  }

  void stop() {
    loop.stop();
    if (deaf) {
      loop.close();
      return;
    }
    try {
      // Ends the wait for a message at once.
      channel.send(Message.NONE);
    } catch (RuntimeException e) {
      LOG.debug("The listener couldn't be woken; it ends within {}.", WAIT, e);
    }
    loop.close();
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        channel.unlisten(open);
      } catch (SQLException e) {
        LOG.debug("The listener's connection is broken.", e);
      }
      KeptConnection.close(open);
    }
  }
}
