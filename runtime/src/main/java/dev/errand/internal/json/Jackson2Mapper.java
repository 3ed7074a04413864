package dev.errand.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.DefaultAccessorNamingStrategy;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Month;
import java.time.Year;
import java.util.Locale;

/** Errand's own mapper on Jackson 2: what {@link Jackson3Mapper} is, under the older names. */
final class Jackson2Mapper {

  private Jackson2Mapper() {}

  static JsonMapper create(ClassLoader classLoader) {
    JsonMapper.Builder builder = JsonMapper.builder(factory());
    configure(builder);
    // Named, since without them times would come out differently; found again, they count once.
    builder.addModules(
        new JavaTimeModule().disable(JavaTimeFeature.NORMALIZE_DESERIALIZED_ZONE_ID),
        new Jdk8Module());
    builder.addModules(JsonMapper.Builder.findModules(classLoader));
    // Last, so that it sees what the modules have made.
    builder.addModule(
        new SimpleModule("errand")
            .addSerializer(new Jackson2Text<>(Month.class, Month::name))
            .addSerializer(new Jackson2Text<>(Year.class, Year::toString))
            .addSerializer(new Jackson2Text<>(Locale.class, JsonText::languageTag))
            .addDeserializer(Locale.class, new Jackson2Locale())
            .addSerializer(new Jackson2Text<>(java.sql.Date.class, JsonText::instant))
            .setDeserializerModifier(new Jackson2Absence())
            .setSerializerModifier(new Jackson2Order()));
    return builder.build();
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(Reasons.DEEPEST)
                // The payload limit is the limit: what could be written can be read.
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxNumberLength(10_000)
                .build())
        .streamWriteConstraints(
            StreamWriteConstraints.builder().maxNestingDepth(Reasons.DEEPEST).build())
        .build();
  }

  private static void configure(JsonMapper.Builder builder) {
    builder
        // Both sides: the same bytes in every JVM, whatever it answers to "which methods are
        // there?".
        .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .enable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
        .enable(MapperFeature.SORT_CREATOR_PROPERTIES_BY_DECLARATION_ORDER)
        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
        .enable(MapperFeature.USE_STD_BEAN_NAMING)
        .accessorNaming(
            new DefaultAccessorNamingStrategy.Provider().withFirstCharAcceptance(true, true))
        .disable(MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS)
        // Times and enums
        .disable(
            SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
            SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS,
            SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
        .enable(SerializationFeature.WRITE_DATES_WITH_ZONE_ID)
        .disable(
            DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE,
            DeserializationFeature.READ_ENUMS_USING_TO_STRING)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        // Writing. A value that holds itself runs into the depth limit, which knows the way back.
        .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .disable(SerializationFeature.FAIL_ON_SELF_REFERENCES, SerializationFeature.CLOSE_CLOSEABLE)
        // Reading: what is unknown is left, what is known must fit.
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(
            LogicalType.Textual,
            text ->
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .withCoercionConfig(
            LogicalType.DateTime,
            time -> time.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
        .enable(
            StreamReadFeature.USE_FAST_DOUBLE_PARSER, StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
        .addHandler(new Jackson2Problems());
  }
}
