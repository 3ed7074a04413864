package com.acme.library;

import dev.errand.annotation.Task;

/** A library's task. */
public final class Mails {

  private Mails() {}

  /** What is sent. */
  public record Mail(String to, String text) {}

  @Task
  public static void sendMail(Mail mail) {
    System.out.println(mail);
  }
}
