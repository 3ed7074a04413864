package dev.errand.benchmarks.contender;

import dev.errand.benchmarks.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A library in this JVM. */
final class JvmSession implements Session {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int SHORTEST_PAUSE_MS = 10;
  private static final int LONGEST_PAUSE_MS = 50;
  private static final double POLLING_MS = 500;

  private final Library library;
  private final Recorder recorder;

  JvmSession(Library library, Recorder recorder) {
    this.library = library;
    this.recorder = recorder;
  }

  @Override
  public void start() {
    library.start();
  }

  @Override
  public void store(Batches batches) {
    int end = batches.first() + batches.count();
    for (int first = batches.first(); first < end; first += Batches.BATCH) {
      List<Payload> batch = new ArrayList<>(Batches.BATCH);
      for (int number = first; number < Math.min(end, first + Batches.BATCH); number++) {
        batch.add(Payload.of(number, batches.size()));
      }
      library.storeAll(batch, batches.delay());
    }
  }

  @Override
  public void trigger(int threads, int each) {
    Threads.run(
        threads,
        thread -> {
          for (int number = thread * each; number < (thread + 1) * each; number++) {
            library.trigger(Payload.of(number, Payload.Size.SMALL));
          }
        });
  }

  @Override
  public List<Latency> idle(int warmUp, int samples, Duration limit) {
    List<Latency> latencies = new ArrayList<>();
    Random random = new Random(1);
    long end = System.nanoTime() + limit.toNanos();
    for (int run = 0; run < warmUp + samples && System.nanoTime() < end; run++) {
      pause(random.nextInt(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS) + offBeat(latencies, random));
      Payload payload = Payload.of(run, Payload.Size.SMALL);
      recorder.watch(run);
      long call = System.nanoTime();
      library.trigger(payload);
      long returned = System.nanoTime();
      long start = recorder.awaitStart(run, returned + PATIENCE.toNanos());
      // A slow library, which the limit stops early, has no warm-up to speak of.
      if (run >= warmUp || System.nanoTime() - call > limit.toNanos() / warmUp) {
        latencies.add(Latency.between(call, returned, start));
      }
    }
    return latencies;
  }

  /** Who polls is met anywhere between two polls, not always right after one. */
  private static int offBeat(List<Latency> latencies, Random random) {
    double longest = latencies.stream().mapToDouble(Latency::fromCall).max().orElse(0);
    return longest < POLLING_MS ? 0 : random.nextInt((int) longest);
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<Latency> load(double perSecond, int count) {
    SteadyLoad load = new SteadyLoad(library, perSecond, count);
    load.run();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<Latency> latencies = new ArrayList<>(count);
    for (int run = 0; run < count; run++) {
      recorder.watch(run);
      long start = recorder.awaitStart(run, deadline);
      latencies.add(Latency.between(load.due(run), load.returned(run), start));
    }
    return latencies;
  }

  @Override
  public int begun() {
    return recorder.begun();
  }

  @Override
  public byte[] executions() {
    return recorder.executions();
  }

  @Override
  public void release() {
    recorder.release();
  }

  @Override
  public List<Long> processes() {
    return List.of(ProcessHandle.current().pid());
  }

  @Override
  public long heap() {
    return Heap.usedAfterCollection();
  }

  @Override
  public void close() {
    recorder.release();
    library.close();
  }
}
