package dev.errand.internal.process;

import dev.errand.spi.RunEvent;
import dev.errand.spi.RunListener;
import java.util.List;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells all listeners; what one throws is logged and changes nothing. */
public final class Listeners {

  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<RunListener> listeners;

  /** The listeners, in the order in which they are told. */
  public Listeners(List<RunListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  /** Whether there is nobody to tell. */
  public boolean isEmpty() {
    return listeners.isEmpty();
  }

  /** Tells each. */
  public void tell(BiConsumer<RunListener, RunEvent> what, RunEvent event) {
    for (RunListener listener : listeners) {
      try {
        what.accept(listener, event);
      } catch (Throwable e) {
        LOG.warn(
            "Listener {} failed for run {}; the run goes on.",
            listener.getClass().getName(),
            event.runId(),
            e);
      }
    }
  }
}
