package dev.errand.internal.store;

import dev.errand.internal.store.RunPath.Property;
import dev.errand.internal.store.RunSource.IndexKey;
import dev.errand.internal.store.RunSource.Leg;
import dev.errand.manage.RunFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ids of a page of a filter's runs. Each kind of status is a walk of its own along the
 * index that is rarest among the filter's; what the index doesn't say is looked up run by run.
 */
final class RunList {

  /** How many ids of a path are looked at before the next path is tried. */
  static final int WINDOW = 1000;

  /** A path is kept to that gives a tenth of the page within that. */
  private static final int DENSE = 10;

  private final Schema schema;
  private final Handle handle;
  private final RunFilter filter;
  private final int window;
  private final RunPaths paths;

  RunList(Schema schema, Handle handle, RunFilter filter, int window) {
    this.schema = schema;
    this.handle = handle;
    this.filter = filter;
    this.window = window;
    this.paths = new RunPaths(new TaskNames(schema, handle), filter);
  }

  /** The ids, the newest first. */
  List<UUID> ids() {
    List<UUID> ids = new ArrayList<>();
    for (StatusKind kind : StatusKind.of(filter)) {
      ids.addAll(ids(kind));
    }
    // As the database orders them; UUID's own order is another.
    return ids.stream()
        .distinct()
        .sorted(Comparator.comparing(UUID::toString).reversed())
        .limit(filter.limit())
        .toList();
  }

  private List<UUID> ids(StatusKind kind) {
    List<RunPath> candidates = paths.of(kind);
    if (candidates.stream().anyMatch(RunPath::isEmpty)) {
      return List.of();
    }
    IdRange range = IdRange.of(filter);
    if (candidates.size() == 1) {
      return walk(candidates.get(0), kind, range, filter.limit());
    }
    List<Probe> probes =
        candidates.stream().map(path -> probe(path, range)).sorted(Probe.RAREST_FIRST).toList();
    Beginning best = new Beginning(probes.get(0), List.of());
    for (Probe probe : probes) {
      List<UUID> found = walk(probe.path(), kind, range.downTo(probe.downTo()), filter.limit());
      if (probe.downTo() == null || found.size() >= filter.limit()) {
        return found;
      }
      if (best.found().size() <= found.size()) {
        best = new Beginning(probe, found);
      }
      if (found.size() * DENSE >= filter.limit()) {
        break;
      }
    }
    return best.with(
        walk(
            best.probe().path(),
            kind,
            range.below(best.probe().downTo()),
            filter.limit() - best.found().size()));
  }

  /** What was found on the part of a path that was looked at. */
  private record Beginning(Probe probe, List<UUID> found) {

    List<UUID> with(List<UUID> rest) {
      List<UUID> all = new ArrayList<>(found);
      all.addAll(rest);
      return all;
    }
  }

  /**
   * A look at the beginning of a path.
   *
   * @param path the path
   * @param length how many ids were seen
   * @param downTo how far back they reach: the further, the rarer they are; null if there are no
   *     more
   */
  private record Probe(RunPath path, int length, @Nullable UUID downTo) {

    static final Comparator<Probe> RAREST_FIRST =
        Comparator.comparing((Probe probe) -> probe.downTo() == null ? "" : probe.downTo() + "")
            .thenComparing(Probe::length);
  }

  private Probe probe(RunPath path, IdRange range) {
    return bind(handle.createQuery(schema.sql(path.probe())), path, range)
        .bind("limit", Math.max(2, window / path.keys()))
        .map(
            (row, context) ->
                new Probe(path, row.getInt("length"), row.getObject("down_to", UUID.class)))
        .one();
  }

  private List<UUID> walk(RunPath path, StatusKind kind, IdRange range, int limit) {
    RunChecks checks = new RunChecks(filter, paths.tasks(), path.says());
    String status = path.says().contains(Property.STATUS) ? "" : kind.check();
    String sql = path.ids(checks.sql() + status);
    Query query = bind(handle.createQuery(schema.sql(sql)), path, range);
    checks.bind(query);
    return query.bind("limit", limit).mapTo(UUID.class).list();
  }

  private static Query bind(Query query, RunPath path, IdRange range) {
    for (int i = 0; i < path.legs().size(); i++) {
      Leg leg = path.legs().get(i);
      query
          .bindArray("a" + i, String.class, leg.keys().stream().map(IndexKey::a).toArray())
          .bindArray("b" + i, String.class, leg.keys().stream().map(IndexKey::b).toArray());
    }
    return query.bind("from", range.from()).bind("below", range.below());
  }
}
