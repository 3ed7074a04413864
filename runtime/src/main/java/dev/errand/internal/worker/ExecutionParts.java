package dev.errand.internal.worker;

import dev.errand.internal.json.Codecs;
import dev.errand.internal.process.Listeners;
import dev.errand.internal.process.ThreadState;
import dev.errand.internal.store.MetadataTable;
import dev.errand.internal.validation.PayloadChecks;
import dev.errand.spi.InstanceResolver;
import dev.errand.spi.WorkerSettings;
import dev.errand.task.TaskClient;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/**
 * What every execution of a worker works with.
 *
 * @param settings the worker's
 * @param codecs how payloads become arguments, and results outputs
 * @param checks whether payloads satisfy their constraints
 * @param metadata where notes are kept
 * @param instances where instances come from
 * @param client what stubs use on the task's thread
 * @param threads where it is said what a thread executes
 * @param hooks what is called when a run starts
 * @param parking how a place is left while waiting for children
 * @param listeners who is told
 * @param timer for time limits
 * @param notesTimer for storing notes a moment later
 * @param random for the jitter of retries
 * @param sink where outcomes go
 */
record ExecutionParts(
    WorkerSettings settings,
    Codecs codecs,
    PayloadChecks checks,
    MetadataTable metadata,
    InstanceResolver instances,
    TaskClient client,
    ThreadState threads,
    HookCalls hooks,
    Parking parking,
    Listeners listeners,
    Timer timer,
    Timer notesTimer,
    RandomGenerator random,
    BiConsumer<Execution, Outcome> sink) {}
