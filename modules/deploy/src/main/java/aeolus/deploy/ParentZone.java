package aeolus.deploy;

import aeolus.core.Host;
import aeolus.zone.DnsClient;
import aeolus.zone.RecordsAnswer;
import aeolus.zone.ResourceRecord;
import aeolus.zone.ZoneChanges;
import aeolus.zone.ZoneContent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out how a zone is delegated: NS, glue and DS as the parent's nameservers have them. */
public final class ParentZone {
  private static final Duration QUERY = Duration.ofSeconds(3);
  private static final int DNS_PORT = 53;
  private static final int SERVERS_AT_MOST = 4;

  private final DnsClient dns;
  private final InetSocketAddress resolver;

  /**
   * Makes one.
   *
   * @param resolver that finds the parent's nameservers
   */
  public ParentZone(DnsClient dns, InetSocketAddress resolver) {
    this.dns = dns;
    this.resolver = resolver;
  }

  /**
   * What there is at the parent, and what the zone wants there.
   *
   * @param served its host is the parent and the nameserver of it that was asked
   * @param wanted NS, glue and DS, with the parent's TTLs where it has such records
   */
  public record Delegation(ServedZone served, List<ResourceRecord> wanted) {
    /** Returns what has to change at the parent. */
    public ZoneChanges changes() {
      return ZoneChanges.between(served.records(), wanted);
    }
  }

  /**
   * Asks for the delegation of a zone; every wait is bounded.
   *
   * @param servers of the zone, their variables resolved; asked for its keys where its text has none
   */
  public Delegation ask(ZoneContent zone, List<Host> servers) {
    String apex = zone.name() + ".";
    String parent = parent(apex);
    if (parent.isEmpty()) {
      return unknown("parent", "the resolver " + resolver.getHostString()
          + " does not tell the parent zone");
    }
    String reason = "no address of its nameservers was found";
    for (String server : nameservers(parent)) {
      InetSocketAddress address = new InetSocketAddress(literal(server), DNS_PORT);
      switch (dns.records(address, apex, "NS", false, QUERY)) {
        case RecordsAnswer.NoAnswer(String why) -> reason = server + ": " + why;
        case RecordsAnswer.Answered referral when !isAnswer(referral) -> reason = server + ": "
            + referral.rcode();
        case RecordsAnswer.Answered referral -> {
          return compared(zone, servers, "parent " + parent + " (asked " + server + ")", referral,
              ds(
                  address, apex));
        }
      }
    }
    return unknown("parent " + parent, reason);
  }

  private static boolean isAnswer(RecordsAnswer.Answered said) {
    return said.rcode().equals("NOERROR") || said.rcode().equals("NXDOMAIN");
  }

  private static Delegation unknown(String who, String why) {
    return new Delegation(new ServedZone(who, ServedZone.State.UNREACHABLE, OptionalLong.empty(),
        List.of(), why), List.of());
  }

  /** The SOA record for the name above, be it that of a zone further up, tells the zone. */
  private String parent(String apex) {
    String above = apex.substring(apex.indexOf('.') + 1);
    return sections(dns.records(resolver, above.isEmpty() ? "." : above, "SOA", true, QUERY))
        .filter(record -> record.type().equals("SOA"))
        .map(ResourceRecord::owner)
        .findFirst()
        .orElse("");
  }

  private static Stream<ResourceRecord> sections(RecordsAnswer answer) {
    return answer instanceof RecordsAnswer.Answered said
        ? Stream.of(said.answer(), said.authority(), said.additional()).flatMap(List::stream)
        : Stream.empty();
  }

  private List<String> nameservers(String parent) {
    return answers(parent, "NS").stream()
        .limit(SERVERS_AT_MOST)
        .flatMap(name -> Stream.concat(answers(name, "A").stream(), answers(name, "AAAA").stream())
            .limit(1))
        .toList();
  }

