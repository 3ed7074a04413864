package dev.errand.testing;

import dev.errand.spi.JsonCodec;
import dev.errand.task.TypeRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** For tests in which nothing is written or read. */
public final class NoJson implements JsonCodec {

  @Override
  public String encode(@Nullable Object value, TypeRef<?> type) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> @Nullable T decode(String json, TypeRef<T> type) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, String> fields(String json) {
    throw new UnsupportedOperationException();
  }
}
