package dev.errand.internal.process;

import java.util.UUID;
import java.util.function.Supplier;

/** The run whose method a thread is executing, as others need to know it. */
public interface ActiveTask {

  /** The run. */
  UUID runId();

  /** Which attempt, from 1. */
  int attempt();

  /** The position of the next awaited child; the first is 0. */
  int nextChildPosition();

  /** Waits for something without taking up one of the worker's places. */
  <T> T parked(Supplier<T> wait);
}
