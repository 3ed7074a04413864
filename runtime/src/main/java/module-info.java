/** Stores runs in PostgreSQL and executes them. */
module dev.errand.runtime {
  requires transitive dev.errand.annotations;
  requires transitive java.sql;
  requires transitive org.jdbi.v3.core;
  requires static transitive org.jspecify;

  exports dev.errand.manage;
  exports dev.errand.spi;
  exports dev.errand.task;

  uses dev.errand.task.TaskRegistry;
}
