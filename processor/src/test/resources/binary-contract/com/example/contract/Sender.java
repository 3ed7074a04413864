package com.example.contract;

import dev.errand.annotation.OnStart;
import dev.errand.annotation.Task;

/** Tasks of an interface. */
public interface Sender {

  @Task
  String send(String mail);

  @Task
  default String sendTwice(String mail) {
    return send(mail) + send(mail);
  }

  @OnStart("send")
  default void starting(String mail) {
    HookCalls.add("starting " + mail);
  }
}
