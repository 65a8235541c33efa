package aeolus.deploy;

import aeolus.core.Host;
import aeolus.template.TemplateFunction;
import aeolus.zone.generate.CatalogZone;
import aeolus.zone.generate.NamePatterns;
import aeolus.zone.generate.ReverseRecords;
import aeolus.zone.generate.ReverseZone;
import aeolus.zone.generate.SshFingerprints;
import aeolus.zone.generate.WrittenNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The functions that a zone's template can have records made with. Owners are absolute, so that they
 * are right whatever {@code $ORIGIN} says.
 */
final class ZoneFunctions {
  /** More names of one address are more likely those of web sites than of hosts. */
  private static final int NAMES_AT_MOST = 8;
  private static final Map<String, List<String>> PARAMETERS = Map.of(
      "reverse_records", List.of("only", "except", "most", "part", "ttl"),
      "sshfp_records", List.of("host", "owner", "sha1", "ttl"),
      "catalog_records", List.of("hosts", "except", "groups", "ttl"));
  /** Functions of the same names that tell where they can be called. */
  static final Map<String, TemplateFunction> ELSEWHERE = functions(_ -> _ -> {
    throw Given.wrong("makes records of a zone, there is none here; for what a zone's template"
        + " renders to, see \"aeolus zones render\"");
  });

  private final String zone;
  private final OtherZones others;
  private final ShippedHostKeys keys;
  private final Optional<WrittenNames> written;
  private boolean reverse;

  /**
   * Makes functions for one rendering.
   *
   * @param zone its name, without final dot
   * @param written names that the zone has without its generated PTR records, empty where that is yet
   *        to be found out: there are no such records then
   */
  ZoneFunctions(String zone, OtherZones others, ShippedHostKeys keys,
      Optional<WrittenNames> written) {
    this.zone = zone.toLowerCase(Locale.ROOT);
    this.others = others;
    this.keys = keys;
    this.written = written;
  }

  /** Returns the functions by name. */
  Map<String, TemplateFunction> byName() {
    return functions(name -> switch (name) {
      case "reverse_records" -> this::reverseRecords;
      case "sshfp_records" -> this::sshfpRecords;
      case "catalog_records" -> this::catalogRecords;
      default -> throw new IllegalStateException(name);
    });
  }

  private static Map<String, TemplateFunction> functions(
      Function<String, Function<Given, Object>> bodies) {
    Map<String, TemplateFunction> functions = new LinkedHashMap<>();
    PARAMETERS.forEach(
        (name, parameters) -> functions.put(name, new Known(parameters, bodies.apply(name))));
    return functions;
  }

  private record Known(List<String> parameters, Function<Given, Object> body)
      implements
        TemplateFunction {
    @Override
    public Object call(Map<String, Object> arguments) {
      return body.apply(new Given(arguments));
    }
  }

  /** Tells whether the rendering asked for PTR records. */
  boolean isReverseAsked() {
    return reverse;
  }

  private String reverseRecords(Given given) {
    reverse = true;
    if (written.isEmpty()) {
      return "";
    }
    ReverseZone here = ReverseZone.of(zone, given.text("part"));
    NamePatterns only = NamePatterns.of(given.texts("only"));
    NamePatterns except = NamePatterns.of(given.texts("except"));
    Predicate<String> wanted = given.texts("only").isEmpty() ? _ -> true : only::matches;
    return new ReverseRecords(here, deeper(here), wanted.and(name -> !except.matches(name)),
        written.get(), given.positive("most", NAMES_AT_MOST), given.ttl())
        .of(others.addresses());
  }

  /** An address that two zones are for belongs into the smaller one. */
  private List<ReverseZone> deeper(ReverseZone here) {
    return others.names()
        .stream()
        .filter(ReverseZone::isWhole)
        .map(name -> ReverseZone.of(name, Optional.empty()))
        .filter(here::isAround)
        .toList();
  }

  private String sshfpRecords(Given given) {
    Host host = host(given.text("host")
        .orElseThrow(() -> Given.wrong("argument \"host\" is missing")));
    String owner = owner(host, given.text("owner"));
    String ttl = given.ttl().isEmpty() ? "" : " " + given.ttl();
    return keys.of(host)
        .stream()
        .flatMap(key -> SshFingerprints.of(key, given.truth("sha1")).stream())
        .map(data -> owner + ttl + " IN SSHFP " + data)
        .collect(Collectors.joining("\n"));
  }

  private Host host(String name) {
    return others.hosts()
        .stream()
        .filter(host -> host.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Given.wrong("expected a host of the inventory, got \"" + name + "\""
            + (others.isGroup(name) ? ", which is a group: groups['" + name + "']" : "")));
  }

  private String owner(Host host, Optional<String> given) {
    String name = given.orElseGet(host::name);
    if (name.endsWith(".")) {
      return name;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    boolean here = lower.equals(zone) || lower.endsWith("." + zone);
    if (given.isEmpty() && !here && name.indexOf('.') >= 0) {
      throw Given.wrong("the name of host " + name + " is not one in " + zone
          + "; add owner='...', relative to this zone or with final dot");
    }
    boolean absolute = given.isEmpty() && here;
    return name.equals("@") ? zone + "." : name + (absolute ? "." : "." + zone + ".");
  }

  private String catalogRecords(Given given) {
    NamePatterns except = NamePatterns.of(given.texts("except"));
    SequencedSet<String> members = new TreeSet<>();
    for (String name : given.texts("hosts")) {
      members.addAll(ServedZones.of(host(name)));
    }
    members.removeIf(member -> member.equals(zone) || except.matches(member));
    if (members.isEmpty()) {
      throw Given.wrong("expected hosts that serve zones, such as groups['nameservers'];"
          + " consumers of an empty catalog would drop all zones");
    }
    Map<String, String> groups = given.map("groups");
    return new CatalogZone(zone, given.ttl()).of(members, member -> groups.entrySet()
        .stream()
        .filter(entry -> NamePatterns.of(List.of(entry.getKey())).matches(member))
        .map(Map.Entry::getValue)
        .findFirst());
  }
}
