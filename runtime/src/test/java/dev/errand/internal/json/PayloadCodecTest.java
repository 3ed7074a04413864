package dev.errand.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.internal.json.Samples.Item;
import dev.errand.internal.json.Samples.Named;
import dev.errand.internal.json.Samples.NoProperties;
import dev.errand.internal.json.Samples.Order;
import dev.errand.internal.json.Samples.Upload;
import dev.errand.internal.json.Samples.UserId;
import dev.errand.spi.JsonCodec;
import dev.errand.spi.JsonException;
import dev.errand.task.JsonValue;
import dev.errand.task.TaskDefinition;
import dev.errand.task.TypeRef;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.errand.internal.json.Samples#codecs")
class PayloadCodecTest {

  private static final String TASK = "process-upload (com.acme.Uploads.processUpload)";
  private static final String NO_LONGER_FITS =
      "The stored payload no longer fits task " + TASK + ": ";

  private static final TaskDefinition<Upload, Void> INLINE = inline("upload", Upload.class, false);

  /** What became of it when it got a second parameter, and a third. */
  private static final TaskDefinition<List<Object>, Void> SEVERAL =
      PayloadCodecTest.<List<Object>>task()
          .inlineParameter("upload", TypeRef.of(Upload.class), false)
          .parameter("priority", TypeRef.of(Integer.class))
          .parameter("note", TypeRef.optionalOf(String.class))
          .arguments(List::toArray)
          .build();

  private static final TaskDefinition<Integer, Void> FIELD =
      PayloadCodecTest.<Integer>task()
          .parameter("count", TypeRef.of(int.class))
          .arguments(count -> new Object[] {count})
          .build();

  private final JsonCodec json;
  private final PayloadCodec codec;

  PayloadCodecTest(JsonCodec json) {
    this.json = json;
    this.codec = new PayloadCodec(json, PayloadCodec.DEFAULT_LIMIT);
  }

  @Test
  void aSingleInlineParameterIsThePayload() {
    Upload upload = new Upload("a", 1, Optional.of("x"));
    String payload = codec.encode(INLINE, upload);

    assertThat(payload).isEqualTo("{\"name\":\"a\",\"width\":1,\"note\":\"x\"}");
    assertThat(codec.decode(INLINE, payload)).containsExactly(upload);
  }

  @Test
  void anyOtherParameterIsAField() {
    assertThat(codec.encode(FIELD, 5)).isEqualTo("{\"count\":5}");
    assertThat(codec.decode(FIELD, "{\"count\":5}")).containsExactly(5);
  }

  @Test
  void severalParametersAreFieldsInTheirOrder() {
    Upload upload = new Upload("a", 1, Optional.empty());
    String payload = codec.encode(SEVERAL, Arrays.asList(upload, null, Optional.of("n")));

    assertThat(payload)
        .isEqualTo(
            "{\"upload\":{\"name\":\"a\",\"width\":1,\"note\":null},\"priority\":null,\"note\":\"n\"}");
    assertThat(codec.decode(SEVERAL, payload)).containsExactly(upload, null, Optional.of("n"));
  }

  @Test
  void noParametersAreAnEmptyObject() {
    TaskDefinition<Void, Void> task =
        PayloadCodecTest.<Void>task().arguments(none -> new Object[0]).build();

    assertThat(codec.encode(task, null)).isEqualTo("{}");
    assertThat(codec.decode(task, "{}")).isEmpty();
    assertThat(codec.decode(task, "{\"was\":1}")).isEmpty();
  }

  @Test
  void aSecondParameterCanBeAdded() {
    assertThat(codec.decode(SEVERAL, "{\"name\":\"a\",\"width\":1}"))
        .containsExactly(new Upload("a", 1, Optional.empty()), null, Optional.empty());
  }

  @Test
  void aSecondParameterCanBeRemoved() {
    assertThat(codec.decode(INLINE, "{\"upload\":{\"name\":\"a\",\"width\":1},\"priority\":5}"))
        .containsExactly(new Upload("a", 1, Optional.empty()));
  }

  @Test
  void theNameDeepInThePayloadIsNoFieldOfIt() {
    assertThat(
            codec.decode(INLINE, "{\"name\":\"\\\"upload\\\"\",\"width\":1,\"x\":{\"upload\":{}}}"))
        .containsExactly(new Upload("\"upload\"", 1, Optional.empty()));
    assertThat(codec.decode(INLINE, "{\"name\":\"a\",\"width\":1,\"upload\":7}"))
        .containsExactly(new Upload("a", 1, Optional.empty()));
  }

