/** A module whose tasks workers find. */
module com.acme.provides {
  requires transitive dev.errand.runtime;

  exports com.acme.provides;

  provides dev.errand.task.TaskRegistry with
      com.acme.provides.Tasks;
}
