package aeolus.deploy;

import aeolus.anemos.AnemosConf;
import aeolus.anemos.BaseImage;
import aeolus.anemos.HostFacts;
import aeolus.anemos.Phase;
import aeolus.ssh.ConnectResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.HostKeyPair;
import aeolus.ssh.HostKeys;
import aeolus.ssh.SshSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes one host through all phases, from the system it runs to the one it is to run. */
final class HostRollout {
  private final HostPlan plan;
  private final RunKind kind;
  private final Artifacts artifacts;
  private final Workplace workplace;
  private final Reporter reporter;
  private volatile HostState state = HostState.UNTOUCHED;

  HostRollout(HostPlan plan, RunKind kind, Artifacts artifacts, Workplace workplace,
      Reporter reporter) {
    this.plan = plan;
    this.kind = kind;
    this.artifacts = artifacts;
    this.workplace = workplace;
    this.reporter = reporter;
  }

  /** What was learned of the old system before it was left, and how the initramfs shows itself. */
  private record Departure(HostFacts facts, String hostKey, String initramfsKey) {
    String bootId() {
      return facts.get("boot_id").orElse("");
    }
  }

  /**
   * Carries the plan out.
   *
   * @return the serials that the new system answers with, by zone
   * @throws HostFailure where anything is not as it should be
   */
  Map<String, Long> run() throws InterruptedException {
    Departure departure = leave();
    try (SshSession session = travel(departure)) {
      if (BootMethod.of(departure.facts()) == BootMethod.BOOTLOADER) {
        OldSystem.removeEntry(session);
      }
      return verify(session);
    }
  }

  /** Returns what the host would be left as if the work ended here. */
  HostState state() {
    return state;
  }

  private Departure leave() {
    SshSession session = connect();
    try (OldSystem old = new OldSystem(session, workplace.settings(), reporter)) {
      try {
        return leave(old, session.serverHostKey());
      } catch (RuntimeException e) {
        old.abort();
        throw e;
      }
    }
  }

  private Departure leave(OldSystem old, String hostKey) {
    BaseImage base = artifacts.baseOf(plan);
    HostFacts facts = check(old, base);
    HostKeyPair initramfsKey = HostKeys.generateEd25519("aeolus-initramfs");
    upload(old, base, facts, initramfsKey);
    reporter.start(Phase.PREPARE, "");
    old.prepare();
    reporter.ok(Phase.PREPARE, "the initramfs is ready, to be booted "
        + BootMethod.of(facts).words());
    reporter.start(Phase.BOOT, "");
    state = HostState.LEAVING;
    old.boot();
    return new Departure(facts, hostKey, initramfsKey.publicKey());
  }

  private SshSession connect() {
    reporter.start(Phase.CONNECT, plan.target().host() + " port " + plan.target().port());
    return switch (workplace.connector().connect(plan.target())) {
      case ConnectResult.Connected(SshSession session) -> session;
      case ConnectResult.Failed(FailureKind _, String detail) -> throw new HostFailure(
          Phase.CONNECT, HostState.UNTOUCHED, detail);
    };
  }

  private HostFacts check(OldSystem old, BaseImage base) {
    reporter.start(Phase.CHECK, "");
    AnemosConf conf = HostConf.of(plan, kind, base, artifacts.treeOf(plan), workplace.settings());
    old.makeFolder();
    HostFacts facts = old.check(conf);
    expectPlannedDisk(facts);
    old.installMissing(facts);
    reporter.ok(Phase.CHECK, FactsLine.of(facts));
    return facts;
  }

  /** The plan was shown and agreed to for one disk. */
  private void expectPlannedDisk(HostFacts facts) {
    if (plan.disk().isEmpty()) {
      return;
    }
    plan.facts()
        .flatMap(planned -> DiskIdentity.of(planned).differenceTo(DiskIdentity.of(facts)))
        .ifPresent(difference -> {
          throw new HostFailure(Phase.CHECK, HostState.UNTOUCHED,
              "another disk than planned: " + plan.disk() + " has another " + difference);
        });
  }

