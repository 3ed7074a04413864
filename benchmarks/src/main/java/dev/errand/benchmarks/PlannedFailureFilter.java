package dev.errand.benchmarks;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;

/** Keeps failures that belong to the measurement out of the log, where they are many. */
public final class PlannedFailureFilter extends Filter<ILoggingEvent> {

  private static final String NAME = "PlannedFailure";

  @Override
  public FilterReply decide(ILoggingEvent event) {
    @Nullable IThrowableProxy cause = event.getThrowableProxy();
    while (cause != null) {
      if (cause.getClassName().endsWith(NAME)) {
        return FilterReply.DENY;
      }
      cause = cause.getCause();
    }
    return FilterReply.NEUTRAL;
  }
}
