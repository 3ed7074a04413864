package com.example.contract;

import dev.errand.annotation.Task;

/** Its tasks are called on a subclass. */
abstract class Template {

  @Task
  String fill(String text) {
    return open() + text;
  }

  @Task
  protected String overridden(String text) {
    return "not " + text;
  }

  abstract String open();
}
