/** Reads Errand's annotations and writes stubs and registries. */
module dev.errand.processor {
  requires auto.common;
  requires com.palantir.javapoet;
  requires dev.errand.annotations;
  requires java.compiler;
  requires static com.google.auto.service;
  requires static org.jspecify;

  provides javax.annotation.processing.Processor with
      dev.errand.processor.RegistryProcessor,
      dev.errand.processor.StubProcessor;
}
