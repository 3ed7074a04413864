package dev.errand.internal.store;

import dev.errand.internal.store.RunPath.Property;
import dev.errand.manage.RunFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;

/** Looks up in the run itself what a filter asks for. */
final class RunChecks {

  private final RunFilter filter;
  private final Collection<String> tasks;
  private final Set<Property> said;
  private final List<String> conditions = new ArrayList<>();

  /** For what the filter asks, except for what a path says already. */
  RunChecks(RunFilter filter, Collection<String> tasks, Set<Property> said) {
    this.filter = filter;
    this.tasks = tasks;
    this.said = said;
    when(isOpen(Property.TASK, !tasks.isEmpty()), "r.task = ANY (:tasks)");
    when(isOpen(Property.QUEUE, !filter.queues().isEmpty()), "r.queue = ANY (:queues)");
    when(isOpen(Property.TAGS, !filter.tags().isEmpty()), "r.tags @> :tags");
    when(isOpen(Property.PARENT, filter.parent().isPresent()), "r.parent_id = :parent");
    when(isOpen(Property.BATCH, filter.batch().isPresent()), "r.batch_id = :batch");
    when(filter.createdFrom().isPresent(), "r.created_at >= :createdFrom");
    when(filter.createdBefore().isPresent(), "r.created_at < :createdBefore");
  }

  private boolean isOpen(Property property, boolean asked) {
    return asked && !said.contains(property);
  }

  private void when(boolean wanted, String condition) {
    if (wanted) {
      conditions.add(condition);
    }
  }

  /** A join of run {@code s.id} with itself, if it is as asked for. */
  String sql() {
    if (conditions.isEmpty()) {
      return "";
    }
    return "CROSS JOIN LATERAL (SELECT 1 FROM errand.run r WHERE r.id = s.id AND "
        + String.join(" AND ", conditions)
        + " LIMIT 1) asked\n";
  }

  void bind(Query query) {
    texts(query, Property.TASK, "tasks", tasks);
    texts(query, Property.QUEUE, "queues", filter.queues());
    texts(query, Property.TAGS, "tags", filter.tags());
    filter
        .parent()
        .filter(id -> isOpen(Property.PARENT, true))
        .ifPresent(id -> query.bind("parent", id));
    filter
        .batch()
        .filter(id -> isOpen(Property.BATCH, true))
        .ifPresent(id -> query.bind("batch", id));
    filter.createdFrom().ifPresent(at -> query.bind("createdFrom", at));
    filter.createdBefore().ifPresent(at -> query.bind("createdBefore", at));
  }

  private void texts(Query query, Property property, String name, Collection<String> values) {
    if (isOpen(property, !values.isEmpty())) {
      query.bindArray(name, String.class, values.toArray());
    }
  }
}
