package com.acme;

import dev.errand.annotation.Task;

/** Has the name of a class that is nested in the generated one. */
public record Stub(int size) {

  @Task
  static Stub shrink(Stub stub, Payload payload, TaskClient client) {
    return new Stub(stub.size() / payload.by());
  }
}
