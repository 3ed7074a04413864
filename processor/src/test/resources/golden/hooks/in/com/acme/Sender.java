package com.acme;

import dev.errand.annotation.OnFailure;
import dev.errand.annotation.OnStart;
import dev.errand.annotation.Task;

interface Sender {

  @Task
  void send(String mail);

  @OnFailure
  void failed(String mail);

  @OnStart
  default void started() {}
}
