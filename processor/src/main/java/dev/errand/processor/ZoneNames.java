package dev.errand.processor;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The names that time zones have in the IANA's database. */
final class ZoneNames {

  private ZoneNames() {}

  /**
   * Whether there is such a zone. Three letters such as {@code EST} are none: whether they are
   * known, and as what, depends on the JDK that runs.
   */
  static boolean contain(String zone) {
    return ZoneId.getAvailableZoneIds().contains(zone) && !ZoneId.SHORT_IDS.containsKey(zone);
  }

  /**
   * The zone that a wrong name probably means: its city, or the nearest name. An abbreviation means
   * several: BST is Britain's, Bangladesh's and Bougainville's.
   */
  static Optional<String> meantBy(String wrong) {
    if (ZoneId.SHORT_IDS.containsKey(wrong.toUpperCase(Locale.ROOT))) {
      return Optional.empty();
    }
    Set<String> zones = ZoneId.getAvailableZoneIds();
    String city = "/" + wrong.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
    List<String> cities =
        zones.stream()
            .filter(zone -> zone.toLowerCase(Locale.ROOT).endsWith(city))
            .filter(zone -> !zone.startsWith("SystemV/") && !zone.startsWith("Etc/"))
            .sorted()
            .toList();
    return cities.isEmpty() ? Text.nearest(wrong, zones) : Optional.of(cities.get(0));
  }
}
