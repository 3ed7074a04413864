package dev.errand.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** LISTEN and NOTIFY: how nodes wake each other up. */
public final class WakeChannel {

  /** PostgreSQL takes less than 8,000 bytes. */
  private static final int MOST_CHARACTERS = 2_000;

  private static final char QUEUE = 'q';
  private static final char CANCELED = 'c';
  private static final String EVERYTHING = "*";

  private final Database database;

  /** On a database. */
  public WakeChannel(Database database) {
    this.database = database;
  }

  /**
   * What nodes tell each other.
   *
   * @param queues in which runs have become ready
   * @param canceled runs that somebody wants to stop
   */
  public record Message(Set<String> queues, Set<UUID> canceled) {
    /** Nothing; it only ends a wait. */
    public static final Message NONE = new Message(Set.of(), Set.of());
  }

  /** Tells all nodes that listen, this one included. */
  public void send(Message message) {
    StringBuilder text = new StringBuilder();
    message.canceled().forEach(run -> text.append(CANCELED).append(run).append('\n'));
    message.queues().forEach(queue -> text.append(QUEUE).append(queue).append('\n'));
    String payload = text.length() <= MOST_CHARACTERS ? text.toString() : EVERYTHING;
    database.single(
        handle ->
            handle
                .createQuery("SELECT 1 FROM pg_notify(:channel, :payload)")
                .bind("channel", database.schema().channel())
                .bind("payload", payload)
                .mapTo(Integer.class)
                .list());
  }

  /** Begins to listen on a connection that is kept for it. */
  public void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN " + database.schema().channel());
    }
  }

  /** Listens no more, so that the connection can go back to its pool. */
  public void unlisten(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("UNLISTEN *");
    }
  }

  /** Asks whether the connection still stands. */
  public void ping(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }

  /** Waits for messages; none if the time runs out. */
  public List<Message> receive(Connection connection, Duration timeout) throws SQLException {
    PGNotification[] received =
        connection.unwrap(PGConnection.class).getNotifications((int) timeout.toMillis());
    List<Message> messages = new ArrayList<>();
    if (received != null) {
      for (PGNotification notification : received) {
        messages.add(parse(notification.getParameter()));
      }
    }
    return messages;
  }

  private static Message parse(String payload) {
    Message message = new Message(new HashSet<>(), new HashSet<>());
    payload
        .lines()
        .filter(line -> line.length() > 1)
        .forEach(
            line -> {
              if (line.charAt(0) == QUEUE) {
                message.queues().add(line.substring(1));
              } else if (line.charAt(0) == CANCELED) {
                message.canceled().add(UUID.fromString(line.substring(1)));
              }
            });
    return message;
  }
}
