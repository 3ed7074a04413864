package dev.errand.benchmarks.contender;

import dev.errand.benchmarks.Payload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.json.JsonMapper;

/** Stores many runs with COPY, in one transaction. */
final class LimitCopy {

  private static final String RUN =
      "COPY errand.run (id, created_at, priority, task, queue, payload) FROM STDIN";
  private static final String READY =
      "COPY errand.ready (run_id, priority, attempt, queue, task) FROM STDIN";
  private static final String LATER = "COPY errand.later (run_id, run_at, attempt) FROM STDIN";

  private final DataSource dataSource;
  private final JsonMapper json = JsonMapper.builder().build();

  LimitCopy(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void store(List<Payload> payloads, Duration delay) {
    Instant now = Instant.now();
    StringBuilder runs = new StringBuilder();
    StringBuilder places = new StringBuilder();
    for (Payload payload : payloads) {
      UUID id = LimitIds.next();
      // The payloads of this benchmark hold nothing that COPY would have to escape.
      runs.append(id).append('\t').append(now).append("\t0\tlimit\tlimit\t");
      runs.append(json.writeValueAsString(payload)).append('\n');
      places.append(id);
      if (delay.isZero()) {
        places.append("\t0\t0\tlimit\tlimit\n");
      } else {
        places.append('\t').append(now.plus(delay)).append("\t0\n");
      }
    }
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      copy.copyIn(RUN, bytes(runs));
      copy.copyIn(delay.isZero() ? READY : LATER, bytes(places));
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("COPY failed", e);
    }
  }

  private static ByteArrayInputStream bytes(StringBuilder text) {
    return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