  private List<String> answers(String name, String type) {
    return dns.records(resolver, name, type, true, QUERY) instanceof RecordsAnswer.Answered said
        ? said.answer()
            .stream()
            .filter(record -> record.type().equals(type))
            .map(ResourceRecord::rdata)
            .toList()
        : List.of();
  }

  private static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(address, e);
    }
  }

  private RecordsAnswer ds(InetSocketAddress address, String apex) {
    return dns.records(address, apex, "DS", false, QUERY);
  }

  private Delegation compared(ZoneContent zone, List<Host> servers, String who,
      RecordsAnswer.Answered referral, RecordsAnswer ds) {
    String apex = zone.name() + ".";
    List<String> notes = new ArrayList<>();
    List<ResourceRecord> served = new ArrayList<>();
    List<ResourceRecord> wanted = new ArrayList<>();
    if (referral.authoritative() && referral.rcode().equals("NOERROR")
        && !referral.answer().isEmpty()) {
      notes.add("NS and glue are not seen: this nameserver serves the zone itself, too");
    } else {
      List<ResourceRecord> nameservers = Stream.concat(referral.answer().stream(),
          referral.authority().stream())
          .filter(record -> record.type().equals("NS") && record.owner().equals(apex))
          .toList();
      served.addAll(nameservers);
      served.addAll(glue(referral.additional(), nameservers, apex));
      List<ResourceRecord> own = zone.records()
          .stream()
          .filter(record -> record.type().equals("NS") && record.owner().equals(apex))
          .toList();
      wanted.addAll(own);
      wanted.addAll(glue(zone.records(), own, apex));
    }
    compareDs(zone, servers, ds, served, wanted, notes);
    return new Delegation(new ServedZone(who, ServedZone.State.PARTIAL, OptionalLong.empty(),
        served, notes.stream().filter(note -> !note.isEmpty()).collect(Collectors.joining("; "))),
        wanted.stream()
            .map(record -> withTtlOf(served, record))
            .toList());
  }

  /** Only what has names within the zone needs addresses at the parent. */
  private static List<ResourceRecord> glue(List<ResourceRecord> records,
      List<ResourceRecord> nameservers, String apex) {
    Set<String> names = nameservers.stream()
        .map(ResourceRecord::rdata)
        .filter(name -> name.equals(apex) || name.endsWith("." + apex))
        .collect(Collectors.toSet());
    return records.stream()
        .filter(record -> names.contains(record.owner())
            && (record.type().equals("A") || record.type().equals("AAAA")))
        .toList();
  }

  private void compareDs(ZoneContent zone, List<Host> servers, RecordsAnswer ds,
      List<ResourceRecord> served, List<ResourceRecord> wanted, List<String> notes) {
    String apex = zone.name() + ".";
    if (!(ds instanceof RecordsAnswer.Answered said && isAnswer(said))) {
      notes.add("DS is not seen: " + (ds instanceof RecordsAnswer.NoAnswer(String why)
          ? why
          : ((RecordsAnswer.Answered) ds).rcode()));
      return;
    }
    List<ResourceRecord> there = said.answer()
        .stream()
        .filter(record -> record.type().equals("DS") && record.owner().equals(apex))
        .toList();
    WantedSigners.Wanted signers = new WantedSigners(dns, apex).find(zone, servers, there);
    if (signers.isKnown()) {
      served.addAll(there);
      wanted.addAll(signers.records());
      notes.add(signers.note());
    } else if (!there.isEmpty()) {
      notes.add("DS is not compared (" + signers.note() + "); the parent has "
          + there.stream().map(ResourceRecord::rdata).collect(Collectors.joining(", ")));
    }
  }

  /** The parent has a policy of its own on TTLs. */
  private static ResourceRecord withTtlOf(List<ResourceRecord> served, ResourceRecord record) {
    return served.stream()
        .filter(each -> each.owner().equals(record.owner()) && each.type().equals(record.type()))
        .findFirst()
        .map(each -> new ResourceRecord(record.owner(), each.ttl(), record.type(), record.rdata()))
        .orElse(record);
  }
}
