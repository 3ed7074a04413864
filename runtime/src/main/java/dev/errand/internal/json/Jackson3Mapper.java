package dev.errand.internal.json;

import java.time.Month;
import java.time.Year;
import java.util.Locale;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.introspect.DefaultAccessorNamingStrategy;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Errand's own mapper on Jackson 3. It starts from the defaults of Jackson 2, so that this and
 * {@link Jackson2Mapper} hold the same list of what is different.
 */
final class Jackson3Mapper {

  private Jackson3Mapper() {}

  static JsonMapper create(ClassLoader classLoader) {
    JsonMapper.Builder builder = JsonMapper.builder(factory()).configureForJackson2();
    configure(builder);
    builder.addModules(JsonMapper.Builder.findModules(classLoader));
    // Last, so that it sees what the modules have made.
    builder.addModule(
        new SimpleModule("errand")
            .addSerializer(new Jackson3Text<>(Month.class, Month::name))
            .addSerializer(new Jackson3Text<>(Year.class, Year::toString))
            .addSerializer(new Jackson3Text<>(Locale.class, JsonText::languageTag))
            .addSerializer(new Jackson3Text<>(java.sql.Date.class, JsonText::instant))
            .setDeserializerModifier(new Jackson3Absence())
            .setSerializerModifier(new Jackson3Order()));
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
        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
        .accessorNaming(
            new DefaultAccessorNamingStrategy.Provider().withFirstCharAcceptance(true, true))
        .disable(MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS)
        // Times and enums
        .disable(
            DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS,
            DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS,
            DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE,
            DateTimeFeature.NORMALIZE_DESERIALIZED_ZONE_ID)
        .enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
        .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
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
        .addHandler(new Jackson3Problems());
  }
}
