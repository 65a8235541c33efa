package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.core.Vars;
import aeolus.inventory.Inventory;
import aeolus.template.Context;
import aeolus.template.TemplateEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A project as runs see it.
 *
 * @param root its folder
 * @param inventory read from its sources
 * @param templates renders its templates
 * @param mirror names the Debian mirror for hosts without {@code aeolus_mirror}
 */
public record ProjectView(Path root, Inventory inventory, TemplateEngine templates,
    Supplier<String> mirror) {
  /** Returns the folder of a host's image directory. */
  Path imageOf(Host host) {
    String image = host.vars()
        .text("aeolus_image")
        .orElseThrow(() -> new AeolusException(ExitCode.INVALID_INPUT, "host " + host.name()
            + ": no aeolus_image in its variables, expected the name of a folder in templates/"));
    Path folder = root.resolve("templates").resolve(image).normalize();
    if (!folder.startsWith(root) || !Files.isDirectory(folder)) {
      throw new AeolusException(ExitCode.INVALID_INPUT, "host " + host.name()
          + ": no image directory " + show(folder) + ", expected a folder with an IMGBUILD");
    }
    return folder;
  }

  /** Returns the plain names of all zones that have a file, sorted. */
  public List<String> zoneNames() {
    Path zones = root.resolve("zones");
    if (!Files.isDirectory(zones)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(zones)) {
      return files.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".zone.j2") || name.endsWith(".zone"))
          .map(name -> ServedZones.plain(name.replaceFirst("\\.zone(\\.j2)?$", "")))
          .distinct()
          .sorted()
          .toList();
    } catch (java.io.IOException e) {
      throw new AeolusException(ExitCode.INVALID_INPUT, show(zones) + ": " + e, e);
    }
  }

  /** Returns the file that a zone is rendered from, if there is one; a template goes before others. */
  public Optional<Path> zoneFile(String zone) {
    Path zones = root.resolve("zones");
    List<String> names = List.of(zone + ".zone.j2", zone + ".zone");
    return names.stream()
        .map(zones::resolve)
        .filter(Files::exists)
        .findFirst()
        .or(() -> inOtherCase(zones, names));
  }

  private static Optional<Path> inOtherCase(Path zones, List<String> names) {
    if (!Files.isDirectory(zones)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(zones)) {
      List<Path> all = files.sorted().toList();
      return names.stream()
          .flatMap(name -> all.stream()
              .filter(file -> file.getFileName().toString().equalsIgnoreCase(name)))
          .findFirst();
    } catch (java.io.IOException e) {
      throw new AeolusException(ExitCode.INVALID_INPUT, zones + ": " + e, e);
    }
  }

  /** Returns the host with the templates in its variables resolved. */
  public Host resolved(Host host) {
    Vars vars = templates.resolve(context(host, Map.of()));
    return host.withVars(
        vars.text("aeolus_mirror").isPresent() ? vars : vars.with("aeolus_mirror", mirror.get()));
  }

  /** Returns the host as templates see it: those in its variables are rendered when used. */
  public Host seen(Host host) {
    return host.vars().has("aeolus_mirror")
        ? host
        : host.withVars(host.vars().with("aeolus_mirror", mirror.get()));
  }

  /** Returns what a template rendered for a host sees. */
  public Context context(Host host, Map<String, Object> extra) {
    return new Context(host, inventory.hosts(), inventory.groups(), extra,
        ZoneFunctions.ELSEWHERE);
  }

  /** Returns a path as the user knows it. */
  public String show(Path path) {
    return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
  }
}
