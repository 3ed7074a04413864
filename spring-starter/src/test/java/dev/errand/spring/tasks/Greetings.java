package dev.errand.spring.tasks;

/** Has a task; its bean is asked for by the class. */
public class Greetings {

  public String greet(String name) {
    return "Hello " + name;
  }
}
