package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.deploy.Artifacts;
import aeolus.deploy.CutOffRun;
import aeolus.deploy.InFlight;
import aeolus.deploy.Journal;
import aeolus.deploy.RollingPlan;
import aeolus.deploy.RunPlan;
import aeolus.deploy.RunRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes up a run that did not come to its end. */
@Command(name = "resume",
    description = "Take up a run of init or deploy that was cut off, and bring it to its end.",
    footer = {"",
        "Hosts that were left are looked for: one that waits in the initramfs is confirmed,",
        "one that is being written is followed, one that has come up is verified. The others are",
        "begun anew. What is done stays.", "", "Example:",
        "  aeolus run resume 20260131-120000-a1b2"})
final class ResumeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "A run's id; history list has them.")
  String id;

  @Option(names = "--yes", description = "Do not ask; for scripts.")
  boolean yes;

  @Option(names = "--steal-lock",
      description = "Take hosts from other runs that hold their lock, and show whose it was.")
  boolean stealLock;

  @Option(names = "--force",
      description = "Go on where keys would be lost that the payload does not have.")
  boolean force;

  private final CommandContext context;

  ResumeCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    CutOffRun cutOff = read();
    if (cutOff.open().isEmpty()) {
      context.output().note("Run " + id + ": all hosts are done.");
      return ExitCode.OK.status();
    }
    // Serials by date are those of the day on which the run was begun.
    try (RunWiring wiring = new RunWiring(context, cutOff.settings(),
        Clock.fixed(cutOff.begun(), ZoneOffset.UTC));
        Journal journal = Journal.resume(wiring.runs(), id, context.output()::note)) {
      // Now that nobody else writes to it.
      return resume(read(), wiring, journal);
    }
  }

  private CutOffRun read() {
    return CutOffRun.of(RunRecord.read(context.project().runs(), id));
  }

  private int resume(CutOffRun cutOff, RunWiring wiring, Journal journal)
      throws InterruptedException {
    RunPlan plan = wiring.planAgain(cutOff, hosts(cutOff, wiring), force);
    plan.warnings().forEach(warning -> context.output().note(warning.toString()));
    cutOff.describe(plan).forEach(context.output()::note);
    if (!yes && !new Confirmation(context.output()).askToOverwrite(plan,
        "Go on with run " + id + "?", wiring.inventory().hosts().size())) {
      context.output().note("Nothing was touched.");
      return ExitCode.FAILED.status();
    }
    Map<String, InFlight> inFlight = cutOff.inFlight(plan);
    RollingPlan rolling = wiring.rolling(plan,
        cutOff.rolling().withStealLock(stealLock).withForce(force),
        inFlight.keySet());
    Artifacts artifacts = wiring.artifacts(plan);
    journal.resumed(plan, System.getProperty("user.name"), Instant.now());
    return new ReimageRun(context, wiring, journal).run(plan, rolling, artifacts,
        inFlight);
  }

  private static List<Host> hosts(CutOffRun cutOff, RunWiring wiring) {
    List<String> gone = new ArrayList<>(cutOff.open());
    gone.removeIf(name -> wiring.inventory().host(name).isPresent());
    if (!gone.isEmpty()) {
      throw new AeolusException(ExitCode.FAILED, "run " + cutOff.id() + ": nothing was touched, as"
          + " the inventory no longer has " + String.join(", ", gone));
    }
    return cutOff.open()
        .stream()
        .flatMap(name -> wiring.inventory().host(name).stream())
        .toList();
  }
}
