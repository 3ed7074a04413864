package dev.errand.benchmarks.contender;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What one process does with a library. To be used by one thread. */
public interface Session extends AutoCloseable {

  /** Begins to work; returns as soon as the library does. */
  void start() throws IOException;

  /** Stores runs, by the library's way of storing many; returns when they are durable. */
  void store(Batches batches) throws IOException;

  /**
   * Some threads trigger singly, each one run after the other, each waiting until its run is
   * durable.
   */
  void trigger(int threads, int each) throws IOException;

  /**
   * Triggers one run at a time, each after the one before has begun and after a pause of 10 to 50
   * ms. The first ones are not in the result.
   *
   * @param samples how many are
   * @param limit after which it stops, with fewer
   */
  List<Latency> idle(int warmUp, int samples, Duration limit) throws IOException;

  /**
   * Triggers at an even rate, from 16 threads, whether or not the library keeps up; what is late
   * counts from when it should have been triggered.
   */
  List<Latency> load(double perSecond, int count) throws IOException;

  /** How many different runs have begun here so far. */
  int begun() throws IOException;

  /** How often each run has begun here, by number. */
  byte[] executions() throws IOException;

  /** Lets the runs that hang go on. */
  void release() throws IOException;

  /** The ids of the processes in which the library is. */
  List<Long> processes();

  /** Used heap after a collection, in bytes; negative where it isn't known. */
  long heap() throws IOException;

  @Override
  void close();
}
