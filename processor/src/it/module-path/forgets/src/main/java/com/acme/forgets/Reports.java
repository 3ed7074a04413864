package com.acme.forgets;

import dev.errand.annotation.Task;

/** A task of a named module. */
public class Reports {

  /** For instances. */
  public Reports() {}

  /**
   * What is asked for.
   *
   * @param month in which month
   */
  public record Report(String month) {}

  /**
   * Writes it.
   *
   * @param report what is asked for
   * @return where it is
   */
  @Task(id = "forgets-report")
  public String writeReport(Report report) {
    return report.month() + ".pdf";
  }
}
