package aeolus.deploy;

import aeolus.anemos.AnemosConf;
import aeolus.anemos.HostFacts;
import aeolus.anemos.HostScripts;
import aeolus.core.AeolusException;
import aeolus.core.Host;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.ssh.ConnectResult;
import aeolus.ssh.ConnectionVars;
import aeolus.ssh.ExecResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.SshConnector;
import aeolus.ssh.SshDefaults;
import aeolus.ssh.SshSession;
import aeolus.ssh.SshTarget;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Asks hosts about themselves, all at once; leaves nothing behind on them. */
public final class FactsGatherer {
  private static final Duration ASK = Duration.ofMinutes(1);
  private static final String END = "AEOLUS_END_OF_FILE";
  /** More than signatures with TSIG or a mirror's certificate would stand for long. */
  private static final long SKEW_SECONDS = 60;
  /** What has to be known of any host; a fact that is missing is never guessed. */
  private static final List<String> NEEDED = List.of("os_id", "kernel", "arch", "boot_id",
      "memory_mib", "firmware", "secure_boot", "lockdown", "kexec", "boot_loader", "time",
      "root_device", "network_1");

  private final SshConnector connector;
  private final Clock clock;
  private final CachedArtifacts cached;

  /**
   * Makes a gatherer that logs in by a connector and compares clocks with one.
   *
   * @param cached tells what hosts need, as far as it was built already
   */
  public FactsGatherer(SshConnector connector, Clock clock, CachedArtifacts cached) {
    this.connector = connector;
    this.clock = clock;
    this.cached = cached;
  }

  /**
   * Returns the plan with what its hosts told, and what stands in the way by that.
   *
   * @param force whether what nobody could bring back is only warned of
   */
  public RunPlan gather(RunPlan plan, boolean force) throws InterruptedException {
    List<Callable<HostReport>> questions = new ArrayList<>();
    plan.hosts().forEach(host -> questions.add(() -> ask(host, plan.kind())));
    List<HostReport> reports = Answers.all(questions, _ -> {});
    List<HostPlan> hosts = new ArrayList<>();
    List<Problem> warnings = new ArrayList<>(plan.warnings());
    for (int i = 0; i < reports.size(); i++) {
      hosts.add(judge(plan.hosts().get(i), plan.kind(), reports.get(i), force, warnings));
    }
    return new RunPlan(plan.id(), plan.kind(), hosts, plan.zones(), warnings);
  }

  /**
   * Asks hosts whether they could be re-imaged.
   *
   * @param hosts variables resolved
   * @param heard takes each report as it comes, called by this thread; after an interrupt they are
   *        all that is known
   */
  public List<HostReport> ask(List<Host> hosts, SshDefaults defaults, Consumer<HostReport> heard)
      throws InterruptedException {
    List<Callable<HostReport>> questions = new ArrayList<>();
    hosts.forEach(host -> questions.add(() -> ask(host, defaults)));
    return Answers.all(questions, heard);
  }

  private HostReport ask(HostPlan host, RunKind kind) {
    AnemosConf conf = conf(host.host(), kind, host.keep(), host.disk());
    cached.base(host.host())
        .ifPresent(base -> HostConf.setNeeds(conf, host, base, cached.tree(host)));
    return ask(host.name(), host.target(), conf, host.disk());
  }

  /** A host that has yet to be looked at may still lack what {@code init} installs. */
  private HostReport ask(Host host, SshDefaults defaults) {
    try {
      String disk = host.vars().text("aeolus_disk").orElse("");
      AnemosConf conf = conf(host, RunKind.INIT, KeptPaths.of(host, List.of()), disk);
      cached.base(host).ifPresent(base -> HostConf.setLeastNeeds(conf, base));
      return ask(host.name(), ConnectionVars.fromVars(host, defaults), conf, disk);
    } catch (AeolusException e) {
      return new HostReport(host.name(), Optional.empty(), List.of(e.getMessage()));
    }
  }

