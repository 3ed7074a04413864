package dev.errand.internal.store;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run that a worker has claimed.
 *
 * @param id the run
 * @param ticket what the worker must show to record anything
 * @param task the task's id
 * @param queue the queue
 * @param attempt which attempt this is, from 1
 * @param payload a JSON object
 * @param createdAt when it was triggered
 * @param tags its tags
 * @param metadata of the trigger, if there is any
 * @param maxAttempts of the trigger, if it said so
 * @param maxDurationMillis of the trigger, if it said so
 */
public record ClaimedRun(
    UUID id,
    long ticket,
    String task,
    String queue,
    int attempt,
    String payload,
    Instant createdAt,
    Set<String> tags,
    @Nullable String metadata,
    @Nullable Integer maxAttempts,
    @Nullable Long maxDurationMillis) {}
