package com.acme;

import dev.errand.annotation.Task;

/** One task is left. */
public class Mails {

  @Task
  public void sendMail(String to) {}
}
