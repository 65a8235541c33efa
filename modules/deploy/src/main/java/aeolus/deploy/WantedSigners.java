package aeolus.deploy;

import aeolus.core.Host;
import aeolus.zone.DnsClient;
import aeolus.zone.RecordsAnswer;
import aeolus.zone.ResourceRecord;
import aeolus.zone.ZoneContent;
import aeolus.zone.generate.DelegationSigner;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds out which DS records a zone is to have at its parent: what its CDS records say (RFC 7344), else
 * what follows from its DNSKEY records; those of its text go before those that are served.
 */
final class WantedSigners {
  private static final Duration QUERY = Duration.ofSeconds(3);

  private final DnsClient dns;
  private final String apex;

  WantedSigners(DnsClient dns, String apex) {
    this.dns = dns;
    this.apex = apex;
  }

  /**
   * DS records.
   *
   * @param isKnown whether they are what the zone wants, rather than empty as nobody knows
   * @param note where they come from, or why they are not known; may be empty
   */
  record Wanted(List<ResourceRecord> records, boolean isKnown, String note) {}

  /**
   * Asks the zone's servers, one after the other, where its text does not tell.
   *
   * @param there DS records that the parent has, whose kinds of digests are taken
   */
  Wanted find(ZoneContent zone, List<Host> servers, List<ResourceRecord> there) {
    List<ResourceRecord> cds = own(zone.records(), "CDS");
    List<ResourceRecord> keys = own(zone.records(), "DNSKEY");
    if (!cds.isEmpty()) {
      return new Wanted(ofCds(cds), true, "");
    }
    if (!keys.isEmpty()) {
      return new Wanted(ofKeys(keys, there), true, "DS is that of DNSKEY in the zone's text");
    }
    String reason = "the zone's text has neither CDS nor DNSKEY";
    for (Host server : servers) {
      switch (served(server, "CDS")) {
        case RecordsAnswer.NoAnswer(String why) -> reason = server.name() + ": " + why;
        case RecordsAnswer.Answered said when !said.rcode().equals("NOERROR")
            || !said.authoritative() ->
          reason = server.name() + ": no answer with authority";
        case RecordsAnswer.Answered said -> {
          return ofServer(server, own(said.answer(), "CDS"), there);
        }
      }
    }
    return new Wanted(List.of(), false, reason);
  }

  private RecordsAnswer served(Host server, String type) {
    return dns.records(DnsAddress.of(server), apex, type, false, QUERY);
  }

  private Wanted ofServer(Host server, List<ResourceRecord> cds, List<ResourceRecord> there) {
    if (!cds.isEmpty()) {
      return new Wanted(ofCds(cds), true, "DS is that of CDS served by " + server.name());
    }
    return switch (served(server, "DNSKEY")) {
      case RecordsAnswer.NoAnswer(String why) ->
        new Wanted(List.of(), false, server.name() + ": " + why);
      case RecordsAnswer.Answered said when own(said.answer(), "DNSKEY").isEmpty() ->
        new Wanted(List.of(), false, server.name() + " serves neither CDS nor DNSKEY: the zone is "
            + "signed elsewhere, or those who validate refuse it");
      case RecordsAnswer.Answered said ->
        new Wanted(ofKeys(own(said.answer(), "DNSKEY"), there), true,
            "DS is that of DNSKEY served by " + server.name());
    };
  }

  private List<ResourceRecord> own(List<ResourceRecord> records, String type) {
    return records.stream()
        .filter(record -> record.type().equals(type) && record.owner().equals(apex))
        .toList();
  }

  /** RFC 8078, section 4: algorithm 0 asks for the DS to be deleted. */
  private List<ResourceRecord> ofCds(List<ResourceRecord> cds) {
    return cds.stream()
        .filter(record -> !record.rdata().startsWith("0 0 "))
        .map(record -> new ResourceRecord(apex, record.ttl(), "DS", record.rdata()))
        .toList();
  }

  /** Takes the keys that are meant for it; where none is marked so, all. */
  private static List<ResourceRecord> ofKeys(List<ResourceRecord> keys,
      List<ResourceRecord> there) {
    List<DelegationSigner> usable = keys.stream()
        .map(DelegationSigner::of)
        .filter(DelegationSigner::isUsable)
        .toList();
    boolean marked = usable.stream().anyMatch(DelegationSigner::isEntryPoint);
    Set<Integer> digests = digests(there);
    return usable.stream()
        .filter(key -> !marked || key.isEntryPoint())
        .flatMap(key -> digests.stream().map(key::ds))
        .toList();
  }

  /** Returns the kinds that the parent has, but for those of old, else SHA-256. */
  private static Set<Integer> digests(List<ResourceRecord> there) {
    Set<Integer> digests = there.stream()
        .map(record -> Integer.valueOf(record.rdata().split(" ", 4)[2]))
        .filter(digest -> digest == DelegationSigner.SHA256 || digest == DelegationSigner.SHA384)
        .collect(Collectors.toCollection(TreeSet::new));
    return digests.isEmpty() ? Set.of(DelegationSigner.SHA256) : digests;
  }
}
