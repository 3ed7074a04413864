/** The vocabulary of Errand: annotations, and the text forms they use. */
module dev.errand.annotations {
  requires static transitive org.jspecify;

  exports dev.errand.annotation;
  exports dev.errand.time;
}
