package aeolus.deploy;

import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.template.Rendered;
import aeolus.zone.ZoneContent;
import aeolus.zone.ZoneSource;
import aeolus.zone.Zones;
import aeolus.zone.generate.WrittenNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes zones of their templates and knows which of a template's lines made which record. */
final class ZoneRenderer {
  /** Stands in for the serial while the content is compared. */
  static final long PLACEHOLDER = 1;

  private final ProjectView project;
  private final ShippedHostKeys keys;
  private final OtherZones others;

  ZoneRenderer(ProjectView project) {
    this.project = project;
    this.keys = new ShippedHostKeys(project);
    this.others = new OtherZones(project, (name, servers) -> make(name, servers, PLACEHOLDER));
  }

  /**
   * Renders a zone with a serial and reads it.
   *
   * @param name of the zone, without final dot
   * @param servers that serve it; the first one's variables are at hand by name
   * @throws InvalidInputException with everything wrong in the template or the records
   */
  ZoneContent render(String name, List<Host> servers, long serial) {
    return serial == PLACEHOLDER
        ? others.get(name, () -> make(name, servers, serial))
        : make(name, servers, serial);
  }

  /** Where PTR records are to be generated, it has to be known before which are there already. */
  private ZoneContent make(String name, List<Host> servers, long serial) {
    ZoneFunctions functions = functions(name, Optional.empty());
    WrittenNames written = WrittenNames.NONE;
    try {
      ZoneContent zone = read(name, servers, serial, functions);
      if (!functions.isReverseAsked()) {
        return zone;
      }
      written = Zones.written(zone);
    } catch (InvalidInputException e) {
      if (!functions.isReverseAsked()) {
        throw e;
      }
    }
    return read(name, servers, serial, functions(name, Optional.of(written)));
  }

  private ZoneFunctions functions(String name, Optional<WrittenNames> written) {
    return new ZoneFunctions(name, others, keys, written);
  }

  private ZoneContent read(String name, List<Host> servers, long serial,
      ZoneFunctions functions) {
    Path file = file(name);
    Host first = servers.isEmpty() ? null : servers.getFirst();
    Rendered rendered = project.templates()
        .render(file,
            project.context(first, Map.of("serial", serial, "zone", name))
                .withFunctions(functions.byName()));
    return Zones.read(
        new ZoneSource(name, rendered.text(),
            (line, column) -> at(rendered, lines(file), line, column)),
        file.getParent());
  }

  /** Names the template's place; the column only where the template has the same text up to it. */
  private static Location at(Rendered rendered, List<String> template, int line, int column) {
    Location origin = rendered.origin(line);
    boolean here = origin.file().equals(rendered.file()) && origin.line() >= 1
        && origin.line() <= template.size();
    String text = rendered.text().lines().skip(Math.max(0, line - 1)).findFirst().orElse("");
    boolean same = here && column >= 1 && column <= text.length() + 1
        && template.get(origin.line() - 1).startsWith(text.substring(0, column - 1));
    return new Location(origin.file(), origin.line(), same ? column : 0);
  }

  private static List<String> lines(Path template) {
    try {
      return new String(Files.readAllBytes(template), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private Path file(String name) {
    return project.zoneFile(name)
        .orElseThrow(() -> new InvalidInputException(Location.of("zones/" + name + ".zone.j2"),
            "no such zone file; aeolus_zones names the zone \"" + name + "\""));
  }
}
