package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.core.Problems;
import aeolus.zone.DnsClient;
import aeolus.zone.SerialPolicy;
import aeolus.zone.SerialStyle;
import aeolus.zone.TsigKey;
import aeolus.zone.ZoneContent;
import aeolus.zone.Zones;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** Renders and checks zones and decides on their serials; asks nameservers, changes nothing. */
public final class ZonePlanner {
  private final ProjectView project;
  private final ZoneRenderer renderer;
  private final DnsClient dns;
  private final Function<Host, Optional<TsigKey>> transferKey;
  private final SerialLedger ledger;
  private final Clock clock;

  /**
   * Makes a planner that remembers serials in a ledger.
   *
   * @param transferKey finds the key that a host hands out zones to
   */
  public ZonePlanner(ProjectView project, DnsClient dns,
      Function<Host, Optional<TsigKey>> transferKey, SerialLedger ledger, Clock clock) {
    this.project = project;
    this.renderer = new ZoneRenderer(project, this::likelySerial);
    this.dns = dns;
    this.transferKey = transferKey;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Plans zones.
   *
   * @param names of zones
   * @param servers all hosts that serve zones, variables resolved
   * @param warnings takes what the user should know
   * @throws InvalidInputException with everything wrong in any of them
   */
  public List<PlannedZone> plan(List<String> names, List<Host> servers, List<Problem> warnings) {
    return plan(names, servers, warnings, _ -> {});
  }

  /** Plans zones as above, telling what is found out from which server meanwhile. */
  public List<PlannedZone> plan(List<String> names, List<Host> servers, List<Problem> warnings,
      Consumer<String> progress) {
    Problems problems = new Problems();
    List<ZoneDraft> drafts = Processors.each(names, problems,
        name -> renderer.draft(name, serving(name, servers)));
    Map<String, List<ServedZone>> live = new LiveZones(dns, transferKey, progress)
        .ask(drafts.stream().map(ZoneDraft::content).toList(), name -> serving(name, servers));
    List<PlannedZone> planned = Processors.each(drafts, problems,
        draft -> plan(draft, serving(draft.content().name(), servers),
            live.get(draft.content().name())));
    return checked(planned, problems, warnings);
  }

  /**
   * Plans zones by what was deployed from here alone, without asking any nameserver. Where those
   * have gone on to other serials, a run will decide on others, too.
   *
   * @param names of zones
   * @param servers all hosts that serve zones, variables resolved
   * @param warnings takes what the user should know
   * @throws InvalidInputException with everything wrong in any of them
   */
  public List<PlannedZone> draft(List<String> names, List<Host> servers, List<Problem> warnings) {
    Problems problems = new Problems();
    List<PlannedZone> drafts = Processors.each(names, problems,
        name -> draft(name, serving(name, servers)));
    return checked(drafts, problems, warnings);
  }

  private static List<PlannedZone> checked(List<PlannedZone> planned, Problems problems,
      List<Problem> warnings) {
    problems.addAll(Zones.check(planned.stream().map(PlannedZone::content).toList()));
    warnings.addAll(problems.throwIfErrors());
    return planned;
  }

  private static List<Host> serving(String zone, List<Host> servers) {
    return ServedZones.servers(zone, servers);
  }

  /** Plans the zones that one host serves. */
  public List<PlannedZone> planFor(String host, List<Problem> warnings) {
    List<Host> servers = project.inventory().hosts().stream().map(project::resolved).toList();
    List<String> names = servers.stream()
        .filter(server -> server.name().equals(host))
        .flatMap(server -> ServedZones.of(server).stream())
        .toList();
    return plan(names, servers, warnings);
  }

  /** Returns the serial that a zone has if neither its content nor what is served has changed. */
  private long likelySerial(String name, List<Host> servers) {
    return SerialPolicy.next(style(servers), OptionalLong.empty(), serial(ledger.find(name)), false,
        clock);
  }

  /**
   * Returns a zone with the serial that was decided on before, if its content is the same and no
   * server is ahead of that.
   */
  PlannedZone decided(PlannedZone zone, List<Host> servers, Optional<SerialLedger.Entry> before) {
    return before.filter(entry -> entry.contentHash().equals(zone.content().contentHash()))
        .filter(entry -> entry.serial() != zone.content().serial())
        .filter(entry -> zone.live()
            .values()
            .stream()
            .allMatch(live -> SerialPolicy.compare(entry.serial(), live) >= 0))
        .map(entry -> new PlannedZone(
            withSerial(zone.name(), serving(zone.name(), servers), entry.serial()),
            "as the run was begun with", zone.changed(), zone.servers(), zone.served()))
        .orElse(zone);
  }

  private ZoneContent withSerial(String name, List<Host> servers, long serial) {
    return renderer.content(renderer.draft(name, servers), servers, serial);
  }

  private PlannedZone draft(String name, List<Host> servers) {
    ZoneDraft draft = renderer.draft(name, servers);
    Optional<SerialLedger.Entry> known = ledger.find(name);
    boolean same = isUnchanged(draft.content(), List.of(), known);
    long serial = SerialPolicy.next(style(servers), OptionalLong.empty(), serial(known), !same,
        clock);
    String decision = known.isEmpty()
        ? "never deployed from here"
        : (same ? "as" : "changed since it was") + " last deployed from here";
    return new PlannedZone(renderer.content(draft, servers, serial), decision, !same,
        servers.stream().map(Host::name).toList(), List.of());
  }

  private static OptionalLong serial(Optional<SerialLedger.Entry> known) {
    return known.map(entry -> OptionalLong.of(entry.serial())).orElse(OptionalLong.empty());
  }

  private PlannedZone plan(ZoneDraft draft, List<Host> servers, List<ServedZone> served) {
    String name = draft.content().name();
    Optional<SerialLedger.Entry> known = ledger.find(name);
    boolean same = isUnchanged(draft.content(), served, known);
    SerialStyle style = style(servers);
    long serial = SerialPolicy.next(style, highest(served), serial(known), !same, clock);
    requireAhead(name, serial, served);
    ZoneContent content = renderer.content(draft, servers, serial);
    return new PlannedZone(content, decision(same, served, known) + ahead(style, serial), !same,
        servers.stream().map(Host::name).toList(), served);
  }

  /** The order of serials is a circle: where servers are spread over it, none is ahead of all. */
  private static void requireAhead(String zone, long serial, List<ServedZone> served) {
    List<String> behind = served.stream()
        .filter(each -> each.serial().isPresent() && !each.isSigned()
            && SerialPolicy.compare(serial, each.serial().getAsLong()) < 0)
        .map(each -> each.host() + " serves " + each.serial().getAsLong())
        .toList();
    if (!behind.isEmpty()) {
      throw new InvalidInputException(Location.of(zone), "no serial is ahead of all that is served"
          + " (RFC 1982): " + serial + " would be behind, " + String.join(", ", behind)
          + "; bring the serials of its servers together first");
    }
  }

  /** Explains a serial that is ahead of what its style would make today. */
  private String ahead(SerialStyle style, long serial) {
    long today = SerialPolicy.highestOf(style, clock);
    return style != SerialStyle.INCREMENT && SerialPolicy.compare(serial, today) > 0
        ? "; serials are ahead of today's (" + today + ") and are counted on by one until the date "
            + "has caught up"
        : "";
  }

  private static boolean isUnchanged(ZoneContent draft, List<ServedZone> served,
      Optional<SerialLedger.Entry> known) {
    List<ServedZone> live = served.stream().filter(each -> each.serial().isPresent()).toList();
    boolean agreed = live.stream().allMatch(ServedZone::isSigned)
        || live.stream().map(ServedZone::serial).distinct().count() <= 1;
    boolean seen = !live.isEmpty()
        && live.stream().allMatch(each -> each.state() == ServedZone.State.WHOLE);
    if (live.stream()
        .anyMatch(each -> each.isComparable() && !each.changesTo(draft.records()).isEmpty())) {
      return false;
    }
    return (seen && agreed) || known
        .filter(entry -> entry.contentHash().equals(draft.contentHash()))
        .filter(
            entry -> live.stream().allMatch(each -> each.serial().getAsLong() == entry.serial()))
        .isPresent();
  }

  private static String decision(boolean same, List<ServedZone> served,
      Optional<SerialLedger.Entry> known) {
    long answering = served.stream().filter(each -> each.serial().isPresent()).count();
    if (same) {
      return "content unchanged";
    }
    if (known.isEmpty() && answering == 0) {
      return "new: no server answers for it and none was deployed from here";
    }
    return answering < served.size()
        ? "changed; " + answering + " of " + served.size() + " servers answer"
        : "changed";
  }

  private static SerialStyle style(List<Host> servers) {
    String word = servers.stream()
        .flatMap(host -> host.vars().text("aeolus_serial").stream())
        .findFirst()
        .orElse("date");
    try {
      return SerialStyle.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          "aeolus_serial: expected date, unix or increment, got \"" + word + "\"", e);
    }
  }

  private static OptionalLong highest(List<ServedZone> served) {
    return served.stream()
        .map(ServedZone::serial)
        .flatMapToLong(OptionalLong::stream)
        .reduce((a, b) -> SerialPolicy.compare(a, b) >= 0 ? a : b);
  }
}
