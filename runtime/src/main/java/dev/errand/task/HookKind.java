package dev.errand.task;

/** When a hook is called. */
public enum HookKind {
  /** Before the method is called for the first time: {@code @OnStart}. */
  START,
  /** After the run has completed: {@code @OnSuccess}. */
  SUCCESS,
  /** After it has failed, crashed, timed out or expired: {@code @OnFailure}. */
  FAILURE,
  /** After it has ended, however: {@code @OnComplete}. */
  COMPLETE,
  /** After it was canceled: {@code @OnCancel}. */
  CANCEL;

  /** Whether it is called when a run has ended so; {@link #START} never is. */
  public boolean follows(RunStatus end) {
    return switch (this) {
      case START -> false;
      case SUCCESS -> end == RunStatus.COMPLETED;
      case CANCEL -> end == RunStatus.CANCELED;
      case COMPLETE -> end.isFinal();
      case FAILURE -> end.isFinal() && end != RunStatus.COMPLETED && end != RunStatus.CANCELED;
    };
  }
}
