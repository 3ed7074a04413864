package com.acme;

import dev.errand.annotation.Retry;
import dev.errand.annotation.Task;
import java.util.List;
import java.util.Map;

@Deprecated(forRemoval = true)
public class Old<T> {

  @Deprecated
  public record Thing(String name) {}

  @Deprecated
  public static class OldException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Task
  @SuppressWarnings("rawtypes")
  void raw(List list, Map<String, List> map) {}

  @Task
  void generic(List<String> list) {}

  @Task
  @Retry(abortOn = OldException.class)
  static Thing deprecated(Thing thing) {
    return thing;
  }
}
