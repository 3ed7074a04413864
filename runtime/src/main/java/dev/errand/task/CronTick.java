package dev.errand.task;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The instant of a schedule that a run is for. Of a manual trigger: {@link #scheduled()} is the
 * time of the trigger, there is no schedule, and the zone is UTC.
 */
public interface CronTick {

  /** The instant that the run is for. */
  Instant scheduled();

  /** The schedule's instant before. */
  Optional<Instant> previous();

  /** The zone in which the schedule is read. */
  ZoneId zone();

  /** The schedule's next ten instants. */
  List<Instant> upcoming();

  /** The schedule's id. */
  Optional<String> scheduleId();

  /** What whoever made the schedule calls it. */
  Optional<String> externalId();
}
