package com.acme;

import dev.errand.annotation.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

class Reports {

  static class Later<A, B> extends CompletableFuture<Map<B, A>> {}

  record Secret(String text) {}

  @Task
  CompletionStage<List<String>> stage() {
    return null;
  }

  @Task
  CompletableFuture<? extends Number> future() {
    return null;
  }

  @Task
  CompletionStage<Void> stageOfNothing() {
    return null;
  }

  @Task
  CompletionStage<?> stageOfAnything() {
    return null;
  }

  @Task
  Later<Integer, String> subclass() {
    return null;
  }

  @Task
  Optional<List<Secret>> optional(Secret secret) {
    return Optional.empty();
  }

  @Task
  byte[] bytes() {
    return null;
  }
}
