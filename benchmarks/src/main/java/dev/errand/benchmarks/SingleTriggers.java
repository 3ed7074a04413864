package dev.errand.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that trigger one run after the other, each waiting for its own commit. */
final class SingleTriggers implements Workload {

  static final int THREADS = 16;

  private final int each;

  SingleTriggers(int triggers) {
    this.each = Math.max(1, triggers / THREADS);
  }

  @Override
  public String title() {
    return "single triggers";
  }

  @Override
  public Map<Metric, Double> measure(Contender contender, Server server) throws Exception {
    int runs = each * THREADS;
    try (Database database = server.create(contender.connections())) {
      contender.install(database.pool());
      database.settle();
      Stopwatch time;
      try (Contender.Session session = contender.client(database.pool())) {
        session.start();
        time = trigger(session, server.pid());
      }
      Check.stored(contender, database.observer(), runs);
      Map<Metric, Double> result = new EnumMap<>(Metric.class);
      result.put(Metric.TRIGGER, runs / time.seconds());
      result.put(Metric.TRIGGER_CLIENT_CPU, time.clientMicros() / runs);
      result.put(Metric.TRIGGER_SERVER_CPU, time.serverMicros() / runs);
      result.put(Metric.OTHERS, time.others());
      return result;
    }
  }

  private Stopwatch trigger(Contender.Session session, long serverPid) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CountDownLatch ready = new CountDownLatch(THREADS);
      CountDownLatch go = new CountDownLatch(1);
      List<Future<?>> work = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread * each;
        work.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  go.await();
                  for (int number = first; number < first + each; number++) {
                    session.trigger(Payload.of(number));
                  }
                  return null;
                }));
      }
      ready.await();
      Stopwatch time = Stopwatch.start(serverPid);
      go.countDown();
      for (Future<?> thread : work) {
        thread.get();
      }
      time.stop();
      return time;
    } finally {
      threads.shutdownNow();
    }
  }
}
