package dev.errand.task;

/** What one call of a task's method gets for its parameters. */
public interface TaskCall extends TaskArguments {

  /** For a parameter of type {@link TaskContext}. */
  TaskContext context();

  /** For a parameter of type {@link CronTick}. */
  CronTick cronTick();
}
