package dev.errand.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.errand.spi.JsonCodec;
import dev.errand.testing.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What PostgreSQL makes of texts that it has no text for. */
class StorableTest {

  private static final String NASTY = "a\u0000b\uD800c\uDC00d\uD83D\uDE80";

  /** Jackson doesn't read unpaired surrogates in names, so they are replaced there. */
  private static final String NAME = "a\u0000b\uFFFDc\uFFFDd\uD83D\uDE80";

  @ParameterizedTest
  @MethodSource("dev.errand.internal.json.Samples#codecs")
  void comesBackAsItWas(JsonCodec json) throws SQLException {
    PayloadCodec payloads = new PayloadCodec(json, PayloadCodec.DEFAULT_LIMIT);
    MetadataCodec metadata = new MetadataCodec(json);
    String payload = payloads.encodeUntyped("t", Map.of("text", NASTY, NASTY, 1));

    assertThat(stored("SELECT CAST(? AS json)", payload)).isEqualTo(payload);
    assertThat(metadata.decode(payload)).containsEntry("text", NASTY).containsEntry(NAME, 1);
  }

  @ParameterizedTest
  @MethodSource("dev.errand.internal.json.Samples#codecs")
  void errorsCanBeSearched(JsonCodec json) throws SQLException {
    String error = new ErrorCodec(json).encode(new Exception(NASTY));

    assertThat(stored("SELECT CAST(? AS json) ->> 'message'", error))
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uD83D\uDE80");
  }

  private static String stored(String sql, String value) throws SQLException {
    try (HikariDataSource pool = TestServer.pool(TestServer.createDatabase(), 1);
        Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
