package dev.errand.task;

import java.time.Instant;

/**
 * A hook of a run that threw. The run's outcome is what it is all the same.
 *
 * @param hook the hook's kind and place in the code
 * @param failedAt when it threw, by the database's clock
 * @param error what it threw
 */
public record HookFailure(String hook, Instant failedAt, TaskError error) {}
