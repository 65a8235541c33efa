package aeolus.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ZoneChangesTest {
  private static final ResourceRecord SOA = record(
      "example.com. 3600 SOA ns. h. 7 1 2 3 300");
  private static final ResourceRecord WWW = record("www.example.com. 600 A 192.0.2.1");

  private static ResourceRecord record(String text) {
    String[] words = text.split(" ", 4);
    return new ResourceRecord(words[0], Long.parseLong(words[1]), words[2], words[3]);
  }

  private static List<ResourceRecord> zone(String... more) {
    return Stream.concat(Stream.of(SOA, WWW), Stream.of(more).map(ZoneChangesTest::record))
        .toList();
  }

  private static ZoneChanges changes(List<ResourceRecord> from, List<ResourceRecord> to) {
    return ZoneChanges.between(from, to);
  }

  @Test
  void between_serialAndSignaturesDiffer_isEmpty() {
    List<ResourceRecord> signed = List.of(record("example.com. 3600 SOA ns. h. 99 1 2 3 300"), WWW,
        record("www.example.com. 600 RRSIG A 13 ..."), record("www.example.com. 300 NSEC x. A"),
        record("example.com. 3600 DNSKEY 257 3 13 xx"),
        record("example.com. 0 NSEC3PARAM 1 0 0 -"));
    assertThat(changes(signed, zone()).isEmpty()).isTrue();
  }

  @Test
  void between_dnskeyOfTheZonesOwn_counts() {
    assertThat(changes(zone("example.com. 9 DNSKEY 257 3 13 aa"),
        zone("example.com. 9 DNSKEY 257 3 13 bb")).lines()).containsExactly(
            "- example.com. 9 IN DNSKEY 257 3 13 aa", "+ example.com. 9 IN DNSKEY 257 3 13 bb");
  }

  @Test
  void between_rrsets_areToldApartByKind() {
    ZoneChanges changes = changes(
        zone("a.example.com. 60 A 192.0.2.1", "b.example.com. 60 A 192.0.2.1",
            "c.example.com. 60 A 192.0.2.1"),
        zone("a.example.com. 60 A 192.0.2.1", "a.example.com. 60 A 192.0.2.2",
            "b.example.com. 90 A 192.0.2.1", "d.example.com. 60 A 192.0.2.1"));
    assertThat(changes.changes()).extracting(change -> change.owner() + " " + change.kind())
        .containsExactly("a.example.com. CHANGED", "b.example.com. TTL", "c.example.com. REMOVED",
            "d.example.com. ADDED");
    assertThat(changes.touched()).isEqualTo(1);
    assertThat(changes.oldSize()).isEqualTo(5);
  }

  @Test
  void between_soaMinimum_isChangedWithoutSerial() {
    assertThat(changes(zone(), List.of(record("example.com. 3600 SOA ns. h. 8 1 2 3 60"), WWW))
        .lines()).containsExactly("- example.com. 3600 IN SOA ns. h. SERIAL 1 2 3 300",
            "+ example.com. 3600 IN SOA ns. h. SERIAL 1 2 3 60");
  }

  @Test
  void cachedSeconds_any_isTheLargestOldTtlOrTheNegativeOne() {
    assertThat(changes(zone(), List.of(SOA)).cachedSeconds()).isEqualTo(600);
    assertThat(changes(zone(), zone("x.example.com. 9999 A 192.0.2.1")).cachedSeconds())
        .isEqualTo(300);
    assertThat(changes(zone(), zone("www.example.com. 9999 A 192.0.2.2")).cachedSeconds())
        .isEqualTo(600);
    assertThat(changes(zone(), zone()).cachedSeconds()).isZero();
  }

  @Test
  void compareNames_any_goesByLabelsFromTheRight() {
    assertThat(Stream.of("z.a.example.", "b.example.", "example.", "a.example.", "x\\.y.a.example.")
        .sorted(ZoneChanges::compareNames)).containsExactly("example.", "a.example.",
            "x\\.y.a.example.", "z.a.example.", "b.example.");
  }
}
