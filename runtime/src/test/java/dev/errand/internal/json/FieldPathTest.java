package dev.errand.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldPathTest {

  @Test
  void joinsSteps() {
    assertThat(new FieldPath().field("items").element(2).field("price"))
        .hasToString("items[2].price");
    assertThat(new FieldPath().element(0).element(1).field("größe_2"))
        .hasToString("[0][1].größe_2");
    assertThat(new FieldPath().field("a.b").field("").field("\""))
        .hasToString("[\"a.b\"][\"\"][\"\\\"\"]");
    assertThat(new FieldPath()).hasToString("");
  }

  @Test
  void joinsPaths() {
    assertThat(FieldPath.join("a", "b.c")).isEqualTo("a.b.c");
    assertThat(FieldPath.join("a", "[0]")).isEqualTo("a[0]");
    assertThat(FieldPath.join("a", "")).isEqualTo("a");
    assertThat(FieldPath.join("", "b")).isEqualTo("b");
  }

  @Test
  void endsSomewhere() {
    FieldPath path = new FieldPath();
    for (int i = 0; i < 500; i++) {
      path.field("n");
    }
    assertThat(path.toString()).hasSize(32).endsWith(".n…");
  }
}
