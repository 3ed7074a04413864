package dev.errand.benchmarks.contender;

import java.util.OptionalLong;

/**
 * How many runs there are.
 *
 * @param unfinished those that haven't ended, but for the delayed
 * @param delayed those that are due in more than an hour
 * @param completed those that ended well; empty where ended runs are deleted
 * @param failedAttempts attempts that failed; empty where that isn't kept
 * @param strays what must be 0: other ends, runs in two places
 */
public record Tally(
    long unfinished,
    long delayed,
    OptionalLong completed,
    OptionalLong failedAttempts,
    long strays) {}
