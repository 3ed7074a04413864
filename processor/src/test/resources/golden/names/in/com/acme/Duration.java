package com.acme;

import dev.errand.annotation.Task;

public record Duration(long seconds) {

  @Task(maxDuration = "1s")
  static void parse(Duration duration) {}
}
