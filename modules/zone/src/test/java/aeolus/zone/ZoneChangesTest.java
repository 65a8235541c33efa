package aeolus.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
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
        record("example.com. 3600 DNSKEY 257 3 13 AAAA"),
        record("example.com. 0 NSEC3PARAM 1 0 0 -"));
    assertThat(changes(signed, zone()).isEmpty()).isTrue();
  }

  @Test
  void between_dnskeyOfTheZonesOwn_counts() {
    assertThat(changes(zone("example.com. 9 DNSKEY 257 3 13 AAAA"),
        zone("example.com. 9 DNSKEY 257 3 13 BBBB")).lines()).containsExactly(
            "- example.com. 9 IN DNSKEY 257 3 13 AAAA", "+ example.com. 9 IN DNSKEY 257 3 13 BBBB");
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

  private static List<String> diff(String from, String to) {
    ZoneContent old = TestingZone.read(from);
    ZoneContent now = TestingZone.read(to);
    ZoneChanges changes = ZoneChanges.between(old, now);
    assertThat(ZoneChanges.between(copy(old), copy(now))).isEqualTo(changes);
    return changes.lines();
  }

  /** Makes the list that another program would have been asked for. */
  private static List<ResourceRecord> copy(ZoneContent zone) {
    return new ArrayList<>(zone.records());
  }

  @Test
  void between_sameContentSpelledOtherwise_isEmpty() {
    assertThat(diff(TestingZone.HEAD + "www 60 A 192.0.2.1\nwww 60 CAA 0 issue ca.example\n",
        TestingZone.HEAD + """
            $TTL 1m
            $ORIGIN EXAMPLE.com.
            www CAA 0 issue "ca.example"
                A ( 192.0.2.1 )
            """)).isEmpty();
  }

  @Test
  void between_onlyTheSerial_isEmpty() {
    assertThat(diff(TestingZone.HEAD, TestingZone.HEAD.replace(" 1 7200", " 99 7200"))).isEmpty();
  }

  @Test
  void between_soaTimer_isShownWithoutSerial() {
    assertThat(diff(TestingZone.HEAD, TestingZone.HEAD.replace(" 1 7200", " 99 3600")))
        .containsExactly(
            "- example.com. 3600 IN SOA ns1.example.com. hostmaster.example.com. SERIAL 7200 900 1209600 300",
            "+ example.com. 3600 IN SOA ns1.example.com. hostmaster.example.com. SERIAL 3600 900 1209600 300");
  }

  @Test
  void between_soaPrimary_isAChange() {
    assertThat(diff(TestingZone.HEAD, TestingZone.HEAD.replace("ns1", "ns2"))).hasSize(2);
  }

  @Test
  void between_ttlAlone_isToldApart() {
    assertThat(diff(TestingZone.HEAD + "a 60 TXT x\n", TestingZone.HEAD + "a 90 TXT x\n"))
        .containsExactly("~ a.example.com. TXT TTL 60 -> 90");
  }

  @Test
  void between_caseOfNamesInData_doesNotCount() {
    String data = "a NS NS.Example.net.\nb MX 1 B\nc SRV 0 0 1 C\nd CNAME D\n";
    assertThat(diff(TestingZone.HEAD + data,
        TestingZone.HEAD + data.toLowerCase(java.util.Locale.ROOT))).isEmpty();
  }

  @Test
  void between_addedRemovedChangedAndTtl_areToldApart() {
    ZoneContent from = TestingZone.read(TestingZone.HEAD
        + "a 60 A 192.0.2.1\nb 60 A 192.0.2.2\nb 60 A 192.0.2.3\nc 60 TXT x\n");
    ZoneContent to = TestingZone.read(TestingZone.HEAD.replace(" 1 7200", " 9 7200")
        + "B 60 A 192.0.2.3\nB 60 A 192.0.2.4\nc 90 TXT \"x\"\nd 60 TXT y\n");
    assertThat(ZoneChanges.between(from, to).changes())
        .extracting(RrsetChange::owner, RrsetChange::kind, change -> change.removed().size(),
            change -> change.added().size())
        .containsExactly(tuple("a.example.com.", RrsetChange.Kind.REMOVED, 1, 0),
            tuple("b.example.com.", RrsetChange.Kind.CHANGED, 1, 1),
            tuple("c.example.com.", RrsetChange.Kind.TTL, 0, 0),
            tuple("d.example.com.", RrsetChange.Kind.ADDED, 0, 1));
    assertThat(ZoneChanges.between(copy(from), copy(to))).isEqualTo(ZoneChanges.between(from, to));
  }

  @Test
  void between_severalTtlsInAnRrset_areComparedAsASet() {
    List<ResourceRecord> uneven = zone("a.example.com. 60 A 192.0.2.1",
        "a.example.com. 90 A 192.0.2.2");
    assertThat(changes(uneven, uneven).isEmpty()).isTrue();
    assertThat(changes(uneven, zone("a.example.com. 90 A 192.0.2.1",
        "a.example.com. 60 A 192.0.2.2")).isEmpty()).isTrue();
    assertThat(changes(uneven, zone("a.example.com. 60 A 192.0.2.1",
        "a.example.com. 60 A 192.0.2.2")).lines())
        .containsExactly("~ a.example.com. A TTL 90 -> 60");
  }

  @Test
  void between_dataThatNoFileCouldHave_isCompared() {
    List<ResourceRecord> odd = zone("a.example.com. 60 A \\# 3 C00002");
    assertThat(changes(odd, odd).isEmpty()).isTrue();
    assertThat(changes(odd, zone("a.example.com. 60 A \\# 3 C00003")).touched()).isEqualTo(1);
  }

  @Test
  void between_recordsInAnyOrderOrTwice_isEmpty() {
    List<ResourceRecord> twice = new ArrayList<>(
        zone("a.example.com. 60 A 192.0.2.1", "a.example.com. 60 A 192.0.2.2"));
    twice.addAll(twice.reversed());
    ZoneChanges changes = changes(twice, twice.subList(0, 4).reversed());
    assertThat(changes.isEmpty()).isTrue();
    assertThat(changes.oldSize()).isEqualTo(4);
  }

  @Test
  void between_rrsetsOfOneName_beginWithTheSoaAndGoByType() {
    assertThat(changes(List.of(),
        zone("example.com. 60 TXT \"a\"", "example.com. 60 AAAA 2001:db8::1",
            "example.com. 60 NS ns."))
        .changes()).extracting(RrsetChange::type)
        .containsExactly("SOA", "AAAA", "NS", "TXT", "A");
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
