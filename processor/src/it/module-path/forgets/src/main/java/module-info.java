/** A module whose tasks no worker finds. */
module com.acme.forgets {
  requires transitive dev.errand.runtime;

  exports com.acme.forgets;
}
