package dev.errand.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class StableOrderTest {

  @Test
  void sortsUnorderedMapsAndSets() {
    assertThat(((Map<?, ?>) StableOrder.of(Map.of("b", 1, "a", 2, "c", 3))).keySet())
        .map(Object::toString)
        .containsExactly("a", "b", "c");
    assertThat(((Map<?, ?>) StableOrder.of(new ConcurrentHashMap<>(Map.of(10, 1, 9, 2)))).keySet())
        .map(Object::toString)
        .containsExactly("9", "10");
    assertThat((Collection<?>) StableOrder.of(Set.of("z", "x", "y")))
        .map(Object::toString)
        .containsExactly("x", "y", "z");
  }

  @Test
  void losesNothingThatComparesAsEqual() {
    Set<BigDecimal> set = new HashSet<>(List.of(new BigDecimal("1.0"), new BigDecimal("1.00")));
    assertThat((Collection<?>) StableOrder.of(set)).hasSize(2);
    Map<BigDecimal, String> map = new HashMap<>();
    set.forEach(key -> map.put(key, "x"));
    assertThat((Map<?, ?>) StableOrder.of(map)).isEqualTo(map);
  }

  @Test
  void leavesWhatIsOrderedOrCannotBe() {
    Map<String, Integer> nullKey = new HashMap<>();
    nullKey.put(null, 1);
    nullKey.put("a", 2);
    for (Object value :
        List.of(
            new TreeMap<>(Map.of("a", 1)),
            List.of(2, 1),
            Set.of(1, "a"),
            Set.of(new Object(), new Object()),
            Map.of("a", 1),
            nullKey)) {
      assertThat(StableOrder.of(value)).isSameAs(value);
    }
  }
}
