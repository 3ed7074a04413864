package dev.errand.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.errand.processor.TaskModel.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes a task's stub. It is always public, so that the registry, which may be in another package,
 * can name it; payload types that are package-private are then of use in the package only.
 */
final class StubWriter {

  private static final ClassName VOID = ClassName.get(Void.class);

  private final TaskModel task;
  private final UserModule module;
  private final ClassName stub;
  private final TypeName payload;
  private final TypeName output;

  StubWriter(TaskModel task, UserModule module) {
    this.task = task;
    this.module = module;
    this.stub = task.name().stub();
    this.payload = payloadType(task.payload());
    this.output = task.output().isVoid() ? VOID : TypeName.get(task.output().type()).box();
  }

  private TypeName payloadType(List<Parameter> parameters) {
    return switch (parameters.size()) {
      case 0 -> VOID;
      case 1 -> TypeName.get(parameters.get(0).type()).box();
      default -> stub.nestedClass("Payload");
    };
  }

  JavaFile write() {
    StubMethods methods = new StubMethods(task, payload, output);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(stub)
            .addOriginatingElement(task.owner())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc("Triggers the task {@code $L}.\n", task.name().id());
    module.generatedBy(StubProcessor.class).ifPresent(type::addAnnotation);
    suppress(task.lint(), type);
    type.addField(
        constant(ClassName.get(String.class), "ID")
            .addJavadoc("The task's id.\n")
            .initializer("$S", task.name().id())
            .build());
    type.addField(
        constant(ParameterizedTypeName.get(Api.TASK_DEFINITION, payload, output), "DEFINITION")
            .addJavadoc("The task, as the runtime knows it.\n")
            .initializer(new DefinitionWriter(task, payload, output).write())
            .build());
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    type.addMethods(methods.forwarding());
    type.addMethod(on());
    type.addMethod(current());
    if (task.payload().size() > 1) {
      type.addType(payloadRecord());
    }
    task.validatedRecord().ifPresent(name -> type.addType(validatedRecord(name)));
    type.addType(boundStub(methods));
    return JavaFile.builder(stub.packageName(), type.build()).build();
  }

  static void suppress(Set<String> lint, TypeSpec.Builder type) {
    if (lint.isEmpty()) {
      return;
    }
    CodeBlock names =
        lint.stream().map(name -> CodeBlock.of("$S", name)).collect(CodeBlock.joining(", "));
    type.addAnnotation(
        AnnotationSpec.builder(SuppressWarnings.class)
            .addMember("value", lint.size() == 1 ? "$L" : "{$L}", names)
            .build());
  }

  private static FieldSpec.Builder constant(TypeName type, String name) {
    return FieldSpec.builder(type, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
  }

  private static MethodSpec on() {
    return MethodSpec.methodBuilder("on")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc("A stub that triggers on the client.\n")
        .returns(ClassName.bestGuess("Stub"))
        .addParameter(Api.TASK_CLIENT, "client")
        .addStatement("return new Stub(client)")
        .build();
  }

  /** A method, since a parameter may be called TaskClient. */
  private static MethodSpec current() {
    return MethodSpec.methodBuilder("current")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(ClassName.bestGuess("Stub"))
        .addStatement("return on($T.current())", Api.TASK_CLIENT)
        .build();
  }

  private TypeSpec payloadRecord() {
    MethodSpec.Builder components = MethodSpec.constructorBuilder();
    for (Parameter parameter : task.payload()) {
      components.addParameter(task.constraints().component(parameter));
    }
    return TypeSpec.recordBuilder("Payload")
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("The method's parameters, for batches.\n")
        .recordConstructor(components.build())
        .build();
  }

  private TypeSpec validatedRecord(ClassName name) {
    return TypeSpec.recordBuilder(name)
        .addModifiers(Modifier.PRIVATE)
        .recordConstructor(
            MethodSpec.constructorBuilder()
                .addParameter(task.constraints().component(task.payload().get(0)))
                .build())
        .build();
  }

  private TypeSpec boundStub(StubMethods methods) {
    MethodSpec.Builder injected =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("A stub without options.\n")
            .addParameter(Api.TASK_CLIENT, "client")
            .addStatement("this(client, $T.none())", Api.TRIGGER_OPTIONS);
    if (module.sees(Api.INJECT)) {
      injected.addAnnotation(Api.INJECT);
    }
    TypeSpec.Builder type =
        TypeSpec.classBuilder("Stub")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addJavadoc("Triggers the task on one client, with the same options each time.\n")
            .addField(Api.TASK_CLIENT, "client", Modifier.PRIVATE, Modifier.FINAL)
            .addField(Api.TRIGGER_OPTIONS, "options", Modifier.PRIVATE, Modifier.FINAL)
            .addMethod(injected.build())
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(Api.TASK_CLIENT, "client")
                    .addParameter(Api.TRIGGER_OPTIONS, "options")
                    .addStatement("this.client = client")
                    .addStatement("this.options = options")
                    .build())
            .addMethods(methods.bound())
            .addMethod(
                MethodSpec.methodBuilder("on")
                    .addModifiers(Modifier.PUBLIC)
                    .addJavadoc("A stub with the same options that triggers on the client.\n")
                    .returns(ClassName.bestGuess("Stub"))
                    .addParameter(Api.TASK_CLIENT, "client")
                    .addStatement("return new Stub(client, this.options)")
                    .build());
    if (!task.payload().isEmpty()) {
      type.addMethod(items());
    }
    return type.build();
  }

  private MethodSpec items() {
    TypeName item = ParameterizedTypeName.get(Api.BATCH_ITEM, payload);
    return MethodSpec.methodBuilder("items")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(ParameterizedTypeName.get(ClassName.get(List.class), item))
        .addParameter(ParameterizedTypeName.get(ClassName.get(Iterable.class), payload), "payloads")
        .addStatement(
            "$T items = new $T<>()",
            ParameterizedTypeName.get(ClassName.get(List.class), item),
            ArrayList.class)
        .addStatement("payloads.forEach(payload -> items.add($T.of(payload)))", Api.BATCH_ITEM)
        .addStatement("return items")
        .build();
  }
}
