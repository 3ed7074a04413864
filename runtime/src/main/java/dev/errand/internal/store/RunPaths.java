package dev.errand.internal.store;

import dev.errand.internal.store.RunPath.Property;
import dev.errand.internal.store.RunSource.IndexKey;
import dev.errand.internal.store.RunSource.Leg;
import dev.errand.manage.RunFilter;
import dev.errand.task.RunStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The ways there are to walk through a filter's runs. */
final class RunPaths {

  private static final Set<Property> PLACE = Set.of(Property.STATUS);

  private final TaskNames names;
  private final RunFilter filter;
  private final Collection<String> tasks;

  RunPaths(TaskNames names, RunFilter filter) {
    this.names = names;
    this.filter = filter;
    this.tasks = filter.withoutWorker() ? names.withoutWorker(filter.tasks()) : filter.tasks();
  }

  /** The tasks that are asked for; empty for every task, unless none is without a worker. */
  Collection<String> tasks() {
    return tasks;
  }

  /** At least one; each lets all of the filter's runs of this kind through. */
  List<RunPath> of(StatusKind kind) {
    List<RunPath> paths = new ArrayList<>();
    if (!tasks.isEmpty() || filter.withoutWorker() || !filter.queues().isEmpty()) {
      paths.add(byTaskAndQueue());
    }
    Set<Property> onlyTag = filter.tags().size() == 1 ? Set.of(Property.TAGS) : Set.of();
    filter.tags().forEach(tag -> paths.add(at(RunSource.TAG, new IndexKey(tag, null), onlyTag)));
    filter
        .parent()
        .ifPresent(id -> paths.add(at(RunSource.PARENT, IndexKey.of(id), Set.of(Property.PARENT))));
    filter
        .batch()
        .ifPresent(id -> paths.add(at(RunSource.BATCH, IndexKey.of(id), Set.of(Property.BATCH))));
    switch (kind.place()) {
      case ANYWHERE -> {
        if (paths.isEmpty()) {
          paths.add(whole(Set.of(), RunSource.ALL));
        }
      }
      case COMPLETED -> paths.add(whole(Set.of(), RunSource.ENDED));
      case UNCOMPLETED -> uncompleted(paths, kind.statuses());
      case RUNNING -> paths.add(whole(PLACE, RunSource.RUNNING));
      case READY -> paths.add(whole(PLACE, RunSource.READY, RunSource.RETRIED));
      case DELAYED -> paths.add(whole(PLACE, RunSource.DELAYED));
    }
    return paths;
  }

  private static RunPath at(RunSource source, IndexKey key, Set<Property> says) {
    return RunPath.of(says, new Leg(source, List.of(key)));
  }

  private static RunPath whole(Set<Property> says, RunSource... sources) {
    return new RunPath(Arrays.stream(sources).map(Leg::whole).toList(), says);
  }

  private RunPath byTaskAndQueue() {
    Set<String> queues = filter.queues();
    boolean anyTask = tasks.isEmpty() && !filter.withoutWorker();
    List<IndexKey> own = new ArrayList<>();
    for (String name : anyTask ? queues : tasks) {
      if (queues.isEmpty() || queues.contains(name)) {
        own.add(new IndexKey(name, null));
      }
    }
    List<IndexKey> shared = new ArrayList<>();
    for (String queue : queues.isEmpty() ? names.sharedQueues() : queues) {
      for (String task : anyTask ? names.tasksOfShared(queue) : tasks) {
        if (!queue.equals(task)) {
          shared.add(new IndexKey(queue, task));
        }
      }
    }
    return RunPath.of(
        Set.of(Property.TASK, Property.QUEUE),
        new Leg(RunSource.TASK, own),
        new Leg(RunSource.QUEUE, shared));
  }

  /** Has its own indexes by task and queue, so that these alone are needed. */
  private void uncompleted(List<RunPath> paths, Set<RunStatus> statuses) {
    if (!tasks.isEmpty()) {
      paths.set(0, pairs(RunSource.UNCOMPLETED_TASK, Property.TASK, statuses, tasks));
    } else if (!filter.queues().isEmpty()) {
      paths.set(0, pairs(RunSource.UNCOMPLETED_QUEUE, Property.QUEUE, statuses, filter.queues()));
    }
    if (!tasks.isEmpty() && !filter.queues().isEmpty()) {
      paths.add(pairs(RunSource.UNCOMPLETED_QUEUE, Property.QUEUE, statuses, filter.queues()));
    }
    if (tasks.isEmpty() && filter.queues().isEmpty()) {
      paths.add(
          RunPath.of(
              PLACE,
              new Leg(
                  RunSource.UNCOMPLETED,
                  statuses.stream().map(status -> new IndexKey(status.name(), null)).toList())));
    }
  }

  private static RunPath pairs(
      RunSource source, Property said, Set<RunStatus> statuses, Collection<String> names) {
    List<IndexKey> keys = new ArrayList<>();
    statuses.forEach(status -> names.forEach(name -> keys.add(new IndexKey(status.name(), name))));
    return RunPath.of(Set.of(Property.STATUS, said), new Leg(source, keys));
  }
}
