package dev.errand.processor;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import dev.errand.processor.TaskModel.Output;
import dev.errand.processor.TaskModel.Parameter;
import dev.errand.processor.TaskModel.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads a method's parameters and what it returns. */
final class SignatureReader {

  private static final String TASK_CONTEXT = "dev.errand.task.TaskContext";
  private static final String CRON_TICK = "dev.errand.task.CronTick";
  private static final String COMPLETION_STAGE = "java.util.concurrent.CompletionStage";

  /** Methods of every record or object, whose names no component of a record may have. */
  private static final Set<String> NO_COMPONENTS =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  private final Elements elements;
  private final Types types;
  private final InlineRule inlineRule;

  SignatureReader(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
    this.inlineRule = new InlineRule(elements, types);
  }

  List<Parameter> parameters(ExecutableElement method, Problems problems) {
    List<Parameter> parameters = new ArrayList<>();
    Map<Role, Integer> seen = new EnumMap<>(Role.class);
    List<? extends VariableElement> declared = method.getParameters();
    for (VariableElement variable : declared) {
      TypeMirror type = variable.asType();
      String name = variable.getSimpleName().toString();
      Role role = role(type);
      if (role != Role.PAYLOAD) {
        if (seen.merge(role, 1, Integer::sum) == 2) {
          problems.on(
              variable,
              Message.TWO_SUPPLIED,
              "Task method " + method.getSimpleName(),
              MoreTypes.asTypeElement(type).getSimpleName());
        }
        parameters.add(new Parameter(name, type, role, false, false, false));
        continue;
      }
      if (NO_COMPONENTS.contains(name)) {
        problems.on(variable, Message.RESERVED_PARAMETER, name, method.getSimpleName(), name);
      }
      checkType("Parameter " + name, variable, type, method, subject(method), problems);
      boolean isLast = variable.equals(declared.get(declared.size() - 1));
      parameters.add(
          new Parameter(
              name,
              type,
              role,
              inlineRule.isInline(type),
              inlineRule.mayHaveProperty(type, name),
              method.isVarArgs() && isLast && !TypeRefs.isGeneric(type)));
    }
    return parameters;
  }

  private static Role role(TypeMirror type) {
    if (TypeParts.isNamed(type, TASK_CONTEXT)) {
      return Role.CONTEXT;
    }
    return TypeParts.isNamed(type, CRON_TICK) ? Role.CRON_TICK : Role.PAYLOAD;
  }

  Output output(ExecutableElement method, Problems problems) {
    TypeMirror returned = method.getReturnType();
    if (returned.getKind() == TypeKind.VOID) {
      return new Output(voidType(), true, true, false);
    }
    DeclaredType stage = completionStage(returned, types);
    TypeMirror type = stage == null ? returned : stageOf(stage);
    checkType("The return type", method, type, method, subject(method), problems);
    return new Output(type, false, TypeParts.isNamed(type, "java.lang.Void"), stage != null);
  }

  private TypeMirror voidType() {
    return elements.getTypeElement("java.lang.Void").asType();
  }

  private TypeMirror stageOf(DeclaredType stage) {
    TypeMirror object = elements.getTypeElement("java.lang.Object").asType();
    if (stage.getTypeArguments().isEmpty()) {
      return object;
    }
    TypeMirror argument = stage.getTypeArguments().get(0);
    if (argument instanceof WildcardType wildcard) {
      TypeMirror bound = TypeRefs.bound(wildcard);
      return bound == null ? object : bound;
    }
    return argument;
  }

  /** The type seen as a {@code CompletionStage}; null if it is none. */
  static @Nullable DeclaredType completionStage(TypeMirror type, Types types) {
    if (!(type instanceof DeclaredType declared) || type.getKind() != TypeKind.DECLARED) {
      return null;
    }
    if (TypeParts.isNamed(type, COMPLETION_STAGE)) {
      return declared;
    }
    for (TypeMirror supertype : types.directSupertypes(type)) {
      DeclaredType stage = completionStage(supertype, types);
      if (stage != null) {
        return stage;
      }
    }
    return null;
  }

  private static String subject(ExecutableElement method) {
    return "task method " + method.getSimpleName();
  }

  /**
   * Whether generated code can name the type.
   *
   * @param subject what the method is called in messages
   */
  static void checkType(
      String what,
      Element where,
      TypeMirror type,
      ExecutableElement method,
      String subject,
      Problems problems) {
    TypeParts.variable(type)
        .filter(variable -> !isOwn(variable, method))
        .ifPresent(
            variable -> problems.on(where, Message.TYPE_VARIABLE, what, subject, type, variable));
    PackageElement from = MoreElements.getPackage(method);
    Set<TypeElement> named = new HashSet<>();
    for (TypeElement part : TypeParts.elements(type)) {
      if (!named.add(part)) {
        continue;
      }
      if (!TypeParts.isAccessible(part, from)) {
        problems.on(
            where,
            Message.INACCESSIBLE_TYPE,
            what,
            subject,
            type,
            part.getSimpleName(),
            from.isUnnamed() ? "(unnamed)" : from.getQualifiedName());
      } else if (TypeParts.isInner(part)) {
        problems.on(where, Message.INNER_TYPE, what, subject, type, part.getSimpleName());
      }
    }
  }

  /** The method's own type variables are an error of the method already. */
  private static boolean isOwn(TypeMirror variable, ExecutableElement method) {
    return method.equals(MoreTypes.asElement(variable).getEnclosingElement());
  }
}
