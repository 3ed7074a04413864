package dev.errand.internal.store;

import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Workers' leases, and who has the duty of looking after the whole. Leases go by the database's own
 * time, whatever clock the application gave.
 */
public final class WorkerTable {

  private static final String REGISTER =
      """
      INSERT INTO errand.worker (started_at, expires_at, name, places, tasks, queues)
      VALUES (now(), now() + :lease * interval '1 millisecond', :name, :places, :tasks, nullif(:queues, '{}'::text[]))
      RETURNING id
      """;

  private static final String RENEW =
      """
      UPDATE errand.worker SET expires_at = now() + :lease * interval '1 millisecond'
      WHERE id = :id
      RETURNING id
      """;

  private static final String LEAVE = "DELETE FROM errand.worker WHERE id = :id";

  private static final String REMOVE_EXPIRED =
      """
      DELETE FROM errand.worker
      WHERE expires_at < now()
        AND EXISTS (SELECT 1 FROM errand.worker w WHERE w.id = :self AND w.expires_at > now())
      RETURNING id, name
      """;

  private static final String TAKE_DUTY =
      """
      UPDATE errand.duty
      SET worker_id = :id, expires_at = now() + :lease * interval '1 millisecond'
      WHERE name = 'upkeep' AND (worker_id = :id OR expires_at < now())
      RETURNING worker_id
      """;

  private static final String DROP_DUTY =
      "UPDATE errand.duty SET expires_at = '-infinity' WHERE worker_id = :id";

  private final String register;
  private final String renew;
  private final String leave;
  private final String removeExpired;
  private final String takeDuty;
  private final String dropDuty;

  /** In a schema. */
  public WorkerTable(Schema schema) {
    this.register = schema.sql(REGISTER);
    this.renew = schema.sql(RENEW);
    this.leave = schema.sql(LEAVE);
    this.removeExpired = schema.sql(REMOVE_EXPIRED);
    this.takeDuty = schema.sql(TAKE_DUTY);
    this.dropDuty = schema.sql(DROP_DUTY);
  }

  /**
   * What a worker says of itself.
   *
   * @param name for people
   * @param places how many runs at once
   * @param tasks the tasks that it knows
   * @param queues the queues that it works on; null for every queue
   * @param lease how long it may be silent
   */
  public record NewWorker(
      String name, int places, List<String> tasks, @Nullable List<String> queues, Duration lease) {}

  /**
   * A worker whose lease has run out.
   *
   * @param id its id
   * @param name what it called itself
   */
  public record Expired(long id, String name) {}

  /** Begins a lease under a new id. */
  public long register(Handle handle, NewWorker worker) {
    return handle
        .createQuery(register)
        .bind("lease", worker.lease().toMillis())
        .bind("name", worker.name())
        .bind("places", worker.places())
        .bindArray("tasks", String.class, worker.tasks())
        .bindArray("queues", String.class, worker.queues() == null ? List.of() : worker.queues())
        .mapTo(Long.class)
        .one();
  }

  /** Renews the lease; false if somebody has removed the worker. */
  public boolean renew(Handle handle, long id, Duration lease) {
    return handle
        .createQuery(renew)
        .bind("id", id)
        .bind("lease", lease.toMillis())
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** Ends the lease, and drops the duty. */
  public void leave(Handle handle, long id) {
    handle.createUpdate(leave).bind("id", id).execute();
    handle.createUpdate(dropDuty).bind("id", id).execute();
  }

  /** Removes workers whose lease has run out; nobody, if that of the judge itself has. */
  public List<Expired> removeExpired(Handle handle, long self) {
    return handle
        .createQuery(removeExpired)
        .bind("self", self)
        .map((row, context) -> new Expired(row.getLong("id"), row.getString("name")))
        .list();
  }

  /** Takes or keeps the duty of looking after the whole; false if another has it. */
  public boolean takeDuty(Handle handle, long id, Duration lease) {
    return handle
        .createQuery(takeDuty)
        .bind("id", id)
        .bind("lease", lease.toMillis())
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }
}