  @Test
  void aPropertyOfTheParametersNameIsThatProperty() {
    TaskDefinition<Named, Void> task = inline("value", Named.class, true);
    Named payload = new Named(Map.of("value", 1));

    assertThat(codec.decode(task, codec.encode(task, payload))).containsExactly(payload);
  }

  @Test
  void aFieldOfAnotherParameterDecides() {
    assertThat(codec.decode(SEVERAL, "{\"priority\":3}"))
        .containsExactly(null, 3, Optional.empty());
    assertThat(codec.decode(SEVERAL, "{}")).containsExactly(null, null, Optional.empty());
  }

  @Test
  void absentValuesAreNullOrEmpty() {
    TaskDefinition<List<Object>, Void> task =
        PayloadCodecTest.<List<Object>>task()
            .parameter("text", TypeRef.of(String.class))
            .parameter("size", TypeRef.of(OptionalInt.class))
            .parameter("rows", TypeRef.listOf(TypeRef.listOf(String.class)))
            .arguments(List::toArray)
            .build();

    assertThat(codec.decode(task, "{}")).containsExactly(null, OptionalInt.empty(), null);
    assertThat(codec.decode(task, "{\"text\":null,\"size\":null,\"rows\":[[\"a\"]]}"))
        .containsExactly(null, OptionalInt.empty(), List.of(List.of("a")));
  }

  @Test
  void namesTheFieldThatNoLongerFits() {
    unreadable(INLINE, "{\"name\":\"a\"}", "field upload.width: is missing, and int can't be null");
    unreadable(
        INLINE, "{\"upload\":{\"width\":null}}", "field upload.width: is null, and int can't be");
    unreadable(INLINE, "[1]", "it is a list, and no JSON object");
    unreadable(INLINE, "null", "it is null, and no JSON object");
    unreadable(SEVERAL, "{\"upload\":7}", "field upload: is a number, and can't be read as Upload");
    unreadable(SEVERAL, "7", "it is a number, and no JSON object");
    unreadable(FIELD, "{}", "field count: is missing, and int can't be null");
    unreadable(FIELD, "{\"count\":null}", "field count: is null, and int can't be");
    unreadable(FIELD, "{\"count\":\"x\"}", "field count: is text, and can't be read as int");
    unreadable(
        inline("order", Order.class, false),
        "{\"items\":[{},{},{\"price\":\"x\"}]}",
        "field order.items[2].price: is text, and can't be read as BigDecimal");
  }

  private void unreadable(TaskDefinition<?, ?> task, String payload, String message) {
    assertThatThrownBy(() -> codec.decode(task, payload))
        .isInstanceOf(UnreadablePayloadException.class)
        .hasMessage(NO_LONGER_FITS + message);
  }