  private static AnemosConf conf(Host host, RunKind kind, List<String> keep, String disk) {
    return new AnemosConf().set("deployment", "facts")
        .set("mode", kind.word())
        .set("boot", HostConf.boot(host))
        .set("keep", String.join(" ", keep))
        .set("disk", disk);
  }

  private HostReport ask(String host, SshTarget target, AnemosConf conf, String disk) {
    return switch (connector.connect(target)) {
      case ConnectResult.Connected(SshSession session) -> {
        try (session) {
          yield report(host, session.exec("sh -s", script(conf), ASK), disk);
        }
      }
      case ConnectResult.Failed(FailureKind _, String detail) -> new HostReport(host,
          Optional.empty(), List.of(detail));
    };
  }

  /**
   * A script that writes the program and its settings into memory, runs it, and removes both; also
   * where nobody listens any more, which would else end dash without its trap for the end.
   */
  private static ByteArrayInputStream script(AnemosConf conf) {
    String text = "set -eu\numask 077\ndir=$(mktemp -d /run/aeolus-check.XXXXXX)\n"
        + "trap 'rm -rf \"$dir\"' EXIT\ntrap 'exit 1' HUP INT TERM PIPE\n"
        + file("anemos.conf", conf.text())
        + file("anemos", new String(HostScripts.read(HostScripts.ANEMOS), StandardCharsets.UTF_8))
        + "printf 'lock=%s\\n' \"$(" + HostLock.show() + ")\"\n"
        + "ANEMOS_DIR=$dir sh \"$dir/anemos\" check\n";
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String file(String name, String content) {
    return "cat >\"$dir/" + name + "\" <<'" + END + "'\n" + content + END + "\n";
  }

  private static HostReport report(String host, ExecResult result, String disk) {
    if (!(result instanceof ExecResult.Exited said)) {
      return new HostReport(host, Optional.empty(), List.of(Unanswered.words(result, ASK)));
    }
    HostFacts facts = HostFacts.parse(said.out());
    List<String> reasons = said.status() == 0 ? missing(facts, disk) : reasons(said).toList();
    return new HostReport(host, Optional.of(facts), reasons);
  }

  private static List<String> missing(HostFacts facts, String disk) {
    return Stream.concat(NEEDED.stream(), disk.isEmpty() ? Stream.of() : Stream.of("disk_size"))
        .filter(fact -> facts.get(fact).isEmpty())
        .map(fact -> "does not tell its " + fact + ", which has to be known")
        .toList();
  }

  /** A host that fails without a word must not be taken for one that is fit. */
  private static Stream<String> reasons(ExecResult.Exited said) {
    return said.err().isBlank()
        ? Stream.of("exit status " + said.status())
        : said.err().lines().map(line -> line.replaceFirst("^anemos: ", ""));
  }

  private HostPlan judge(HostPlan host, RunKind kind, HostReport report, boolean force,
      List<Problem> warnings) {
    Location where = Location.of(host.name());
    List<Problem> problems = new ArrayList<>();
    report.reasons().forEach(reason -> problems.add(Problem.error(where, reason)));
    report.facts().ifPresent(facts -> {
      skew(facts).ifPresent(words -> warnings.add(Problem.warning(where, words)));
      UnaskedFamily.of(host, facts)
          .ifPresent(words -> warnings.add(Problem.warning(where, words)));
      Losses.of(host, kind, facts)
          .forEach(loss -> (force ? warnings : problems)
              .add(force ? Problem.warning(where, loss) : Problem.error(where, loss)));
    });
    return host.withFacts(report.facts(), problems);
  }

  private Optional<String> skew(HostFacts facts) {
    return facts.number("time")
        .stream()
        .map(time -> time - clock.instant().getEpochSecond())
        .filter(seconds -> Math.abs(seconds) > SKEW_SECONDS)
        .mapToObj(seconds -> "its clock is " + Math.abs(seconds) + " s "
            + (seconds < 0 ? "behind" : "ahead of") + " this workstation's")
        .findFirst();
  }
}
