package aeolus.deploy;

import aeolus.anemos.AnemosConf;
import aeolus.anemos.HostFacts;
import aeolus.anemos.HostScripts;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.ssh.ConnectResult;
import aeolus.ssh.ExecResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.SshConnector;
import aeolus.ssh.SshSession;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Asks hosts about themselves, all at once; leaves nothing behind on them. */
public final class FactsGatherer {
  private static final Duration ASK = Duration.ofMinutes(1);
  private static final String END = "AEOLUS_END_OF_FILE";

  private final SshConnector connector;

  /** Makes a gatherer that logs in by a connector. */
  public FactsGatherer(SshConnector connector) {
    this.connector = connector;
  }

  /** Returns the plan with what its hosts told, and what stands in the way by that. */
  public RunPlan gather(RunPlan plan) throws InterruptedException {
    List<Future<HostPlan>> asked = new ArrayList<>();
    List<HostPlan> hosts = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      plan.hosts().forEach(host -> asked.add(threads.submit(() -> ask(host, plan.kind()))));
      for (Future<HostPlan> answer : asked) {
        hosts.add(Answers.get(answer));
      }
    }
    return new RunPlan(plan.id(), plan.kind(), hosts, plan.zones(), plan.warnings());
  }

  private HostPlan ask(HostPlan host, RunKind kind) {
    return switch (connector.connect(host.target())) {
      case ConnectResult.Connected(SshSession session) -> {
        try (session) {
          yield judge(host, session.exec("sh -s", script(host, kind), ASK));
        }
      }
      case ConnectResult.Failed(FailureKind _, String detail) -> host.withFacts(Optional.empty(),
          List.of(problem(host, detail)));
    };
  }

  /** A script that writes the program and its settings into memory, runs it, and removes both. */
  private static ByteArrayInputStream script(HostPlan host, RunKind kind) {
    AnemosConf conf = new AnemosConf().set("deployment", "facts")
        .set("mode", kind.word())
        .set("disk", host.disk());
    String text = "set -eu\numask 077\ndir=$(mktemp -d /run/aeolus-check.XXXXXX)\n"
        + "trap 'rm -rf \"$dir\"' EXIT\n" + file("anemos.conf", conf.text())
        + file("anemos", new String(HostScripts.read(HostScripts.ANEMOS), StandardCharsets.UTF_8))
        + "printf 'lock=%s\\n' \"$(" + HostLock.show() + ")\"\n"
        + "ANEMOS_DIR=$dir sh \"$dir/anemos\" check\n";
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String file(String name, String content) {
    return "cat >\"$dir/" + name + "\" <<'" + END + "'\n" + content + END + "\n";
  }

  private static HostPlan judge(HostPlan host, ExecResult result) {
    if (!(result instanceof ExecResult.Exited said)) {
      return host.withFacts(Optional.empty(),
          List.of(problem(host, Unanswered.words(result, ASK))));
    }
    HostFacts facts = HostFacts.parse(said.out());
    List<Problem> problems = said.status() == 0
        ? List.of()
        : reasons(said).map(reason -> problem(host, reason)).toList();
    return host.withFacts(Optional.of(facts), problems);
  }

  /** A host that fails without a word must not be taken for one that is fit. */
  private static Stream<String> reasons(ExecResult.Exited said) {
    return said.err().isBlank()
        ? Stream.of("exit status " + said.status())
        : said.err().lines().map(line -> line.replaceFirst("^anemos: ", ""));
  }

  private static Problem problem(HostPlan host, String reason) {
    return Problem.error(Location.of(host.name()), reason);
  }
}
