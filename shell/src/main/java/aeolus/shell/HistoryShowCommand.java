package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.deploy.HostTimeline;
import aeolus.deploy.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what happened in a run. */
@Command(name = "show", description = "Show what a run changed, and each host's phases by time.",
    footer = {"", "Without an ID, the newest run is shown.", "", "Examples:",
        "  aeolus history show 20260131-120000-a1b2",
        "  aeolus history show 20260131-120000-a1b2 ns1",
        "  aeolus history show 20260131-120000-a1b2 --html run.html"})
final class HistoryShowCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", index = "0", paramLabel = "ID",
      description = "A run's id; history list has them.")
  String id;

  @Parameters(arity = "0..*", index = "1..*", paramLabel = "HOST",
      description = "Only these hosts of it.")
  List<String> hosts = List.of();

  @Option(names = "--log", description = "Show it line by line instead, as it was noted.")
  boolean log;

  @Option(names = "--html", paramLabel = "FILE",
      description = "Write it as one page, which needs nothing else, for a browser.")
  Path html;

  private final CommandContext context;

  HistoryShowCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    RunRecord run = run();
    requireHosts(run);
    if (html != null) {
      write(new HistoryPage(run, hosts).text());
    } else if (context.options().json) {
      run.events(hosts).forEach(event -> Json.print(context.output(), event));
    } else if (log) {
      run.lines(hosts).forEach(context.output()::result);
    } else {
      new HistoryView(context.output()).show(run, hosts);
    }
    return ExitCode.OK.status();
  }

  private RunRecord run() {
    Path runs = context.project().runs();
    if (id != null) {
      return RunRecord.read(runs, id);
    }
    return RunRecord.newestFirst(runs)
        .findFirst()
        .orElseThrow(() -> new AeolusException(ExitCode.INVALID_INPUT, "no runs yet"));
  }

  private void requireHosts(RunRecord run) {
    if (hosts.isEmpty()) {
      return;
    }
    List<String> known = run.summary().hosts().stream().map(HostTimeline::host).toList();
    for (String host : hosts) {
      if (!known.contains(host)) {
        throw UnknownName.failure("host of run " + run.id(), host, known);
      }
    }
  }

  private void write(String page) {
    Path file = context.currentDir().resolve(html);
    try {
      Files.writeString(file, page);
      context.output().note("written to " + html);
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, html + ": not writable: " + FileReason.of(e), e);
    }
  }
}
