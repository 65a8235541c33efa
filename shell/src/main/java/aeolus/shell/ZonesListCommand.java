package aeolus.shell;

import aeolus.core.ExitCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Names the zones. */
@Command(name = "list",
    description = "Name the zones with their files and the hosts that serve them.",
    footer = {"", "SERIAL is the one last deployed from here.", "", "Example:",
        "  aeolus zones list --json"})
final class ZonesListCommand implements Callable<Integer> {
  private final CommandContext context;

  ZonesListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    ZoneDrafts zones = new ZoneDrafts(context);
    context.showWarnings();
    if (context.options().json) {
      Json.print(context.output(),
          zones.names().stream().map(zone -> object(zone, zones)).toList());
    } else {
      Table table = new Table("ZONE", "FILE", "SERIAL", "SERVED BY");
      zones.names().forEach(zone -> row(table, zone, zones));
      table.print(context.output());
    }
    return ExitCode.OK.status();
  }

  private static void row(Table table, String zone, ZoneDrafts zones) {
    OptionalLong serial = zones.deployedSerial(zone);
    table.row(zone, zones.fileOf(zone).orElse("missing"),
        serial.isPresent() ? "" + serial.getAsLong() : "",
        FoldedLines.names(zones.serversOf(zone)));
  }

  private static Map<String, Object> object(String zone, ZoneDrafts zones) {
    OptionalLong serial = zones.deployedSerial(zone);
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("zone", zone);
    object.put("file", zones.fileOf(zone).orElse(null));
    object.put("serial", serial.isPresent() ? serial.getAsLong() : null);
    object.put("servers", zones.serversOf(zone));
    return object;
  }
}
