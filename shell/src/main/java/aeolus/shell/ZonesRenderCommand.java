package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.core.Problem;
import aeolus.deploy.PlannedZone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints or writes zones as master files. */
@Command(name = "render", description = "Print zones as master files, or write them to a folder.",
    footer = {"", "Serials are guessed from what was last deployed from here; a run asks the",
        "nameservers, too. Standard error says which serial was taken, and why.", "", "Example:",
        "  aeolus zones render bitfehler.example -o /tmp/zones"})
final class ZonesRenderCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ZONE", arity = "0..*",
      description = "Zones (default: all that some host serves).")
  List<String> names = List.of();

  @Option(names = {"-o", "--output"}, paramLabel = "DIR",
      description = "Write each to DIR/ZONE.zone; where one is wrong, none is written.")
  Path folder;

  private final CommandContext context;

  ZonesRenderCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<Problem> warnings = new ArrayList<>();
    ZoneDrafts drafts = new ZoneDrafts(context);
    context.showWarnings();
    List<PlannedZone> zones = drafts.render(drafts.choose(names, warnings), warnings);
    new ProblemView(context).show(warnings);
    zones.forEach(this::tellSerial);
    if (folder != null) {
      write(zones);
    }
    show(zones);
    return ExitCode.OK.status();
  }

  private void tellSerial(PlannedZone zone) {
    context.output()
        .note(zone.name() + ": serial " + zone.content().serial() + " (" + zone.decision() + ")");
  }

  private void write(List<PlannedZone> zones) {
    Map<Path, String> files = new LinkedHashMap<>();
    zones.forEach(zone -> files.put(fileOf(zone), zone.content().text()));
    WholeFiles.write(files);
  }

  private Path fileOf(PlannedZone zone) {
    return context.currentDir().resolve(folder).resolve(ZoneDrafts.fileName(zone.name()));
  }

  private void show(List<PlannedZone> zones) {
    if (context.options().json) {
      Json.print(context.output(), zones.stream().map(this::object).toList());
    } else if (folder != null) {
      zones.forEach(zone -> context.output()
          .result(folder.resolve(ZoneDrafts.fileName(zone.name())).toString()));
    } else {
      zones.forEach(zone -> print(zone, zones.size() > 1));
    }
  }

  /** Several zones in one stream are told apart, and stay readable for a nameserver. */
  private void print(PlannedZone zone, boolean several) {
    if (several) {
      context.output().result("$ORIGIN " + zone.name() + ".");
    }
    String text = zone.content().text();
    context.output().text(text);
    if (!text.endsWith("\n")) {
      context.output().text("\n");
    }
  }

  private Map<String, Object> object(PlannedZone zone) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("zone", zone.name());
    object.put("serial", zone.content().serial());
    object.put("decision", zone.decision());
    object.put("servers", zone.servers());
    object.put("records", zone.content().records().size());
    object.put("file", folder == null ? null : fileOf(zone).toString());
    object.put("text", folder == null ? zone.content().text() : null);
    return object;
  }
}
