package com.acme;

import dev.errand.annotation.Task;
import java.util.List;

/** Names that generated code uses too. */
public interface Client {

  record Stub(String stub) {}

  record Payload<T>(T payload) {}

  record Iterable(int client) {}

  @Task
  void names(Stub DEFINITION, Payload<String> client, Iterable options, String TaskClient);

  @Task
  default Stub stub(Stub stub) {
    return stub;
  }

  @Task
  static Payload<Iterable> payload(Payload<List<Iterable>> payload) {
    return null;
  }
}
