package dev.errand.task;

/** Holds until it is closed, on the thread that opened it. Scopes are closed innermost first. */
public interface Scope extends AutoCloseable {

  /** Ends the scope; what was current before is current again. */
  @Override
  void close();
}
