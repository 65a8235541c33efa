package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import aeolus.core.Host;
import aeolus.core.Location;
import aeolus.core.Vars;
import aeolus.zone.RecordsAnswer;
import aeolus.zone.ResourceRecord;
import aeolus.zone.SoaAnswer;
import aeolus.zone.Transport;
import aeolus.zone.ZoneContent;
import aeolus.zone.ZoneSource;
import aeolus.zone.Zones;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LiveZonesTest {
  private static final String ZONE = "example.org";
  private static final String HEAD = """
      $TTL 3600
      @ SOA ns hostmaster 7 7200 3600 1209600 300
      @ NS ns
      ns A 192.0.2.53
      """;

  private final FakeDnsClient dns = new FakeDnsClient();
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  private static Host host(int number) {
    return new Host("ns" + number, List.of(), Vars.of(Map.of("ansible_host", address(number))));
  }

  private static String address(int number) {
    return "192.0.2." + number;
  }

  private static ZoneContent zone(String more) {
    return Zones.read(new ZoneSource(ZONE, HEAD + more,
        (line, column) -> new Location("f", line, column)), Path.of("."));
  }

  private List<ServedZone> ask(ZoneContent zone, Host... hosts) {
    return new LiveZones(dns, _ -> Optional.empty(), told::add).ask(List.of(zone),
        _ -> List.of(hosts)).get(ZONE);
  }

  private ServedZone ask(ZoneContent zone) {
    return ask(zone, host(1)).getFirst();
  }

  /** Has server 1 answer for every RRset as a zone has it. */
  private void answers(ZoneContent zone) {
    Stream<String> questions = zone.records()
        .stream()
        .map(record -> record.owner() + " " + record.type())
        .distinct();
    questions.forEach(question -> {
      String[] words = question.split(" ");
      answer(words[0], words[1], zone.records()
          .stream()
          .filter(record -> question.equals(record.owner() + " " + record.type()))
          .toList());
    });
  }

  private void answer(String name, String type, List<ResourceRecord> records) {
    dns.records(address(1), name, type,
        new RecordsAnswer.Answered("NOERROR", true, records, List.of(), List.of()));
  }

  @Test
  void ask_transferAllowed_isWhole() {
    ZoneContent zone = zone("www A 192.0.2.80\n");
    dns.serial(address(1), ZONE, 7).zone(address(1), ZONE, zone.records());
    ServedZone served = ask(zone);
    assertThat(served.state()).isEqualTo(ServedZone.State.WHOLE);
    assertThat(served.serial()).hasValue(7);
    assertThat(served.note()).isEmpty();
    assertThat(served.changesTo(zone.records()).isEmpty()).isTrue();
    assertThat(served.isSigned()).isFalse();
    assertThat(told).containsExactly("ns1: example.org: 4 records");
  }

  @Test
  void ask_noTransfer_isAskedForEachRrset() {
    ZoneContent zone = zone("www A 192.0.2.80\nwww A 192.0.2.81\n");
    dns.serial(address(1), ZONE, 7);
    answers(zone);
    ServedZone served = ask(zone);
    assertThat(served.state()).isEqualTo(ServedZone.State.PARTIAL);
    assertThat(served.records()).containsExactlyInAnyOrderElementsOf(zone.records());
    assertThat(served.note()).startsWith("no transfer (REFUSED): compared RRset by RRset");
    assertThat(served.changesTo(zone.records()).isEmpty()).isTrue();
  }

  @Test
  void ask_partialAndOtherData_showsWhatDiffersAndNotWhatCannotBeSeen() {
    dns.serial(address(1), ZONE, 7);
    answers(zone("www A 192.0.2.80\nunseen A 192.0.2.9\n"));
    ZoneContent wanted = zone("www A 192.0.2.81\nnew TXT x\n");
    answer("new.example.org.", "TXT", List.of());
    assertThat(ask(wanted).changesTo(wanted.records()).lines()).containsExactly(
        "+ new.example.org. 3600 IN TXT \"x\"", "- www.example.org. 3600 IN A 192.0.2.80",
        "+ www.example.org. 3600 IN A 192.0.2.81");
  }

  @Test
  void ask_partialWithDelegation_takesTheReferralAndLeavesOutWhatIsBelow() {
    ZoneContent zone = zone("sub NS ns.sub\nns.sub A 192.0.2.99\n");
    dns.serial(address(1), ZONE, 7);
    answers(zone(""));
    dns.records(address(1), "sub.example.org.", "NS",
        new RecordsAnswer.Answered("NOERROR", false, List.of(),
            List.of(new ResourceRecord("sub.example.org.", 3600, "NS", "ns.sub.example.org.")),
            List.of()));
    ServedZone served = ask(zone);
    assertThat(served.state()).isEqualTo(ServedZone.State.PARTIAL);
    assertThat(served.changesTo(zone.records()).lines()).isEmpty();
  }

  @Test
  void ask_partialWithAlias_takesTheFirstOfItsChain() {
    ZoneContent zone = zone("www CNAME elsewhere.example.net.\n");
    dns.serial(address(1), ZONE, 7);
    answers(zone);
    answer("www.example.org.", "CNAME", List.of(
        new ResourceRecord("www.example.org.", 3600, "CNAME", "elsewhere.example.net."),
        new ResourceRecord("elsewhere.example.net.", 60, "A", "198.51.100.1")));
    assertThat(ask(zone).changesTo(zone.records()).lines()).isEmpty();
  }

  @Test
  void ask_oneRrsetWithoutAnswer_knowsTheSerialOnly() {
    dns.serial(address(1), ZONE, 7);
    answers(zone(""));
    ServedZone served = ask(zone("www A 192.0.2.80\n"));
    assertThat(served.state()).isEqualTo(ServedZone.State.SERIAL_ONLY);
    assertThat(served.isComparable()).isFalse();
    assertThat(served.serial()).hasValue(7);
    assertThat(served.note()).isEqualTo(
        "no transfer (REFUSED) and no answer to queries (no answer within 0 s)");
  }

  @Test
  void ask_moreRrsetsThanCanBeAskedFor_knowsTheSerialOnly() {
    dns.serial(address(1), ZONE, 7);
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      many.append("h").append(i).append(" A 192.0.2.1\n");
    }
    assertThat(ask(zone(many.toString())).note())
        .isEqualTo("no transfer (REFUSED), and 20003 RRsets are too many to ask for one by one");
  }

  @Test
  void ask_answersForOtherZonesOnly_isAbsent() {
    dns.answer(address(1), ZONE, Transport.UDP, new SoaAnswer.Refused("REFUSED"));
    ServedZone served = ask(zone(""));
    assertThat(served.state()).isEqualTo(ServedZone.State.ABSENT);
    assertThat(served.note()).isEqualTo("does not serve it (REFUSED)");
    assertThat(served.changesTo(zone("").records()).lines()).hasSize(3)
        .allMatch(line -> line.startsWith("+ "));
  }

  @Test
  void ask_noAnswer_isUnreachableAfterTcp() {
    ServedZone served = ask(zone(""));
    assertThat(served.state()).isEqualTo(ServedZone.State.UNREACHABLE);
    assertThat(served.serial()).isEmpty();
    assertThat(dns.asked()).containsExactly("192.0.2.1 example.org UDP",
        "192.0.2.1 example.org TCP");
  }

  @Test
  void ask_packetLost_isAskedOverTcp() {
    ZoneContent zone = zone("");
    dns.answer(address(1), ZONE, Transport.TCP, new SoaAnswer.Answered(7, true))
        .zone(address(1), ZONE, zone.records());
    assertThat(ask(zone).state()).isEqualTo(ServedZone.State.WHOLE);
  }

  @Test
  void ask_signedZone_isComparedWithoutSignatures() {
    ZoneContent zone = zone("");
    List<ResourceRecord> signed = new ArrayList<>(zone.records());
    signed.add(new ResourceRecord("example.org.", 3600, "DNSKEY", "257 3 13 AAAA"));
    signed.add(new ResourceRecord("example.org.", 300, "NSEC",
        "ns.example.org. NS SOA RRSIG NSEC DNSKEY"));
    signed.add(new ResourceRecord("example.org.", 3600, "RRSIG",
        "SOA 13 2 3600 20260201000000 20260101000000 1 example.org. AAAA"));
    dns.serial(address(1), ZONE, 9).zone(address(1), ZONE, signed);
    ServedZone served = ask(zone);
    assertThat(served.isSigned()).isTrue();
    assertThat(served.changesTo(zone.records()).lines()).isEmpty();
  }

  @Test
  void ask_severalServers_keepsTheirOrder() {
    ZoneContent zone = zone("");
    dns.serial(address(2), ZONE, 7).zone(address(2), ZONE, zone.records());
    assertThat(ask(zone, host(3), host(2), host(1))).extracting(ServedZone::host,
        ServedZone::state)
        .containsExactly(
            tuple("ns3", ServedZone.State.UNREACHABLE),
            tuple("ns2", ServedZone.State.WHOLE),
            tuple("ns1", ServedZone.State.UNREACHABLE));
  }

  @Test
  void fingerprint_serversWithTheSame_isTheSame() {
    ZoneContent zone = zone("www A 192.0.2.80\n");
    dns.serial(address(1), ZONE, 7).zone(address(1), ZONE, zone.records());
    dns.serial(address(2), ZONE, 7).zone(address(2), ZONE, zone.records().reversed());
    dns.serial(address(3), ZONE, 7).zone(address(3), ZONE, zone("").records());
    List<String> prints = ask(zone, host(1), host(2), host(3)).stream()
        .map(ServedZone::fingerprint)
        .toList();
    assertThat(prints.get(0)).isEqualTo(prints.get(1)).isNotEqualTo(prints.get(2));
  }
}
