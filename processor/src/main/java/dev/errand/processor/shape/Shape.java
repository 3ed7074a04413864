package dev.errand.processor.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON that values of a Java type become. Immutable. */
public sealed interface Shape {

  /** Any JSON: the type doesn't say which. */
  record Anything() implements Shape {}

  /**
   * A text.
   *
   * @param keywords what JSON Schema may say of it: its format, its longest length
   */
  record Text(Map<String, Object> keywords) implements Shape {}

  /**
   * A number.
   *
   * @param isWhole whether it has no fraction
   * @param isSpecial whether it may also be one of the texts {@code NaN}, {@code Infinity} and
   *     {@code -Infinity}
   * @param keywords what JSON Schema may say of it: its format, its bounds
   */
  record Numeric(boolean isWhole, boolean isSpecial, Map<String, Object> keywords)
      implements Shape {}

  /** True or false. */
  record Truth() implements Shape {}

  /** One of some names. */
  record Choice(List<String> names) implements Shape {}

  /** An array. */
  record ArrayOf(Use element) implements Shape {}

  /**
   * An object with keys of any name.
   *
   * @param keys the only keys that there may be; empty if there may be any
   */
  record MapOf(Use value, List<String> keys) implements Shape {}

  /**
   * An object with properties; others are ignored.
   *
   * @param others what properties of other names hold, where they are kept
   */
  record ObjectOf(List<Property> properties, Optional<Use> others) implements Shape {}

  /**
   * One of several objects, told apart by a property.
   *
   * @param property the property's name; empty if there is none
   */
  record OneOf(String property, List<Alternative> alternatives) implements Shape {}

  /** A shape that has a name, since it may contain itself. */
  record Reference(String name) implements Shape {}

  /**
   * One of several objects.
   *
   * @param id the value of the property that tells them apart; empty if it isn't known
   */
  record Alternative(Optional<String> id, Shape shape) {}

  /**
   * A property of an object.
   *
   * @param isRequired whether an object without it can't be read
   */
  record Property(String name, Use use, boolean isRequired) {}

  /**
   * A shape where it is used.
   *
   * @param isNullable whether there may be {@code null} in its place
   */
  record Use(Shape shape, boolean isNullable, Constraints constraints) {

    /** Any JSON. */
    static final Use ANYTHING = new Use(new Anything(), true, Constraints.NONE);
  }
}
