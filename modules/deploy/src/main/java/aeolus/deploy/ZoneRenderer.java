package aeolus.deploy;

import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problems;
import aeolus.template.Rendered;
import aeolus.zone.ZoneContent;
import aeolus.zone.ZoneSource;
import aeolus.zone.Zones;
import aeolus.zone.generate.WrittenNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongBiFunction;

/** Makes zones of their templates and knows which of a template's lines made which record. */
final class ZoneRenderer {
  private final ProjectView project;
  private final ToLongBiFunction<String, List<Host>> likely;
  private final ShippedHostKeys keys;
  private final OtherZones others;

  /**
   * Makes one.
   *
   * @param likely tells the serial that a zone will have if it has not changed, by its name and
   *        servers
   */
  ZoneRenderer(ProjectView project, ToLongBiFunction<String, List<Host>> likely) {
    this.project = project;
    this.likely = likely;
    this.keys = new ShippedHostKeys(project);
    this.others = new OtherZones(project, this::likelyDraft);
  }

  /**
   * Renders a zone with the serial that it is likely to have, so that most zones need not be rendered
   * again, and reads it.
   *
   * @param name of the zone, without final dot
   * @param servers that serve it; the first one's variables are at hand by name
   * @throws InvalidInputException with everything wrong in the template or the records
   */
  ZoneDraft draft(String name, List<Host> servers) {
    return others.get(name, () -> likelyDraft(name, servers));
  }

  private ZoneDraft likelyDraft(String name, List<Host> servers) {
    return make(name, servers, likely.applyAsLong(name, servers));
  }

  /** Returns a zone with the serial that was decided on; rendered again where it is another. */
  ZoneContent content(ZoneDraft draft, List<Host> servers, long serial) {
    return draft.isWith(serial)
        ? draft.content()
        : make(draft.name(), servers, serial).content();
  }

  /** Where PTR records are to be generated, it has to be known before which are there already. */
  private ZoneDraft make(String name, List<Host> servers, long serial) {
    ZoneFunctions functions = functions(name, Optional.empty());
    WrittenNames written = WrittenNames.NONE;
    Problems problems = new Problems();
    try {
      ZoneDraft zone = read(name, servers, serial, functions);
      if (!functions.isReverseAsked()) {
        return zone;
      }
      written = Zones.written(zone.content());
    } catch (InvalidInputException e) {
      if (!functions.isReverseAsked()) {
        throw e;
      }
      problems.addAll(e.problems());
    }
    try {
      return read(name, servers, serial, functions(name, Optional.of(written)));
    } catch (InvalidInputException e) {
      problems.addAll(e.problems());
      throw new InvalidInputException(problems.list());
    }
  }

  private ZoneFunctions functions(String name, Optional<WrittenNames> written) {
    return new ZoneFunctions(name, others, keys, written);
  }

  private ZoneDraft read(String name, List<Host> servers, long serial, ZoneFunctions functions) {
    Path file = file(name);
    Host first = servers.isEmpty() ? null : servers.getFirst();
    Rendered rendered = project.templates()
        .render(file,
            project.context(first, Map.of("serial", serial, "zone", name))
                .withFunctions(functions.byName()));
    ZoneSource source = new ZoneSource(name, rendered.text(), new TemplatePlaces(rendered, file));
    return new ZoneDraft(name, Zones.read(source, file.getParent()), serial,
        rendered.isVerbatim());
  }

  private Path file(String name) {
    return project.zoneFile(name)
        .orElseThrow(() -> new InvalidInputException(Location.of("zones/" + name + ".zone.j2"),
            "no such zone file; aeolus_zones names the zone \"" + name + "\""));
  }
}
