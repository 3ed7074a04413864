package dev.errand.spring;

import dev.errand.Errand;
import java.util.Objects;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the Errand when all beans are there, and stops it while all of them still are.
 *
 * <p>Its {@linkplain #PHASE phase} is below that of the web server: a request that is accepted can
 * trigger, so Errand starts before the server does, and stops only when the server has let its last
 * request end. Message listeners have higher phases as well, and stop before. Task executors, which
 * tasks may use, have lower phases, and stop after.
 *
 * <p>Stopping takes as long as running tasks need, {@code errand.worker.shutdown-timeout} at the
 * most; {@code spring.lifecycle.timeout-per-shutdown-phase} doesn't shorten it, since connections
 * must not go while ends are recorded. A stopped Errand can't be started again.
 */
public final class ErrandLifecycle implements SmartLifecycle {

  /** Starts before, and stops after, the web server with its 2048 below the default. */
  public static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 3072;

  private final Errand errand;
  private final Runnable check;
  private final boolean autoStartup;
  private volatile boolean running;

  /**
   * For an Errand.
   *
   * @param check is run before the start, and throws if something is missing
   */
  ErrandLifecycle(Errand errand, Runnable check, boolean autoStartup) {
    this.errand = Objects.requireNonNull(errand, "errand");
    this.check = check;
    this.autoStartup = autoStartup;
  }

  @Override
  public void start() {
    check.run();
    errand.start();
    running = true;
  }

  @Override
  public void stop() {
    errand.close();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public boolean isAutoStartup() {
    return autoStartup;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  /** Spring 7 asks: a context that its tests pause goes on executing runs. */
  // No @Override: Spring 6 doesn't know it.
  @SuppressWarnings("MissingOverride")
  public boolean isPauseable() {
    return false;
  }
}
