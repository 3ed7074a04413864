package dev.errand.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** Writes a registry: a class that lists definitions, stubs and hooks. */
final class RegistryWriter {

  private static final String PREFIX = "ErrandRegistry_";
  private static final int HASH_BYTES = 4;

  private final SortedSet<ClassName> stubs;
  private final SortedSet<ClassName> hooks;
  private final ClassName registry;

  /**
   * @param hooks the classes that list hooks
   */
  RegistryWriter(Collection<ClassName> stubs, Collection<ClassName> hooks, ClassName registry) {
    this.stubs = new TreeSet<>(stubs);
    this.hooks = new TreeSet<>(hooks);
    this.registry = registry;
  }

  /**
   * A name that no other compilation gives its registry: from a hash over the stubs' names, in the
   * first one's package; in the unnamed package if one is there, which no other could see. Where
   * there are only hooks, their lists stand for the stubs.
   */
  static ClassName nameFor(Collection<ClassName> stubs, Collection<ClassName> hooks) {
    List<String> names =
        (stubs.isEmpty() ? hooks : stubs).stream().map(ClassName::canonicalName).sorted().toList();
    return ClassName.get(
        first(stubs, hooks).packageName(), PREFIX + hash(String.join("\n", names)));
  }

  /** The class whose package the registry is in. */
  static ClassName first(Collection<ClassName> stubs, Collection<ClassName> hooks) {
    return Stream.concat(stubs.stream(), hooks.stream())
        .filter(each -> each.packageName().isEmpty())
        .min(Comparator.naturalOrder())
        .orElseGet(
            () ->
                (stubs.isEmpty() ? hooks : stubs)
                    .stream().min(Comparator.naturalOrder()).orElseThrow());
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  JavaFile write(UserModule module, Collection<? extends Element> origins) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(registry)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(Api.TASK_REGISTRY)
            .addJavadoc("The tasks of this compilation.\n");
    origins.forEach(type::addOriginatingElement);
    module.generatedBy(RegistryProcessor.class).ifPresent(type::addAnnotation);
    if (module.isNamed()) {
      StubWriter.suppress(Set.of("exports"), type);
    }
    type.addMethod(
            MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("For {@link java.util.ServiceLoader}.\n")
                .build())
        .addMethod(
            overriding("contract")
                .returns(TypeName.INT)
                .addStatement("return $L", Api.CONTRACT)
                .build())
        .addMethod(
            list(
                "tasks",
                parameterized(Api.TASK_DEFINITION, 2),
                stub -> CodeBlock.of("$T.DEFINITION", stub)))
        .addMethod(
            list(
                "stubs",
                parameterized(Api.STUB_FACTORY, 1),
                stub -> {
                  ClassName bound = stub.nestedClass("Stub");
                  return CodeBlock.of("$T.of($T.class, $T::new)", Api.STUB_FACTORY, bound, bound);
                }));
    if (!hooks.isEmpty()) {
      type.addMethod(hooks());
    }
    return JavaFile.builder(registry.packageName(), type.build()).build();
  }

  private MethodSpec hooks() {
    TypeName list = ParameterizedTypeName.get(ClassName.get(List.class), Api.HOOK_DEFINITION);
    MethodSpec.Builder method =
        overriding("hooks")
            .returns(list)
            .addStatement("$T all = new $T<>()", list, ArrayList.class);
    hooks.forEach(each -> method.addStatement("all.addAll($T.hooks())", each));
    return method.addStatement("return all").build();
  }

  private MethodSpec list(String name, TypeName element, Function<ClassName, CodeBlock> item) {
    CodeBlock items =
        stubs.stream()
            .map(stub -> CodeBlock.of("\n$L", item.apply(stub)))
            .collect(CodeBlock.joining(","));
    return overriding(name)
        .returns(ParameterizedTypeName.get(ClassName.get(List.class), element))
        .addStatement("return $T.<$T>of($L)", List.class, element, items)
        .build();
  }

  private static MethodSpec.Builder overriding(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }

  private static TypeName parameterized(ClassName type, int arguments) {
    TypeName any = WildcardTypeName.subtypeOf(Object.class);
    return arguments == 1
        ? ParameterizedTypeName.get(type, any)
        : ParameterizedTypeName.get(type, any, any);
  }
}
