package dev.errand.benchmarks.contender;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import tools.jackson.databind.json.JsonMapper;

/** JSON for db-scheduler by the same Jackson that Errand finds, so that both do the same work. */
final class JacksonSerializer implements Serializer {

  private final JsonMapper mapper = JsonMapper.builder().build();

  @Override
  public byte[] serialize(Object data) {
    return mapper.writeValueAsBytes(data);
  }

  @Override
  public <T> T deserialize(Class<T> type, byte[] data) {
    return mapper.readValue(data, type);
  }
}
