package dev.errand.processor;

import com.google.auto.common.MoreElements;
import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** The classes with hook methods that are to be looked at in each round, each as a whole. */
final class HookClasses {

  /**
   * A class and the reading of each of its hook methods.
   *
   * @param name the class that lists them
   */
  record HookClass(TypeElement owner, ClassName name, List<HookReading> methods) {

    boolean isComplete() {
      return methods.stream().allMatch(HookReading::isComplete);
    }

    boolean hasErrors() {
      return methods.stream().anyMatch(HookReading::hasErrors);
    }

    List<HookModel> models() {
      return methods.stream().map(HookReading::model).toList();
    }
  }

  private final TaskMethods methods;
  private final HookReader reader;

  HookClasses(ProcessingEnvironment environment) {
    this.methods = new TaskMethods(environment.getElementUtils(), Vocabulary.HOOKS);
    this.reader = new HookReader(environment);
  }

  HookReader reader() {
    return reader;
  }

  /** The classes that are complete, or will never be. */
  List<HookClass> in(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Set<TypeElement> owners = new LinkedHashSet<>();
    for (ExecutableElement method : methods.in(annotations, round)) {
      owners.add(MoreElements.asType(method.getEnclosingElement()));
    }
    List<HookClass> ready = new ArrayList<>();
    for (TypeElement owner : owners) {
      List<HookReading> readings = HookReader.methodsOf(owner).stream().map(reader::read).toList();
      HookClass read = new HookClass(owner, HookModel.listOf(owner), readings);
      if (read.isComplete() || round.processingOver()) {
        ready.add(read);
      } else {
        read.models().forEach(model -> methods.await(model.method()));
      }
    }
    return ready;
  }

  boolean areWaiting() {
    return methods.areWaiting();
  }
}
