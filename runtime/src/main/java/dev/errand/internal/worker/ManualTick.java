package dev.errand.internal.worker;

import dev.errand.task.CronTick;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The tick of a run that no schedule triggered. */
record ManualTick(Instant scheduled) implements CronTick {

  @Override
  public Optional<Instant> previous() {
    return Optional.empty();
  }

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public List<Instant> upcoming() {
    return List.of();
  }

  @Override
  public Optional<String> scheduleId() {
    return Optional.empty();
  }

  @Override
  public Optional<String> externalId() {
    return Optional.empty();
  }
}
