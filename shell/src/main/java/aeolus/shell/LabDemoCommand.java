package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.deploy.RunSettings;
import aeolus.deploy.ServedZones;
import aeolus.zone.QueryAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Does the main job on the lab's machines, by the commands that a user would type. */
@Command(name = "demo",
    description = "The whole way on virtual machines: two stock Debian servers are booted, re-imaged"
        + " over SSH, and asked for their zones.",
    footer = {"", "The machines run on as nameservers; aeolus lab down ends them.", "",
        "Example:", "  aeolus lab demo --install"})
final class LabDemoCommand implements Callable<Integer> {
  private static final String GROUP = "nameservers";

  @Option(names = "--install", description = "Install missing Debian packages without asking.")
  boolean install;

  private final CommandContext context;

  LabDemoCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    long start = System.nanoTime();
    int status = steps();
    if (status == ExitCode.OK.status()) {
      showAnswers();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      context.output()
          .note(String.format("%nAll of this took %d min %d s. The servers run on: try%n"
              + "  ./aeolus lab ssh x%n"
              + "  ./aeolus run deploy --group nameservers --dry-run     (after a change below zones/)%n"
              + "  ./aeolus lab down --delete                            (takes everything away)",
              took.toMinutes(), took.toSecondsPart()));
    }
    return status;
  }

  private int steps() {
    List<List<String>> steps = List.of(up(),
        List.of("run", "init", "--group", GROUP, "--yes"),
        List.of("run", "check", "--group", GROUP));
    for (List<String> words : steps) {
      context.output()
          .note(context.output()
              .styledNote("\n$ ./aeolus " + String.join(" ", words), Output.Style.BOLD));
      int status = fresh().run(withGlobals(words));
      if (status != ExitCode.OK.status()) {
        return status;
      }
    }
    return ExitCode.OK.status();
  }

  private List<String> up() {
    List<String> words = new ArrayList<>(List.of("lab", "up"));
    if (install || agreed(new LabAccess(context).lab().missingPackages())) {
      words.add("--install");
    }
    return words;
  }

  private boolean agreed(List<String> missing) {
    if (missing.isEmpty()) {
      return false;
    }
    String list = String.join(" ", missing);
    if (new Confirmation(context.output()).ask("This needs Debian packages: " + list
        + "\nInstall them with apt-get?")) {
      return true;
    }
    throw new AeolusException(ExitCode.FAILED, "missing: " + list);
  }

  /** The lab changes the inventory, so that each step has to read it anew. */
  private CommandRunner fresh() {
    return new CommandRunner(new CommandContext(context.output(), context.currentDir()));
  }

  private String[] withGlobals(List<String> words) {
    List<String> all = new ArrayList<>(words);
    GlobalOptions options = context.options();
    all.add("--project=" + context.project().root());
    all.add("--color=" + options.color);
    if (options.json) {
      all.add("--json");
    }
    all.addAll(Arrays.asList("-v", "-v").subList(0, Math.min(2, options.verbosity())));
    return all.toArray(String[]::new);
  }

  private void showAnswers() {
    CommandContext now = new CommandContext(context.output(), context.currentDir());
    now.options(context.options());
    try (RunWiring wiring = new RunWiring(now, RunSettings.DEFAULT)) {
      for (Host host : wiring.inventory().select(GROUP, null).hosts()) {
        String zone = ServedZones.of(host).getFirst();
        show(wiring, host, zone, "SOA");
        show(wiring, host, zone, "NS");
        show(wiring, host, "www." + zone, "A");
      }
    }
  }

  private void show(RunWiring wiring, Host host, String name, String type) {
    Output output = context.output();
    String address = host.vars().text("aeolus_dns_address").orElse(host.address());
    String port = host.vars().text("aeolus_dns_port").orElse("53");
    output.note(output.styledNote("\n$ dig @" + address + " -p " + port + " +norec " + name + " "
        + type + "    # " + host.name(), Output.Style.BOLD));
    switch (wiring.query(host, name, type)) {
      case QueryAnswer.Answered answer -> {
        output.note(";; status: " + answer.rcode() + ", flags: " + answer.flags());
        answer.records().forEach(output::note);
      }
      case QueryAnswer.NoAnswer none -> output.note(";; " + none.reason());
    }
  }
}
