package dev.errand.internal.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into a table by {@code COPY … FORMAT binary}: what PostgreSQL takes in fastest.
 * Values are given in the order of the columns. Used by one thread.
 */
final class CopyRows implements AutoCloseable {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };
  private static final int CHUNK = 64 * 1024;
  private static final int TEXT_OID = 25;
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

  private final CopyIn copy;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(CHUNK + 4096);
  private final DataOutputStream out = new DataOutputStream(bytes);

  private CopyRows(CopyIn copy) {
    this.copy = copy;
  }

  /** Begins; the connection does nothing else until {@link #finish} or {@link #close}. */
  static CopyRows begin(PGConnection connection, String statement) throws SQLException {
    CopyRows rows = new CopyRows(connection.getCopyAPI().copyIn(statement));
    rows.write(
        out -> {
          out.write(SIGNATURE);
          out.writeInt(0); // no flags
          out.writeInt(0); // no header extension
        });
    return rows;
  }

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private void write(Writing writing) {
    try {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory doesn't fail
    }
  }

  CopyRows row(int columns) throws SQLException {
    if (bytes.size() >= CHUNK) {
      send();
    }
    write(out -> out.writeShort(columns));
    return this;
  }

  CopyRows uuid(@Nullable UUID value) {
    write(
        out -> {
          if (value == null) {
            out.writeInt(-1);
          } else {
            out.writeInt(16);
            out.writeLong(value.getMostSignificantBits());
            out.writeLong(value.getLeastSignificantBits());
          }
        });
    return this;
  }

  CopyRows timestamp(@Nullable Instant value) {
    return bigint(
        value == null
            ? null
            : Math.addExact(
                Math.multiplyExact(value.getEpochSecond() - EPOCH.getEpochSecond(), 1_000_000L),
                value.getNano() / 1_000));
  }

  CopyRows bigint(@Nullable Long value) {
    write(
        out -> {
          if (value == null) {
            out.writeInt(-1);
          } else {
            out.writeInt(8);
            out.writeLong(value);
          }
        });
    return this;
  }

  CopyRows integer(@Nullable Integer value) {
    write(
        out -> {
          if (value == null) {
            out.writeInt(-1);
          } else {
            out.writeInt(4);
            out.writeInt(value);
          }
        });
    return this;
  }

  CopyRows smallint(@Nullable Integer value) {
    write(
        out -> {
          if (value == null) {
            out.writeInt(-1);
          } else {
            out.writeInt(2);
            out.writeShort(value);
          }
        });
    return this;
  }

  /** A {@code text} or {@code json}. */
  CopyRows text(@Nullable String value) {
    write(
        out -> {
          if (value == null) {
            out.writeInt(-1);
          } else {
            byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
            out.writeInt(encoded.length);
            out.write(encoded);
          }
        });
    return this;
  }

  /** A {@code text[]}; null where it is empty. */
  CopyRows texts(List<String> values) {
    write(
        out -> {
          if (values.isEmpty()) {
            out.writeInt(-1);
            return;
          }
          List<byte[]> encoded =
              values.stream().map(value -> value.getBytes(StandardCharsets.UTF_8)).toList();
          out.writeInt(20 + encoded.stream().mapToInt(one -> 4 + one.length).sum());
          out.writeInt(1); // dimensions
          out.writeInt(0); // no nulls
          out.writeInt(TEXT_OID);
          out.writeInt(encoded.size());
          out.writeInt(1); // the first index
          for (byte[] one : encoded) {
            out.writeInt(one.length);
            out.write(one);
          }
        });
    return this;
  }

  private void send() throws SQLException {
    copy.writeToCopy(bytes.toByteArray(), 0, bytes.size());
    bytes.reset();
  }

  /** Sends the rest; returns how many rows there were. */
  long finish() throws SQLException {
    write(out -> out.writeShort(-1));
    send();
    return copy.endCopy();
  }

  /** Abandons what wasn't finished. */
  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
