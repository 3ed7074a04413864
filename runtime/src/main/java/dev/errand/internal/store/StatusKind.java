package dev.errand.internal.store;

import dev.errand.manage.RunFilter;
import dev.errand.task.RunStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Statuses that are found in the same place.
 *
 * @param place where
 * @param statuses which of those found there
 */
record StatusKind(Place place, Set<RunStatus> statuses) {

  /** Where a run in some status is. */
  enum Place {
    ANYWHERE,
    COMPLETED,
    UNCOMPLETED,
    RUNNING,
    READY,
    DELAYED
  }

  private static final StatusKind ANY = new StatusKind(Place.ANYWHERE, Set.of());

  /** The kinds that a filter asks for. */
  static List<StatusKind> of(RunFilter filter) {
    Set<RunStatus> wanted = filter.statuses();
    if (wanted.isEmpty() && !filter.withoutWorker()) {
      return List.of(ANY);
    }
    Set<RunStatus> statuses = EnumSet.noneOf(RunStatus.class);
    statuses.addAll(wanted);
    if (filter.withoutWorker()) {
      Set<RunStatus> waiting = EnumSet.of(RunStatus.QUEUED, RunStatus.DELAYED);
      if (statuses.isEmpty()) {
        statuses.addAll(waiting);
      } else {
        statuses.retainAll(waiting);
      }
    }
    List<StatusKind> kinds = new ArrayList<>();
    single(kinds, statuses, RunStatus.COMPLETED, Place.COMPLETED);
    single(kinds, statuses, RunStatus.EXECUTING, Place.RUNNING);
    single(kinds, statuses, RunStatus.QUEUED, Place.READY);
    single(kinds, statuses, RunStatus.DELAYED, Place.DELAYED);
    statuses.removeIf(status -> !status.isFinal() || status == RunStatus.COMPLETED);
    if (!statuses.isEmpty()) {
      kinds.add(new StatusKind(Place.UNCOMPLETED, statuses));
    }
    return kinds;
  }

  private static void single(
      List<StatusKind> kinds, Set<RunStatus> statuses, RunStatus status, Place place) {
    if (statuses.contains(status)) {
      kinds.add(new StatusKind(place, Set.of(status)));
    }
  }

  /** Looks up whether run {@code s.id} is of this kind. */
  String check() {
    return switch (place) {
      case ANYWHERE -> "";
      case COMPLETED ->
          look("FROM errand.run_end x WHERE x.run_id = s.id AND x.status = 'COMPLETED'");
      case UNCOMPLETED ->
          look(
              "FROM errand.run_end x WHERE x.run_id = s.id AND x.status IN ("
                  + statuses.stream()
                      .map(status -> "'" + status.name() + "'")
                      .sorted()
                      .collect(Collectors.joining(", "))
                  + ")");
      case RUNNING -> look("FROM errand.running x WHERE x.run_id = s.id");
      case READY ->
          "CROSS JOIN LATERAL (SELECT 1 FROM errand.ready x WHERE x.run_id = s.id"
              + " UNION ALL SELECT 1 FROM errand.later x WHERE x.run_id = s.id AND x.attempt > 0"
              + " LIMIT 1) placed\n";
      case DELAYED -> look("FROM errand.later x WHERE x.run_id = s.id AND x.attempt = 0");
    };
  }

  /** As a join the plan could flip to one with the whole table. */
  private static String look(String from) {
    return "CROSS JOIN LATERAL (SELECT 1 " + from + " LIMIT 1) placed\n";
  }
}
