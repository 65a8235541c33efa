package aeolus.zone.generate;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.Location;
import aeolus.zone.ZoneContent;
import aeolus.zone.ZoneSource;
import aeolus.zone.Zones;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CatalogZoneTest {
  private static String records(String... members) {
    return new CatalogZone("catalog.example", "0").of(List.of(members),
        member -> member.startsWith("b") ? Optional.of("gr\"oup") : Optional.empty());
  }

  private static ZoneContent zone(String records) {
    return Zones.read(new ZoneSource("catalog.example",
        "@ 0 SOA invalid. invalid. 1 3600 600 2147483646 0\n" + records + "\n",
        (line, column) -> new Location("z", line, column)), Path.of("."));
  }

  @Test
  void of_members_isInOrderWithVersionAndGroups() {
    assertThat(records("b.example", "a.example").lines()).containsExactly(
        "catalog.example. 0 IN NS invalid.",
        "version.catalog.example. 0 IN TXT \"2\"",
        "b8e7453371a024daae06f3164492c0af.zones.catalog.example. 0 IN PTR a.example.",
        "e8d39256ad2eb523741a6cecf390d3a0.zones.catalog.example. 0 IN PTR b.example.",
        "group.e8d39256ad2eb523741a6cecf390d3a0.zones.catalog.example. 0 IN TXT \"gr\\\"oup\"");
  }

  @Test
  void of_otherMembersAdded_keepsLabels() {
    assertThat(records("a.example", "c.example").lines())
        .containsAll(records("a.example").lines().toList());
  }

  @Test
  void check_catalog_findsNothing() {
    assertThat(Zones.check(List.of(zone(records("a.example", "2.0.192.in-addr.arpa"))))).isEmpty();
  }

  @Test
  void check_oneNameserverWithoutVersion_isNoCatalog() {
    assertThat(Zones.check(List.of(zone("@ 0 NS invalid.")))).singleElement()
        .asString()
        .contains("ns-single");
  }
}
