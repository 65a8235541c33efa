package aeolus.deploy;

import aeolus.anemos.AnemosConf;
import aeolus.anemos.HostFacts;
import aeolus.anemos.Phase;
import aeolus.anemos.Progress;
import aeolus.anemos.Progress.State;
import aeolus.anemos.Tree;
import aeolus.ssh.ExecResult;
import aeolus.ssh.SshSession;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What is done with a host while it is in the initramfs, over one connection or several. */
final class InitramfsVisit {
  private final HostPlan plan;
  private final Optional<Tree> tree;
  private final HostFacts before;
  private final RunSettings settings;
  private final Reporter reporter;
  private final AtomicInteger linesSeen = new AtomicInteger();
  private volatile Confirmation confirmation = Confirmation.NONE;
  /** Whether this visit has told it to begin, whatever came of it. */
  private volatile boolean told;
  private volatile Optional<Again> again = Optional.empty();
  private volatile boolean repeated;
  private volatile Optional<Progress> last = Optional.empty();

  InitramfsVisit(HostPlan plan, Optional<Tree> tree, HostFacts before, RunSettings settings,
      Reporter reporter) {
    this.plan = plan;
    this.tree = tree;
    this.before = before;
    this.settings = settings;
    this.reporter = reporter;
  }

  /** Whether the initramfs has been let begin; an answer that was lost leaves that open. */
  private enum Confirmation {
    NONE, POSSIBLE, DONE
  }

  /** What a host is sent for another try after its disk was left half written. */
  record Again(HostPlan plan, Optional<Tree> tree, AnemosConf conf) {}

  /**
   * Takes the host up after somebody else, who may have confirmed it.
   *
   * @param other by which the work begins once more where it is found to have failed half way
   */
  void takeUp(Again other) {
    again = Optional.of(other);
    confirmation = Confirmation.POSSIBLE;
  }

  /** Tells whether it was begun once more, by the plan that was given for that. */
  boolean wasRepeated() {
    return repeated;
  }

  /** Returns what the host is left as if it is never heard of again. */
  HostState state() {
    if (isRebooting()) {
      return HostState.REBOOTING;
    }
    return switch (confirmation) {
      case NONE -> HostState.LEAVING;
      case POSSIBLE -> HostState.UNSURE;
      case DONE -> HostState.WRITING;
    };
  }

  /** Tells whether the host was met in the initramfs. */
  boolean wasSeen() {
    return told || confirmation == Confirmation.DONE || linesSeen() > 0;
  }

  /** Returns how many lines of progress the host has shown so far. */
  int linesSeen() {
    return linesSeen.get();
  }

  private boolean isRebooting() {
    return last.filter(progress -> progress.phase() == Phase.REBOOT).isPresent();
  }

  /** Confirms where that has not been done, then passes on progress until the connection ends. */
  void over(SshSession session) {
    try (Initramfs initramfs = new Initramfs(session, settings, reporter, state())) {
      if (confirmation == Confirmation.DONE || confirm(initramfs)) {
        follow(initramfs);
      }
    }
  }

  /** Returns whether it is known what became of that; else the host has to be found again. */
  private boolean confirm(Initramfs initramfs) {
    HostFacts now = initramfs.status();
    reporter.ok(Phase.NETWORK, now.get("network").orElse("reached"));
    reporter.start(Phase.CONFIRM, "");
    initramfs.prove(plan, before, now);
    if (again.isPresent() && Initramfs.isHalfWritten(now)) {
      repeat(initramfs.halfWritten(settings, reporter), again.get());
      return true;
    }
    if (isBeyond(now)) {
      confirmation = now.get("phase_state").filter("failed"::equals).isPresent()
          ? Confirmation.NONE
          : Confirmation.DONE;
      reporter.ok(Phase.CONFIRM, "was done before");
      return true;
    }
    send(initramfs);
    return begin(initramfs);
  }

  private void send(Initramfs initramfs) {
    if (BootMethod.of(before) == BootMethod.BOOTLOADER) {
      initramfs.sendPayload(plan.payload());
    }
    tree.ifPresent(told ? initramfs::sendTreeUnlessThere : initramfs::sendTree);
  }

  private boolean begin(Initramfs initramfs) {
    told = true;
    confirmation = Confirmation.POSSIBLE;
    if (!initramfs.confirm(plan.deployment())) {
      reporter.progress(Phase.CONFIRM, "the answer was lost; looking for the host");
      return false;
    }
    confirmation = Confirmation.DONE;
    reporter.ok(Phase.CONFIRM, "deployment and disk are as planned");
    return true;
  }

  /** What is on the disk was agreed to be lost of the one disk alone. */
  private void requireSameDisk(HostPlan other) {
    if (!other.disk().equals(plan.disk())) {
      throw new HostFailure(Phase.CONFIRM, HostState.WRITING, StrandedHosts.otherDisk(plan, other));
    }
  }

  private void repeat(Initramfs initramfs, Again other) {
    requireSameDisk(other.plan());
    confirmation = Confirmation.DONE;
    reporter.progress(Phase.CONFIRM, "failed half way before; trying again");
    linesSeen.set(initramfs.lines());
    initramfs.sendConf(other.conf());
    initramfs.sendPayload(other.plan().payload());
    other.tree().ifPresent(initramfs::sendTreeUnlessThere);
    initramfs.again();
    repeated = true;
    reporter.ok(Phase.CONFIRM, "deployment and disk are as planned");
  }

  /** A host that is found again may have been confirmed, or have failed before it came to that. */
  private static boolean isBeyond(HostFacts now) {
    Optional<Phase> phase = now.get("phase").flatMap(Phase::of);
    String state = now.get("phase_state").orElse("");
    return phase.filter(at -> at.compareTo(Phase.CONFIRM) > 0).isPresent()
        || state.equals("failed")
        || (phase.filter(at -> at == Phase.CONFIRM).isPresent() && state.equals("ok"));
  }

  private void follow(Initramfs initramfs) {
    int before = linesSeen();
    ExecResult end = initramfs.follow(linesSeen, this::note, settings.phaseTimeout());
    if (last.filter(progress -> progress.state() == State.FAILED).isPresent()) {
      throw failed(initramfs, last.get());
    }
    if (end instanceof ExecResult.TimedOut && linesSeen() == before) {
      throw new HostFailure(reporter.current(), state(),
          "no progress within " + settings.phaseTimeout().toMinutes() + " minutes");
    }
  }

  /** Takes a progress line; false ends the following. */
  private boolean note(Progress progress) {
    last = Optional.of(progress);
    if (progress.phase().compareTo(Phase.CONFIRM) > 0 && progress.state() != State.FAILED) {
      reporter.say(progress.phase(), progress.state(), progress.text());
    }
    return progress.state() != State.FAILED && progress.phase() != Phase.REBOOT;
  }

  private HostFailure failed(Initramfs initramfs, Progress progress) {
    HostState left = initramfs.hasWritten() ? HostState.WRITING : HostState.LEAVING;
    String reason = progress.text() + "\nthe end of its log:\n" + initramfs.lastLog();
    return new HostFailure(progress.phase(), left, reporter.redact(reason));
  }
}