  @Test
  void refusesANullPayload() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encode(INLINE, null))
        .withMessage(
            "Parameter upload of task %s is null, and can't be, since it alone is the payload.",
            TASK);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encode(SEVERAL, null))
        .withMessage("The payload of task %s is null.", TASK);
  }

  @Test
  void refusesAnInlinePayloadThatIsNoObject() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encode(inline("id", UserId.class, false), new UserId("u")))
        .withMessage(
            "Parameter id of task %s alone is the payload and must be one JSON object, but %s becomes"
                + " text. Pass it as a component of a record.",
            TASK, UserId.class.getName());
  }

  @Test
  void namesTheFieldThatCannotBeWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                codec.encode(
                    inline("named", Named.class, false), new Named(List.of(new NoProperties()))))
        .withMessage(
            "The payload of task %s can't be written as JSON: field named.value[0]: %s can't be"
                + " written, since it has no properties",
            TASK, NoProperties.class.getTypeName())
        .withCauseInstanceOf(JsonException.class);
  }

  @Test
  void countsBytesUpToTheLimit() {
    TaskDefinition<String, Void> task =
        PayloadCodecTest.<String>task()
            .parameter("t", TypeRef.of(String.class))
            .arguments(text -> new Object[] {text})
            .build();
    PayloadCodec small = new PayloadCodec(json, 1_010);

    assertThat(small.encode(task, "é".repeat(501))).hasSize(509);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> small.encode(task, "é".repeat(502)))
        .withMessage(
            "The payload of task %s is 1,012 bytes of JSON; the limit is 1,010. Store the data"
                + " elsewhere and pass where it is, or raise the limit with"
                + " Errand.builder().payloadLimit(bytes).",
            TASK);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> small.encodeUntyped("other", Map.of("t", "x".repeat(2000))))
        .withMessageStartingWith("The payload of task other is 2,008 bytes of JSON;");
  }

  @Test
  void writesTextThatPostgresqlTakes() {
    String payload = codec.encodeUntyped("t", Map.of("a", "\u0000\uD800"));

    assertThat(payload).isEqualTo("{\"a\":\"\\u0000\\ud800\"}");
    assertThat(codec.encodeValue("result of step s", "\uDC00", TypeRef.of(String.class)))
        .isEqualTo("\"\\udc00\"");
  }

  @Test
  void anUntypedPayloadMustBeAnObject() {
    assertThat(codec.encodeUntyped("t", new Item("a", BigDecimal.ONE)))
        .isEqualTo("{\"name\":\"a\",\"price\":1}");
    assertThat(codec.encodeUntyped("t", Map.of())).isEqualTo("{}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encodeUntyped("send-mail", "x"))
        .withMessage(
            "The payload of task send-mail must be one JSON object, but java.lang.String becomes"
                + " text. Pass the parameters by name: Map.of(\"name\", value).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encodeUntyped("send-mail", null))
        .withMessage(
            "The payload of task send-mail is null. For a task without parameters, pass Map.of().");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encodeUntyped("send-mail", new NoProperties()))
        .withMessage(
            "The payload of task send-mail can't be written as JSON: it %s can't be written, since it"
                + " has no properties",
            NoProperties.class.getTypeName());
  }

  @Test
  void outputs() {
    TaskDefinition<Void, Named> named = output(TypeRef.of(Named.class));
    assertThat(codec.encodeOutput(named, new Named(1))).isEqualTo("{\"value\":1}");
    assertThat(codec.decodeOutput(named.output(), "{\"value\":1}")).isEqualTo(new Named(1));
    assertThat(codec.encodeOutput(named, null)).isNull();
    assertThat(codec.decodeOutput(named.output(), null)).isNull();
    assertThat(codec.encodeOutput(output(TypeRef.of(Void.class)), null)).isNull();
    assertThat(codec.encodeOutput(output(TypeRef.of(String.class)), "\uD800"))
        .isEqualTo("\"\\ud800\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encodeOutput(named, new Named(new NoProperties())))
        .withMessage(
            "The output of task %s can't be written as JSON: field value: %s can't be written, since"
                + " it has no properties",
            TASK, NoProperties.class.getTypeName());
    assertThatThrownBy(() -> codec.decodeOutput(TypeRef.of(Upload.class), "{}"))
        .isInstanceOf(JsonException.class)
        .hasMessage("width: is missing, and int can't be null");
  }

  @Test
  void storedJsonIsDecodedWhenAsked() {
    JsonValue value = new StoredJson("{\"name\":\"a\",\"width\":1}", json);

    assertThat(value.as(Upload.class)).isEqualTo(new Upload("a", 1, Optional.empty()));
    assertThat(value).isEqualTo(new StoredJson(value.text(), json)).hasToString(value.text());
    assertThatIllegalArgumentException().isThrownBy(() -> value.as(Integer.class));
  }

  private static <P> TaskDefinition<P, Void> inline(String name, Class<P> type, boolean ownName) {
    return PayloadCodecTest.<P>task()
        .inlineParameter(name, TypeRef.of(type), ownName)
        .arguments(payload -> new Object[] {payload})
        .build();
  }

  private static <R> TaskDefinition<Void, R> output(TypeRef<R> type) {
    return TaskDefinition.<Void, R>builder("process-upload")
        .source("com.acme.Uploads.processUpload")
        .arguments(none -> new Object[0])
        .output(type)
        .staticMethod(call -> null)
        .build();
  }

  private static <P> TaskDefinition.Builder<P, Void> task() {
    return TaskDefinition.<P, Void>builder("process-upload")
        .source("com.acme.Uploads.processUpload")
        .output(TypeRef.of(Void.class))
        .staticMethod(call -> null);
  }
}
