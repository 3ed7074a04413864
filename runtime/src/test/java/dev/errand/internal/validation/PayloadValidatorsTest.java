package dev.errand.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.spi.PayloadValidator;
import dev.errand.spi.PayloadValidator.Violation;
import dev.errand.testing.Without;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayloadValidatorsTest {

  record Item(@NotBlank String sku) {}

  record Order(@Positive int count, @Valid List<Item> items) {}

  @Test
  void asksBeanValidationWhereItIs() {
    PayloadValidator validator = PayloadValidators.find();
    assertThat(validator.validate(new Order(1, List.of(new Item("a"))))).isEmpty();
    assertThat(validator.validate(new Order(0, List.of(new Item("a"), new Item(" ")))))
        .extracting(Violation::path)
        .containsExactlyInAnyOrder("count", "items[1].sku");
  }

  @Test
  void findsNothingWrongWithoutBeanValidation() throws Throwable {
    assertThat(findWithout("jakarta.validation.")).doesNotContain("BeanValidation");
  }

  @Test
  void findsNothingWrongWithoutAProvider() throws Throwable {
    assertThat(findWithout("org.hibernate.validator.")).doesNotContain("BeanValidation");
  }

  @Test
  void saysWhatIsMissingWhereTheProviderCanNotStart() {
    assertThatThrownBy(() -> findWithout("jakarta.el.", "org.glassfish.expressly."))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Bean Validation is on the class path, but can't start: ")
        .hasMessageContaining("org.glassfish.expressly:expressly")
        .hasMessageContaining("PayloadValidator.none()");
  }

  /** The validator's class, as found by code that lives without some packages. */
  private static String findWithout(String... packages) throws Throwable {
    ClassLoader without =
        new Without(List.of(packages), List.of("jakarta.validation.", "org.hibernate.validator."));
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(without);
    try {
      return without
          .loadClass(PayloadValidators.class.getName())
          .getMethod("find")
          .invoke(null)
          .getClass()
          .getName();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }
}
