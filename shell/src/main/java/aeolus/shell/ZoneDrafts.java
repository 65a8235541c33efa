package aeolus.shell;

import aeolus.core.Host;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.deploy.PlannedZone;
import aeolus.deploy.ProjectView;
import aeolus.deploy.SerialLedger;
import aeolus.deploy.ServedZones;
import aeolus.deploy.ZonePlanner;
import aeolus.zone.dnsjava.DnsjavaClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.TreeSet;

/** The project's zones as far as they can be known without asking anybody. */
final class ZoneDrafts {
  private final ProjectView view;
  private final List<Host> servers;
  private final SerialLedger ledger;

  /** Reads inventory and ledger. */
  ZoneDrafts(CommandContext context) {
    this.view = context.offlineView();
    this.servers = view.inventory().hosts().stream().map(view::resolved).toList();
    this.ledger = new SerialLedger(context.project().state().resolve("zones"));
  }

  /** Returns all names: of zones that hosts serve, and of files that no host serves. */
  SequencedSet<String> names() {
    SequencedSet<String> names = new TreeSet<>(view.zoneNames());
    servers.forEach(server -> names.addAll(ServedZones.of(server)));
    return names;
  }

  /** Returns the hosts that serve a zone, in the inventory's order. */
  List<String> serversOf(String zone) {
    return servers.stream()
        .filter(server -> ServedZones.of(server).contains(zone))
        .map(Host::name)
        .toList();
  }

  /** Returns the file of a zone, as the user knows it. */
  Optional<String> fileOf(String zone) {
    return view.zoneFile(zone).map(view::show);
  }

  /** Returns the serial that a zone was last deployed with from here. */
  OptionalLong deployedSerial(String zone) {
    return ledger.find(zone)
        .map(entry -> OptionalLong.of(entry.serial()))
        .orElse(OptionalLong.empty());
  }

  /**
   * Chooses zones.
   *
   * @param wanted in any case, with or without final dot; none at all means those that some host serves
   * @param warnings takes which files were left out
   */
  List<String> choose(List<String> wanted, List<Problem> warnings) {
    if (!wanted.isEmpty()) {
      return wanted.stream().map(this::known).distinct().toList();
    }
    List<String> served = new ArrayList<>();
    for (String name : names()) {
      if (!serversOf(name).isEmpty()) {
        served.add(name);
      } else {
        warnings.add(Problem.warning(Location.of(fileOf(name).orElse(name)),
            "left out: no host serves it, expected \"" + name + "\" in some host's aeolus_zones"));
      }
    }
    return served;
  }

  private String known(String zone) {
    return known(zone, names());
  }

  /** Returns the zones that words on the command line name, all of which have to be known. */
  static List<String> among(List<String> wanted, Collection<String> known) {
    return wanted.stream().map(zone -> known(zone, known)).distinct().toList();
  }

  private static String known(String zone, Collection<String> names) {
    String name = ServedZones.plain(zone);
    if (!names.contains(name)) {
      throw UnknownName.failure("zone", zone, names);
    }
    return name;
  }

  /** Renders and checks zones. */
  List<PlannedZone> render(List<String> names, List<Problem> warnings) {
    return new ZonePlanner(view, new DnsjavaClient(), host -> Optional.empty(), ledger,
        Clock.systemUTC()).draft(names, servers, warnings);
  }

  /** Returns the name of the file that a zone is written to in a folder. */
  static Path fileName(String zone) {
    return Path.of(zone.replace('/', '_') + ".zone");
  }
}
