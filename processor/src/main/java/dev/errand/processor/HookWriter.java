package dev.errand.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.errand.processor.HookModel.Hook;
import dev.errand.processor.HookModel.HookParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * Writes the class that lists the hooks of a class. It is public for the registry, as stubs are.
 */
final class HookWriter {

  private final TypeElement owner;
  private final List<HookModel> methods;
  private final UserModule module;

  HookWriter(TypeElement owner, List<HookModel> methods, UserModule module) {
    this.owner = owner;
    this.methods = methods;
    this.module = module;
  }

  JavaFile write(Set<String> lint) {
    ClassName name = HookModel.listOf(owner);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addOriginatingElement(owner)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc("The hooks of {@code $L}.\n", ClassName.get(owner).canonicalName());
    module.generatedBy(StubProcessor.class).ifPresent(type::addAnnotation);
    StubWriter.suppress(lint, type);
    List<CodeBlock> definitions = new ArrayList<>();
    for (HookModel method : methods) {
      method.hooks().forEach(hook -> definitions.add(definition(method, hook)));
    }
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    type.addMethod(
        MethodSpec.methodBuilder("hooks")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addJavadoc("How to call them.\n")
            .returns(ParameterizedTypeName.get(ClassName.get(List.class), Api.HOOK_DEFINITION))
            .addStatement("return $T.of(\n$L)", List.class, CodeBlock.join(definitions, ",\n"))
            .build());
    return JavaFile.builder(name.packageName(), type.build()).build();
  }

  private CodeBlock definition(HookModel model, Hook hook) {
    String method = model.method().getSimpleName().toString();
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("$T.builder($L)$>$>", Api.HOOK_DEFINITION, hook.rule().kind());
    code.add("\n.source($S)", owner.getQualifiedName() + "." + method);
    code.add(
        "\n.tasks($L)",
        hook.tasks().stream().map(id -> CodeBlock.of("$S", id)).collect(CodeBlock.joining(", ")));
    for (HookParameter parameter : model.values()) {
      code.add("\n.parameter($S, $L)", parameter.name(), TypeRefs.of(parameter.type()));
    }
    ClassName type = ClassName.get(owner);
    if (model.isStatic()) {
      code.add("\n.staticMethod(call -> $T.$N($L))", type, method, arguments(model));
    } else {
      code.add(
          "\n.instanceMethod($T.class, (target, call) -> target.$N($L))",
          type,
          method,
          arguments(model));
    }
    return code.add("\n.build()$<$<").build();
  }

  /** With their exact types, so that it doesn't matter which overloads there are. */
  private static CodeBlock arguments(HookModel model) {
    List<CodeBlock> arguments = new ArrayList<>();
    int index = 0;
    for (HookParameter parameter : model.parameters()) {
      arguments.add(
          switch (parameter.role()) {
            case CONTEXT -> CodeBlock.of("call.context()");
            case ERROR -> CodeBlock.of("call.error()");
            case STATUS -> CodeBlock.of("call.status()");
            case NONE -> throw new AssertionError("has been reported");
            case VALUE -> DefinitionWriter.argument(TypeName.get(parameter.type()), index++);
          });
    }
    return CodeBlock.join(arguments, ", ");
  }
}
