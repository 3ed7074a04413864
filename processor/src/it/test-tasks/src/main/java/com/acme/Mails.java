package com.acme;

import dev.errand.annotation.Task;

/** A task of the application. */
public class Mails {

  @Task
  public void sendMail(String to) {}
}
