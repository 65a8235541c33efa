package aeolus.deploy;

import aeolus.anemos.AnemosConf;
import aeolus.anemos.HostFacts;
import aeolus.anemos.Phase;
import aeolus.anemos.Progress;
import aeolus.anemos.ShellWords;
import aeolus.anemos.Tree;
import aeolus.payload.Payload;
import aeolus.ssh.ExecResult;
import aeolus.ssh.SshSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The system in memory that re-images a host, seen over one SSH session. */
final class Initramfs implements AutoCloseable {
  private static final String DIR = HostConf.FOLDER;
  private static final int LOG_LINES = 15;

  private final SshSession session;
  private final HostShell shell;

  /**
   * Sees it over a session.
   *
   * @param onFailure what the host is left as where a command fails
   */
  Initramfs(SshSession session, RunSettings settings, Reporter reporter, HostState onFailure) {
    this.session = session;
    this.shell = new HostShell(session, settings, reporter, onFailure);
  }

  /** Returns the same where there is no way back any more. */
  Initramfs halfWritten(RunSettings settings, Reporter reporter) {
    return new Initramfs(session, settings, reporter, HostState.WRITING);
  }

  /** Returns what the initramfs says of itself. */
  HostFacts status() {
    return HostFacts.parse(shell.run(Phase.NETWORK, "anemos status"));
  }

  /**
   * Makes sure that this is the deployment and the disk that were planned. A disk that has been
   * written to, as one may find when a run is taken up, has another partition table by now.
   */
  void prove(HostPlan plan, HostFacts before, HostFacts now) {
    HostState left = isWritten(now) ? HostState.WRITING : HostState.LEAVING;
    String seen = now.get("deployment").orElse("none");
    if (!plan.deployment().equals(seen)) {
      throw new HostFailure(Phase.CONFIRM, left, "wrong deployment in the initramfs: expected "
          + plan.deployment() + ", got " + seen);
    }
    if (!plan.disk().isEmpty()) {
      DiskIdentity there = DiskIdentity.of(now);
      DiskIdentity.of(before)
          .differenceTo(isWritten(now) ? there.withoutTable() : there)
          .ifPresent(difference -> {
            throw new HostFailure(Phase.CONFIRM, left,
                "another disk in the initramfs: " + plan.disk() + " has another " + difference);
          });
    }
  }

  /** Tells whether the initramfs says that it failed after it had begun to write. */
  static boolean isHalfWritten(HostFacts now) {
    return isWritten(now) && now.get("phase_state").filter("failed"::equals).isPresent();
  }

  /** Tells whether the initramfs says that the disk has been written to. */
  static boolean isWritten(HostFacts now) {
    return now.get("written").filter("yes"::equals).isPresent();
  }

  /** Streams the tree into the initramfs and has its digest checked there. */
  void sendTree(Tree tree) {
    shell.upload(Phase.CONFIRM, tree.file(), DIR + "/tree.part", 0600);
    shell.run(Phase.CONFIRM, "anemos tree");
  }

  /** Does so unless an earlier try has left it there undamaged. */
  void sendTreeUnlessThere(Tree tree) {
    ExecResult there = session.exec("anemos tree", Duration.ofMinutes(1));
    if (!(there instanceof ExecResult.Exited said) || said.status() != 0) {
      sendTree(tree);
    }
  }

  /** Sends other settings than those that the initramfs came with. */
  void sendConf(AnemosConf conf) {
    shell.upload(Phase.CONFIRM, conf.text().getBytes(StandardCharsets.UTF_8),
        DIR + "/anemos.conf", 0600);
  }

  /** Returns how many lines of progress there are. */
  int lines() {
    return Integer.parseInt(shell.run(Phase.CONFIRM, "wc -l <" + DIR + "/progress").strip());
  }

  /** Has what failed half way begin once more. */
  void again() {
    shell.run(Phase.CONFIRM, "anemos again");
  }

  /** Sends the payload, which a boot loader's entry must not have on the disk. */
  void sendPayload(Payload payload) {
    shell.upload(Phase.CONFIRM, PayloadTar.octets(payload), DIR + "/payload.part", 0600);
    shell.run(Phase.CONFIRM, "anemos payload");
  }

  /** Lets the initramfs begin; returns whether it was heard to do so, else it may or may not. */
  boolean confirm(String deployment) {
    return shell.runToTheEnd(Phase.CONFIRM, "anemos confirm " + ShellWords.quote(deployment));
  }

  /**
   * Passes on progress lines as they are written, until one ends it or the connection does.
   *
   * @param seen how many lines were passed on already; counted on
   * @param progress takes a line; false ends it
   */
  ExecResult follow(AtomicInteger seen, Predicate<Progress> progress, Duration timeout) {
    String command = "tail -n +" + (seen.get() + 1) + " -f " + DIR + "/progress";
    return session.follow(command, line -> {
      seen.incrementAndGet();
      return Progress.parse(line).map(progress::test).orElse(true);
    }, timeout);
  }

  /** Tells whether the disk has been written to; true where that can't be told. */
  boolean hasWritten() {
    return !(session.exec("anemos status",
        Duration.ofSeconds(20)) instanceof ExecResult.Exited said)
        || !HostFacts.parse(said.out())
            .get("written")
            .orElse("yes")
            .equals("no");
  }

  /** Returns the last lines of the log. */
  String lastLog() {
    ExecResult result = session.exec("tail -n " + LOG_LINES + " " + DIR + "/log",
        Duration.ofSeconds(20));
    return result instanceof ExecResult.Exited said
        ? said.out().strip()
        : "(log not readable)";
  }

  @Override
  public void close() {
    session.close();
  }
}
