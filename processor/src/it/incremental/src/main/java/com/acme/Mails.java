package com.acme;

import dev.errand.annotation.Task;

/** Two tasks at first. */
public class Mails {

  @Task
  public void sendMail(String to) {}

  @Task
  public void sendFax(String to) {}
}
