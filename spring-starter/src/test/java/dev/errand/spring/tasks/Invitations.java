package dev.errand.spring.tasks;

import dev.errand.annotation.OnComplete;
import dev.errand.annotation.Task;
import dev.errand.task.RunStatus;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A task whose parameters have constraints, and a hook, both on a bean. */
public class Invitations {

  /** What the hook was called with. */
  public final BlockingQueue<String> ended = new LinkedBlockingQueue<>();

  /** Invites someone. */
  @Task
  public String invite(@Email String to, @Max(4) int seats) {
    return to + " " + seats;
  }

  @OnComplete
  void ended(String to, String output, RunStatus status) {
    ended.add(to + " -> " + output + ", " + status);
  }
}
