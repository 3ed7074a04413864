package dev.errand.spring.tasks;

import dev.errand.annotation.Task;

/** Its bean is asked for by the class. */
public class Greetings {

  @Task
  public String greet(String name) {
    return "Hello " + name;
  }
}
