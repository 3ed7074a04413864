package com.example.contract;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What hooks have been called. */
final class HookCalls {

  static final List<String> CALLS = new CopyOnWriteArrayList<>();

  private HookCalls() {}

  static void add(String call) {
    CALLS.add(call);
  }
}
