package dev.errand.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.errand.processor.TaskModel.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/** The methods that a stub has twice: bound to a client, and static ones that forward to those. */
final class StubMethods {

  private static final ClassName STUB = ClassName.bestGuess("Stub");

  private final TaskModel task;
  private final TypeName payload;
  private final TypeName output;
  private final List<MethodSpec> methods = new ArrayList<>();

  StubMethods(TaskModel task, TypeName payload, TypeName output) {
    this.task = task;
    this.payload = payload;
    this.output = output;
    addTrigger();
    addBatches();
    addAndWait();
    addHandle();
    addWith();
  }

  /** The methods of the bound stub. */
  List<MethodSpec> bound() {
    return List.copyOf(methods);
  }

  /** The same methods, static, on the client that is current when they are called. */
  List<MethodSpec> forwarding() {
    return methods.stream().map(this::forward).toList();
  }

  private MethodSpec forward(MethodSpec method) {
    CodeBlock arguments =
        method.parameters().stream()
            .map(parameter -> CodeBlock.of("$N", parameter))
            .collect(CodeBlock.joining(", "));
    return MethodSpec.methodBuilder(method.name())
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc(method.javadoc())
        .returns(method.returnType())
        .addParameters(method.parameters())
        .varargs(method.varargs())
        .addStatement(
            method.returnType().equals(TypeName.VOID)
                ? "current().$N($L)"
                : "return current().$N($L)",
            method.name(),
            arguments)
        .build();
  }

  private void addTrigger() {
    methods.add(
        withPayloadParameters(method("trigger", triggerDoc()))
            .returns(of(Api.RUN_HANDLE, output))
            .addStatement("return this.client.trigger($L, $L, this.options)", task(), payload())
            .build());
  }

  private void addBatches() {
    TypeName handle = of(Api.BATCH_HANDLE, output);
    if (hasPayload()) {
      methods.add(
          method("batchTrigger", CodeBlock.of("Stores a run for each payload.\n"))
              .returns(handle)
              .addParameter(of(ClassName.get(Iterable.class), payload), "payloads")
              .addStatement(
                  "return this.client.batchTrigger($L, items(payloads), this.options)", task())
              .build());
    }
    methods.add(
        method(
                "batchTriggerItems",
                CodeBlock.of("Stores a run for each item, with the item's own options.\n"))
            .returns(handle)
            .addParameter(of(ClassName.get(Iterable.class), of(Api.BATCH_ITEM, payload)), "items")
            .addStatement("return this.client.batchTrigger($L, items, this.options)", task())
            .build());
  }

  private void addAndWait() {
    boolean isVoid = task.output().isVoid();
    methods.add(
        withPayloadParameters(
                method(
                    "triggerAndWait",
                    CodeBlock.of("Stores a run and waits for its end; inside a task only.\n")))
            .returns(isVoid ? TypeName.VOID : output)
            .addStatement(
                "$Lthis.client.triggerAndWait($L, $L, this.options)",
                isVoid ? "" : "return ",
                task(),
                payload())
            .build());
    if (hasPayload()) {
      methods.add(
          method(
                  "batchTriggerAndWait",
                  CodeBlock.of(
                      "Stores a run for each payload and waits for all; inside a task only.\n"))
              .returns(of(ClassName.get(List.class), of(Api.RESULT, output)))
              .addParameter(of(ClassName.get(Iterable.class), payload), "payloads")
              .addStatement(
                  "return this.client.batchTriggerAndWait($L, items(payloads), this.options)",
                  task())
              .build());
    }
  }

  private void addHandle() {
    methods.add(
        method("handle", CodeBlock.of("The handle of a run whose id was stored.\n"))
            .returns(of(Api.RUN_HANDLE, output))
            .addParameter(UUID.class, "runId")
            .addStatement("return this.client.handle($L, runId)", task())
            .build());
  }

  private void addWith() {
    methods.add(
        method("with", CodeBlock.of("A stub with these options beside those it has.\n"))
            .returns(STUB)
            .addParameter(of(ClassName.get(Consumer.class), Api.TRIGGER_OPTIONS_BUILDER), "options")
            .addStatement("$T builder = this.options.toBuilder()", Api.TRIGGER_OPTIONS_BUILDER)
            .addStatement("options.accept(builder)")
            .addStatement("return new Stub(this.client, builder.build())")
            .build());
    methods.add(
        method("with", CodeBlock.of("A stub with these options in place of those it has.\n"))
            .returns(STUB)
            .addParameter(Api.TRIGGER_OPTIONS, "options")
            .addStatement("return new Stub(this.client, options)")
            .build());
  }

  private CodeBlock triggerDoc() {
    String description = task.doc().description();
    CodeBlock.Builder doc =
        CodeBlock.builder()
            .add("$L\n", description.isEmpty() ? "Stores a run of the task." : description);
    List<CodeBlock> tags = new ArrayList<>();
    for (Parameter parameter : task.payload()) {
      String text = task.doc().parameters().get(parameter.name());
      if (text != null) {
        tags.add(CodeBlock.of("@param $L $L\n", parameter.name(), text));
      }
    }
    if (!tags.isEmpty()) {
      doc.add("\n").add(CodeBlock.join(tags, ""));
    }
    return doc.build();
  }

  private MethodSpec.Builder method(String name, CodeBlock doc) {
    return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).addJavadoc(doc);
  }

  private MethodSpec.Builder withPayloadParameters(MethodSpec.Builder method) {
    for (Parameter parameter : task.payload()) {
      method.addParameter(
          ParameterSpec.builder(TypeName.get(parameter.type()), parameter.name()).build());
      method.varargs(parameter.isVarargs());
    }
    return method;
  }

  /** Qualified, since a parameter may have the same name. */
  private CodeBlock task() {
    return CodeBlock.of("$T.DEFINITION", task.name().stub());
  }

  private CodeBlock payload() {
    List<Parameter> parameters = task.payload();
    return switch (parameters.size()) {
      case 0 -> CodeBlock.of("null");
      case 1 -> CodeBlock.of("$N", parameters.get(0).name());
      default ->
          CodeBlock.of(
              "new $T($L)",
              payload,
              parameters.stream()
                  .map(parameter -> CodeBlock.of("$N", parameter.name()))
                  .collect(CodeBlock.joining(", ")));
    };
  }

  private boolean hasPayload() {
    return !task.payload().isEmpty();
  }

  private static TypeName of(ClassName type, TypeName argument) {
    return ParameterizedTypeName.get(type, argument);
  }
}