  private void upload(OldSystem old, BaseImage base, HostFacts facts,
      HostKeyPair initramfsKey) {
    reporter.start(Phase.UPLOAD, "");
    List<String> operators = new ArrayList<>(plan.operatorKeys());
    old.authorizedKeys().stream().filter(key -> !operators.contains(key)).forEach(operators::add);
    if (operators.isEmpty()) {
      throw new HostFailure(Phase.UPLOAD, HostState.UNTOUCHED,
          "no key to log in to the initramfs with: set aeolus_authorized_keys in the inventory, or"
              + " put one into root's authorized_keys");
    }
    old.sendBase(base, facts);
    boolean later = BootMethod.of(facts) == BootMethod.BOOTLOADER;
    old.sendDeployment(Optional.of(plan.payload()).filter(_ -> !later),
        initramfsKey.privateKey(), operators);
    reporter.ok(Phase.UPLOAD,
        "payload of " + Bytes.text(plan.payload().size()) + (later ? " follows later" : ""));
  }

  /** Stays with the host until the new system lets us in. */
  private SshSession travel(Departure departure) throws InterruptedException {
    RunSettings settings = workplace.settings();
    InitramfsVisit visit = new InitramfsVisit(plan, artifacts.treeOf(plan), departure.facts(),
        settings, reporter);
    HostLocator locator = locator(departure);
    Deadline leaving = Deadline.in(settings.leaveTimeout());
    Deadline deadline = Deadline.in(settings.bootTimeout());
    while (!deadline.isOver()) {
      switch (locator.locate()) {
        case Whereabouts.InInitramfs(SshSession session) -> {
          int seen = visit.linesSeen();
          try {
            visit.over(session);
          } finally {
            state = visit.state();
          }
          // A host that has nothing new to say is not given more time for it.
          if (visit.linesSeen() > seen) {
            deadline = Deadline.in(settings.bootTimeout());
          }
        }
        case Whereabouts.InSystem system -> {
          if (isNew(system, departure)) {
            reporter.ok(Phase.RETURN, "the new system is up");
            return system.session();
          }
          judgeOld(system, departure, visit, leaving);
        }
        case Whereabouts.Nowhere(String reason) -> waiting(visit, reason);
      }
      deadline.pause(settings.pause());
    }
    throw new HostFailure(reporter.current(), visit.state(),
        "the host was not reached again within "
            + settings.bootTimeout().toMinutes() + " minutes");
  }

  private HostLocator locator(Departure departure) {
    List<String> systemKeys = new ArrayList<>(plan.hostKeys());
    systemKeys.add(departure.hostKey());
    return new HostLocator(workplace.connector(), plan.target(), departure.initramfsKey(),
        systemKeys);
  }

  private boolean isNew(Whereabouts.InSystem system, Departure departure) {
    return system.deployment().equals(plan.deployment())
        && !system.bootId().equals(departure.bootId());
  }

  /** Ends the work where the old system has come back, or was never left. */
  private void judgeOld(Whereabouts.InSystem system, Departure departure, InitramfsVisit visit,
      Deadline leaving) {
    try (OldSystem old = new OldSystem(system.session(), workplace.settings(), reporter)) {
      if (!system.bootId().equals(departure.bootId())) {
        old.removeEntry();
        throw another(system, visit);
      }
      if (leaving.isOver()) {
        old.abort();
        throw new HostFailure(Phase.BOOT, HostState.UNTOUCHED,
            "the host did not leave the old system; its console may say why");
      }
    }
  }

  private HostFailure another(Whereabouts.InSystem system, InitramfsVisit visit) {
    boolean untouched = visit.state() == HostState.LEAVING;
    return new HostFailure(reporter.current(),
        untouched ? HostState.OLD_SYSTEM_BACK : visit.state(),
        "another system than the new one has booted: its deployment is "
            + (system.deployment().isEmpty() ? "none" : system.deployment()) + ", expected "
            + plan.deployment());
  }

  private void waiting(InitramfsVisit visit, String reason) {
    Phase phase = visit.state() == HostState.REBOOTING ? Phase.RETURN : reporter.current();
    reporter.progress(phase, "waiting for the host: " + reason);
  }

  private Map<String, Long> verify(SshSession session) throws InterruptedException {
    state = HostState.NEW_SYSTEM;
    reporter.start(Phase.VERIFY, "");
    workplace.arrivals().arrived(plan, session.serverHostKey());
    Deadline deadline = Deadline.in(workplace.settings().verifyTimeout());
    Map<String, Long> serials = new Verification(workplace.dns(),
        workplace.settings().pause(), reporter).await(plan.dns(), plan.zones(), deadline);
    reporter.ok(Phase.VERIFY, serials.size() + " zones answered with authority over UDP and TCP");
    return serials;
  }
}
