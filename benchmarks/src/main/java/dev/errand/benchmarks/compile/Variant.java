package dev.errand.benchmarks.compile;

/** What is compiled, and how. */
enum Variant {
  /** The application's sources; the processor writes stubs and the registry. */
  PROCESSOR("with the processor"),
  /** Another processor copies the same stubs and registry, which it has ready. */
  COPIED("with a processor that copies"),
  /** The same sources and the same stubs and registry, as if somebody had written them. */
  WRITTEN("stubs as plain sources"),
  /** The application's sources only, which nothing could trigger. */
  NO_STUBS("without stubs");

  private final String title;

  Variant(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
