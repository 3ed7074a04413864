package dev.errand.processor;

import static dev.errand.processor.Sources.acme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.task.TaskDefinition;
import dev.errand.task.TaskKey;
import dev.errand.task.TaskRegistry;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Generated keys are computed, by plain Java. */
class KeyRunTest {

  private static final String SOURCE =
      """
      public class Orders {
        public enum Tier { FREE { @Override public String toString() { return "for free"; } } }
        public interface Owned { default String getOwner() { return "owner"; } }
        public record Customer(Tier tier, String mail) implements Owned {}
        public static class Base<T> { public T id; public Base(T id) { this.id = id; } }
        public static class Order extends Base<Integer> {
          final Customer customer;
          public Order(Integer id, Customer customer) { super(id); this.customer = customer; }
          public Customer getCustomer() { return customer; }
          public boolean isPaid() { return true; }
          public String broken() { throw new IllegalStateException("no"); }
        }

        @Task
        @Concurrency(limit = 4)
        @Concurrency(limit = 2, key = "order.customer.tier")
        @RateLimit(limit = 3, per = "1m", key = "order.customer.owner")
        @Idempotent(key = "order.id", ttl = "2h")
        @Retry(outOfMemoryMachine = "large")
        static void one(Order order) {}

        @Task
        @Concurrency(limit = 1, key = "tenant")
        @Idempotent(key = "order.paid")
        static void several(String tenant, int count, Order order) {}

        @Task @Idempotent(key = "order.broken") static void broken(Order order) {}

        @Task @Idempotent(key = "number") static void plain(long number) {}

        @Task @Cron(value = "0 9 * * *", zone = "Europe/Paris", missed = Missed.ALL) static void cron() {}
      }
      """;

  private static ClassLoader loader;
  private static TaskRegistry registry;

  @BeforeAll
  static void compile() {
    loader =
        TestCompiler.JAVAC
            .compile(
                List.of("-Aerrand.preview=silent", "-Xlint:all", "-Werror"), List.of(acme(SOURCE)))
            .assertNoErrors()
            .classLoader();
    registry = ServiceLoader.load(TaskRegistry.class, loader).findFirst().orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static TaskDefinition<Object, ?> task(String id) {
    return (TaskDefinition<Object, ?>)
        registry.tasks().stream().filter(task -> task.id().equals(id)).findFirst().orElseThrow();
  }

  private static Object make(String type, Object... arguments) throws Exception {
    for (Constructor<?> constructor : loader.loadClass("com.acme." + type).getConstructors()) {
      return constructor.newInstance(arguments);
    }
    throw new NoSuchMethodException(type);
  }

  private static Object order(Integer id, boolean hasTier) throws Exception {
    Object tier = hasTier ? loader.loadClass("com.acme.Orders$Tier").getEnumConstants()[0] : null;
    return make("Orders$Order", id, make("Orders$Customer", tier, "a@b"));
  }

  private static List<String> keys(String task, Object payload) {
    return task(task).keys().stream().map(key -> key.text(payload)).toList();
  }

  @Test
  void keysFollowRecordsGettersFieldsAndInheritedMembers() throws Exception {
    assertThat(keys("one", order(7, true))).containsExactly("FREE", "owner", "7");
    assertThat(keys("several", make("SeveralTask$Payload", "acme", 1, order(7, true))))
        .containsExactly("acme", "true");
    assertThat(keys("plain", 5L)).containsExactly("5");
  }

  @Test
  void aNullOnTheWayIsNamed() throws Exception {
    Object withoutCustomer = make("Orders$Order", 7, null);
    TaskKey<Object> tier = task("one").keys().get(0);
    assertThatThrownBy(() -> tier.text(withoutCustomer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The key order.customer.tier can't be computed, since order.customer is null.");
    Object withoutTier = order(7, false);
    assertThatThrownBy(() -> tier.text(withoutTier))
        .hasMessage(
            "The key order.customer.tier can't be computed, since order.customer.tier is null.");
    assertThatThrownBy(() -> tier.text(null))
        .hasMessage("The key order.customer.tier can't be computed, since order is null.");
    assertThatThrownBy(() -> keys("several", make("SeveralTask$Payload", null, 1, null)))
        .hasMessage("The key tenant can't be computed, since tenant is null.");
    Object order = order(7, true);
    assertThatThrownBy(() -> keys("broken", order))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("order.broken")
        .hasMessageContaining("IllegalStateException: no");
  }

  @Test
  void policiesAreInTheDefinition() {
    assertThat(task("one").concurrency())
        .extracting(Object::toString)
        .containsExactly("at most 4", "at most 2 for each order.customer.tier");
    assertThat(task("one").rateLimit().orElseThrow().per()).isEqualTo(Duration.ofMinutes(1));
    assertThat(task("one").rateLimit().orElseThrow().limit()).isEqualTo(3);
    assertThat(task("one").idempotency().orElseThrow().ttl()).isEqualTo(Duration.ofHours(2));
    assertThat(task("several").idempotency().orElseThrow().ttl()).isEqualTo(Duration.ofDays(30));
    assertThat(task("one").retry().outOfMemoryMachine()).contains("large");
    assertThat(task("one").retry().maxAttempts()).isEqualTo(3);
    assertThat(task("cron").crons())
        .singleElement()
        .satisfies(
            cron -> {
              assertThat(cron).hasToString("0 9 * * * Europe/Paris");
              assertThat(cron.missed().name()).isEqualTo("ALL");
              assertThat(cron.overlap().name()).isEqualTo("ALLOW");
            });
  }
}
