package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.deploy.ServedZones;
import aeolus.zone.TransferResult;
import aeolus.zone.ZoneTemplate;
import java.time.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a zone that is served into the project. */
@Command(name = "import", description = "Write a zone's template from what a nameserver serves.",
    footer = {"",
        "The server has to allow the transfer (aeolus_transfer_key signs it). What it makes",
        "by signing is left out. Then add the zone to aeolus_zones: the first diff is empty.", "",
        "Example:", "  aeolus zones import x bitfehler.example"})
final class ZonesImportCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "HOST", description = "A host of the inventory.")
  String hostName;

  @Parameters(index = "1", paramLabel = "ZONE", description = "The zone's name.")
  String zone;

  @Option(names = {"-o", "--output"}, paramLabel = "FILE",
      description = "Where to (default: zones/ZONE.zone.j2 in the project; - prints it).")
  String file;

  @Option(names = "--force", description = "Overwrite the file where there is one.")
  boolean force;

  private final CommandContext context;

  ZonesImportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    String name = ServedZones.plain(zone);
    Path target = target(name);
    if (target != null && Files.exists(target) && !force) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          target + ": is there already; --force overwrites it, -o - only prints");
    }
    Host host = context.host(hostName);
    try (RunWiring wiring = RunWiring.installingNothing(context, Clock.systemUTC())) {
      return switch (wiring.transfer(host, name)) {
        case TransferResult.Transferred whole -> write(target,
            ZoneTemplate.of(name, whole.records()), whole.records().size());
        case TransferResult.Failed(String reason) -> throw new AeolusException(ExitCode.FAILED,
            hostName + ": " + name + ": not transferred: " + reason);
      };
    }
  }

  private Path target(String name) {
    if ("-".equals(file)) {
      return null;
    }
    return file != null
        ? context.currentDir().resolve(file)
        : context.project().zones().resolve(ZoneDrafts.fileName(name) + ".j2");
  }

  private int write(Path target, String text, int records) {
    if (target == null) {
      context.output().text(text);
      return ExitCode.OK.status();
    }
    WholeFiles.write(Map.of(target, text));
    if (context.options().json) {
      Json.print(context.output(),
          Json.object("file", target.toString(), "records", records));
    } else {
      context.output().result(target + ": " + Count.of(records, "record") + " transferred");
    }
    return ExitCode.OK.status();
  }
}
