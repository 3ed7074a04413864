package dev.errand.processor;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.processor.Outcome.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every message, with its line and its text, on both compilers. In a source, {@code //!} marks the
 * line that a message is expected on; where there are several, in this order.
 */
class MessageTest {

  /**
   * One expectation.
   *
   * @param texts all errors and warnings of ours, in the order of the marks
   */
  record Case(Message message, List<String> options, String source, List<String> texts) {
    @Override
    public String toString() {
      return message + ": " + texts.get(0);
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
            MessageCases.methods(),
            MessageCases.types(),
            MessageCases.names(),
            MessageCases.settings(),
            MessageCases.previews(),
            KeyCases.all(),
            MessageCases.registries(),
            HookMessageCases.methods(),
            HookMessageCases.parameters(),
            HookMessageCases.inheritance(),
            JsonMessageCases.json())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void javac_says_it_on_the_line(Case expected) {
    check(expected, TestCompiler.JAVAC);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ecj_says_it_on_the_line(Case expected) {
    check(expected, TestCompiler.ECJ);
  }

  private static void check(Case expected, TestCompiler compiler) {
    Outcome outcome = compiler.compile(expected.options(), sources(expected.source()));
    List<Line> ours =
        outcome.lines().stream()
            .filter(line -> !isTheCompilersOwn(line))
            .sorted((a, b) -> Long.compare(a.line(), b.line()))
            .toList();
    List<Long> lines = marked(expected.source());
    List<Line> wanted = new ArrayList<>();
    for (int i = 0; i < expected.texts().size(); i++) {
      wanted.add(
          new Line(
              expected.message().kind(),
              lines.get(Math.min(i, lines.size() - 1)),
              expected.texts().get(i)));
    }
    assertThat(ours).containsExactlyElementsOf(wanted);
  }

  private static boolean isTheCompilersOwn(Line line) {
    return Stream.of("is never used", "serialVersionUID").anyMatch(line.text()::contains);
  }

  /** Sources of package com.acme, separated by lines of dashes. */
  private static List<JavaFileObject> sources(String text) {
    return Arrays.stream(text.split("(?m)^---\\n")).map(Sources::acme).toList();
  }

  private static List<Long> marked(String source) {
    List<Long> lines = new ArrayList<>();
    for (String file : source.split("(?m)^---\\n")) {
      List<String> all = file.lines().toList();
      for (int i = 0; i < all.size(); i++) {
        if (all.get(i).contains("//!")) {
          lines.add(i + 1L);
        }
      }
    }
    return lines;
  }

  @Test
  void every_message_has_a_case() {
    assertThat(cases().map(Case::message).collect(toSet()))
        .containsAll(
            Arrays.stream(Message.values())
                .filter(message -> !MessageCases.TESTED_ELSEWHERE.contains(message))
                .toList());
  }
}
