package dev.errand.processor;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Notes from which elements processors say that their sources originate. */
final class Origins {

  private final Map<String, List<String>> found = new TreeMap<>();

  Map<String, List<String>> found() {
    return found;
  }

  /** The processor, listened to. */
  Processor of(Processor processor) {
    return new AbstractProcessor() {
      @Override
      public synchronized void init(ProcessingEnvironment environment) {
        processor.init(
            proxy(ProcessingEnvironment.class, environment, listening(environment.getFiler())));
      }

      @Override
      public Set<String> getSupportedAnnotationTypes() {
        return processor.getSupportedAnnotationTypes();
      }

      @Override
      public Set<String> getSupportedOptions() {
        return processor.getSupportedOptions();
      }

      @Override
      public SourceVersion getSupportedSourceVersion() {
        return processor.getSupportedSourceVersion();
      }

      @Override
      public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return processor.process(annotations, round);
      }
    };
  }

  private Filer listening(Filer filer) {
    return (Filer)
        Proxy.newProxyInstance(
            Filer.class.getClassLoader(),
            new Class<?>[] {Filer.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("createSourceFile")) {
                found.put(
                    arguments[0].toString(),
                    Stream.of((Element[]) arguments[1]).map(Element::toString).sorted().toList());
              }
              return method.invoke(filer, arguments);
            });
  }

  /** The environment with this filer. */
  private static ProcessingEnvironment proxy(
      Class<ProcessingEnvironment> type, ProcessingEnvironment environment, Filer filer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                method.getName().equals("getFiler")
                    ? filer
                    : method.invoke(environment, arguments)));
  }
}
