package dev.errand.benchmarks.contender;

import dev.errand.benchmarks.Payload;
import java.time.Duration;
import java.util.List;

/** A library for the JVM, in use. Thread-safe. */
interface Library extends AutoCloseable {

  /** Begins to work; returns as soon as the library does. */
  void start();

  /**
   * Stores runs, all at once.
   *
   * @param delay after which they are due; zero: at once
   */
  void storeAll(List<Payload> payloads, Duration delay);

  /** Stores one run, to be executed at once; returns when it is durable. */
  void trigger(Payload payload);

  @Override
  void close();
}
