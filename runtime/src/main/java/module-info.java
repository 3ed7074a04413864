/** Stores runs in PostgreSQL and executes them. */
module dev.errand.runtime {
  requires transitive dev.errand.annotations;
  requires transitive jakarta.inject;
  requires transitive java.sql;
  requires transitive org.jdbi.v3.core;
  requires static transitive org.jspecify;
  requires static com.fasterxml.jackson.core;
  requires static com.fasterxml.jackson.databind;
  requires static com.fasterxml.jackson.datatype.jdk8;
  requires static com.fasterxml.jackson.datatype.jsr310;
  requires static com.zaxxer.hikari;
  requires static embedded.postgres;
  requires static jakarta.validation;
  requires static org.checkerframework.checker.qual;
  requires static tools.jackson.core;
  requires static tools.jackson.databind;
  requires org.jdbi.v3.postgres;
  requires org.postgresql.jdbc;
  requires org.slf4j;

  exports dev.errand;
  exports dev.errand.manage;
  exports dev.errand.spi;
  exports dev.errand.task;

  uses dev.errand.task.TaskRegistry;
}
