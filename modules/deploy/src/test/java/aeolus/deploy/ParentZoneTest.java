package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.Host;
import aeolus.core.Location;
import aeolus.core.Vars;
import aeolus.zone.RecordsAnswer;
import aeolus.zone.ResourceRecord;
import aeolus.zone.ZoneContent;
import aeolus.zone.ZoneSource;
import aeolus.zone.Zones;
import aeolus.zone.generate.DelegationSigner;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ParentZoneTest {
  private static final String RESOLVER = "192.0.2.99";
  private static final String DEAD = "192.0.2.50";
  private static final String PARENT = "192.0.2.51";
  private static final String APEX = "example.org.";
  private static final String DIGEST = "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF";

  private static final String KEY = "257 3 13 mdsswUyr3DPW132mOi8V9xESWE8jTo0dxCjjnopKl+GqJxpVXckHA"
      + "eF+KkxLbxILfDLUT0rAK9iUzy1L53eKGQ==";
  private static final String DS_OF_KEY = DelegationSigner.of(record(APEX, "DNSKEY", KEY))
      .ds(DelegationSigner.SHA256)
      .rdata();
  private static final String NS1 = "192.0.2.1";
  private static final List<Host> SERVERS = List.of(host("dead", "192.0.2.98"), host("ns1", NS1));

  private final FakeDnsClient dns = new FakeDnsClient();

  @BeforeEach
  void setUp() {
    dns.records(RESOLVER, "org.", "SOA", found(record("org.", "SOA", "a.nic. h.nic. 1 2 3 4 5")))
        .records(RESOLVER, "org.", "NS",
            found(record("org.", "NS", "a.nic."), record("org.", "NS", "b.nic.")))
        .records(RESOLVER, "a.nic.", "A", found(record("a.nic.", "A", DEAD)))
        .records(RESOLVER, "b.nic.", "A", found(record("b.nic.", "A", PARENT)))
        .records(PARENT, APEX, "DS", found());
    delegates("192.0.2.1", "ns1.example.org.", "ns.other.net.");
  }

  private static Host host(String name, String address) {
    return new Host(name, List.of(), Vars.of(Map.of("ansible_host", address)));
  }

  private static ResourceRecord record(String owner, String type, String rdata) {
    return new ResourceRecord(owner, 86_400, type, rdata);
  }

  private static RecordsAnswer found(ResourceRecord... records) {
    return new RecordsAnswer.Answered("NOERROR", true, List.of(records), List.of(), List.of());
  }

  private void delegates(String glue, String... names) {
    dns.records(PARENT, APEX, "NS",
        new RecordsAnswer.Answered("NOERROR", false, List.of(),
            Stream.of(names).map(name -> record(APEX, "NS", name)).toList(),
            List.of(record("ns1.example.org.", "A", glue))));
  }

  private ParentZone.Delegation ask(String more) {
    ZoneContent zone = Zones.read(new ZoneSource("example.org", """
        $TTL 60
        @ SOA ns1 h 1 2 3 4 5
        @ NS ns1
        @ NS ns.other.net.
        ns1 A 192.0.2.1
        www A 192.0.2.80
        """ + more, (line, column) -> new Location("z", line, column)), Path.of("."));
    return new ParentZone(dns, new InetSocketAddress(RESOLVER, 53)).ask(zone, SERVERS);
  }

  @Test
  void ask_delegatedAsTheZoneSays_differsInNothingWhateverTheTtl() {
    ParentZone.Delegation seen = ask("");
    assertThat(seen.served().host()).isEqualTo("parent org. (asked " + PARENT + ")");
    assertThat(seen.served().records()).hasSize(3);
    assertThat(seen.changes().lines()).isEmpty();
    assertThat(seen.served().note()).isEmpty();
  }

  @Test
  void ask_otherNsAndGlue_areToBeChanged() {
    delegates("192.0.2.7", "ns1.example.org.", "old.other.net.");
    assertThat(ask("").changes().lines()).hasSize(4)
        .anyMatch(line -> line.startsWith("- ") && line.contains("old.other.net."))
        .anyMatch(line -> line.startsWith("+ ") && line.contains("ns.other.net."))
        .anyMatch(line -> line.startsWith("- ") && line.contains("192.0.2.7"))
        .anyMatch(line -> line.startsWith("+ ") && line.contains("192.0.2.1"));
  }

  @Test
  void ask_cdsOtherThanDs_isToBeChanged() {
    dns.records(PARENT, APEX, "DS", found(record(APEX, "DS", "1 13 2 " + DIGEST)));
    assertThat(ask("@ CDS 1 13 2 " + DIGEST + "\n").changes().lines()).isEmpty();
    assertThat(ask("@ CDS 2 13 2 " + DIGEST + "\n").changes().lines()).hasSize(2);
    assertThat(ask("@ CDS 0 0 0 00\n").changes().lines()).singleElement()
        .asString()
        .startsWith("- ");
  }

  @Test
  void ask_keyInText_isWhatDsIsComparedWith() {
    parentHas(DS_OF_KEY);
    assertThat(ask("@ DNSKEY " + KEY + "\n").changes().lines()).isEmpty();
    assertThat(ask("@ DNSKEY " + KEY + "\n").served().note()).contains("DNSKEY in the zone's text");
    assertThat(ask("@ DNSKEY " + KEY.replace("257 ", "385 ") + "\n").changes().lines())
        .singleElement()
        .asString()
        .startsWith("- ");
  }

  @Test
  void ask_keysServed_areThoseMarkedForIt() {
    parentHas(DS_OF_KEY);
    dns.records(NS1, APEX, "CDS", found());
    String other = KEY.replace("257 ", "256 ").replace("mds", "Mds");
    serves("DNSKEY", KEY, other);
    assertThat(ask("").changes().lines()).isEmpty();
    assertThat(ask("").served().note()).isEqualTo("DS is that of DNSKEY served by ns1");
    serves("DNSKEY", other);
    assertThat(ask("").changes().lines()).hasSize(2);
  }

  @Test
  void ask_digestsOfTheParent_areTaken() {
    String sha384 = DelegationSigner.of(record(APEX, "DNSKEY", KEY))
        .ds(DelegationSigner.SHA384)
        .rdata();
    parentHas(sha384);
    assertThat(ask("@ DNSKEY " + KEY + "\n").changes().lines()).isEmpty();
    parentHas(DS_OF_KEY, sha384);
    assertThat(ask("@ DNSKEY " + KEY + "\n").changes().lines()).isEmpty();
    parentHas(DS_OF_KEY.replaceAll("13 2 .*", "13 1 0123456789ABCDEF0123456789ABCDEF01234567"));
    assertThat(ask("@ DNSKEY " + KEY + "\n").changes().lines()).hasSize(2)
        .anyMatch(line -> line.startsWith("+ ") && line.endsWith(DS_OF_KEY));
  }

  @Test
  void ask_cdsServed_goesBeforeKeys() {
    parentHas(DS_OF_KEY);
    serves("CDS", "1 13 2 " + DIGEST);
    serves("DNSKEY", KEY);
    assertThat(ask("").changes().lines()).hasSize(2);
    assertThat(ask("").served().note()).isEqualTo("DS is that of CDS served by ns1");
  }

  @Test
  void ask_nobodyTellsKeys_isSaidNotToBeCompared() {
    parentHas("1 13 2 " + DIGEST);
    assertThat(ask("").served().note()).contains("DS is not compared (ns1: no answer")
        .contains("1 13 2");
    dns.records(NS1, APEX, "CDS", found()).records(NS1, APEX, "DNSKEY", found());
    assertThat(ask("").served().note()).contains("ns1 serves neither CDS nor DNSKEY");
    assertThat(ask("").changes().lines()).isEmpty();
  }

  private void parentHas(String... ds) {
    dns.records(PARENT, APEX, "DS", found(records("DS", ds)));
  }

  private void serves(String type, String... rdata) {
    dns.records(NS1, APEX, type, found(records(type, rdata)));
  }

  private static ResourceRecord[] records(String type, String... rdata) {
    return Stream.of(rdata).map(each -> record(APEX, type, each)).toArray(ResourceRecord[]::new);
  }

  @Test
  void ask_notDelegated_allIsToBeAdded() {
    dns.records(PARENT, APEX, "NS", new RecordsAnswer.Answered("NXDOMAIN", true, List.of(),
        List.of(), List.of()));
    assertThat(ask("").changes().lines()).hasSize(3).allMatch(line -> line.startsWith("+ "));
  }

  @Test
  void ask_parentServesTheZoneItself_saysWhatIsNotSeen() {
    dns.records(PARENT, APEX, "NS", found(record(APEX, "NS", "wrong.net.")));
    assertThat(ask("").served().note()).contains("NS and glue are not seen");
    assertThat(ask("").changes().lines()).isEmpty();
  }

  @Test
  void ask_nobodyAnswers_isUnreachableWithTheReason() {
    dns.records(PARENT, APEX, "NS", new RecordsAnswer.Answered("REFUSED", false, List.of(),
        List.of(), List.of()));
    ServedZone served = ask("").served();
    assertThat(served.state()).isEqualTo(ServedZone.State.UNREACHABLE);
    assertThat(served.note()).isEqualTo(PARENT + ": REFUSED");
    dns.records(RESOLVER, "org.", "SOA", new RecordsAnswer.NoAnswer("no answer"));
    assertThat(ask("").served().note()).contains("resolver " + RESOLVER);
  }
}
