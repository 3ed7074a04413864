package com.acme;

import dev.errand.annotation.Task;

/** Static tasks with Lombok's types. */
public final class Mails {

  private Mails() {}

  @Task
  public static void sendMail(Mail mail) {
    System.out.println(mail.getTo());
  }

  @Task
  public static Receipt writeReceipt(Upload upload, String currency) {
    return Receipt.builder().id(upload.getId() + currency).build();
  }
}
