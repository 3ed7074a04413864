package com.example.contract;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What hooks have been called. */
final class HookCalls {

  static final List<String> CALLS = new CopyOnWriteArrayList<>();

  private static final BlockingQueue<String> WAITED_FOR = new LinkedBlockingQueue<>();

  private HookCalls() {}

  static void clear() {
    CALLS.clear();
    WAITED_FOR.clear();
  }

  /** Waits for calls; an absent one shows in the result. */
  static Set<String> await(int count) throws InterruptedException {
    Set<String> calls = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      calls.add(String.valueOf(WAITED_FOR.poll(20, TimeUnit.SECONDS)));
    }
    return calls;
  }

  static void add(String call) {
    CALLS.add(call);
    WAITED_FOR.add(call);
  }
}
