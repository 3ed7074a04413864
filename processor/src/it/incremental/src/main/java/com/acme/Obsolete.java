package com.acme;

import dev.errand.annotation.Task;

/** A class that goes away. */
public class Obsolete {

  @Task
  public void sendTelegram(String to) {}
}
