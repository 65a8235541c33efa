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
import java.util.Optional;

/** Gets a host ready on its old system and sends it off; whatever fails is taken back. */
final class Leaving {
  static final String LOCK_STAYS = "what was prepared there could not be taken back, and"
      + " the host stays locked: --steal-lock lets another run have it, and clear that away";

  private final HostPlan plan;
  private final Artifacts artifacts;
  private final HostLock lock;
  private final Workplace workplace;
  private final Reporter reporter;

  /**
   * Makes one.
   *
   * @param lock taken first, and given back where the host is not left
   */
  Leaving(HostPlan plan, Artifacts artifacts, HostLock lock, Workplace workplace,
      Reporter reporter) {
    this.plan = plan;
    this.artifacts = artifacts;
    this.lock = lock;
    this.workplace = workplace;
    this.reporter = reporter;
  }

  /** What has to happen between the preparation and the first loss. */
  interface LastStep {
    /** Waits for what has to be waited for. */
    void awaitTurn() throws InterruptedException;

    /** Takes note of the departure; from then on there is no way back. */
    void before(Departure departure) throws InterruptedException;
  }

  /** Prepares the host and tells it to boot the initramfs. */
  Departure run(RunKind kind, boolean steal, LastStep last) throws InterruptedException {
    SshSession session = connect();
    try (OldSystem old = old(session)) {
      reporter.start(Phase.CHECK, "");
      try {
        old.claim(steal);
        Departure departure = send(old, kind, session.serverHostKey());
        awaitTurn(old, session, departure, last);
        last.before(departure);
        old.boot();
        return departure;
      } catch (HostFailure.Locked e) {
        throw e;
      } catch (HostFailure e) {
        throw takeBack(old)
            ? e
            : new HostFailure(e.phase(), e.state(), e.getMessage() + "\n" + LOCK_STAYS);
      } catch (InterruptedException e) {
        if (takeBack(old)) {
          throw e;
        }
        throw new HostFailure(reporter.current(), HostState.UNTOUCHED,
            "interrupted\n" + LOCK_STAYS);
      } catch (RuntimeException e) {
        takeBack(old);
        throw e;
      }
    }
  }

  private OldSystem old(SshSession session) {
    return new OldSystem(session, lock, workplace.settings(), reporter);
  }

  /** Returns whether the host let itself be told; an interrupt waits until that is done. */
  private boolean takeBack(OldSystem old) {
    boolean interrupted = Thread.interrupted();
    boolean told = old.abort() || takeBackAnew();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return told;
  }

  /** Logs in anew, once, where the connection was what failed. */
  private boolean takeBackAnew() {
    if (workplace.connector().connect(plan.target()) instanceof ConnectResult.Connected again) {
      try (OldSystem old = old(again.session())) {
        return old.abort();
      }
    }
    return false;
  }

  private SshSession connect() {
    reporter.start(Phase.CONNECT, plan.target().host() + " port " + plan.target().port());
    return switch (workplace.connector().connect(plan.target())) {
      case ConnectResult.Connected(SshSession session) -> session;
      case ConnectResult.Failed(FailureKind _, String detail) -> throw new HostFailure(
          Phase.CONNECT, HostState.UNTOUCHED, detail);
    };
  }

  /** What is kept is packed after the wait: keys may have been rolled meanwhile. */
  private void awaitTurn(OldSystem old, SshSession session, Departure departure, LastStep last)
      throws InterruptedException {
    boolean later = !plan.keep().isEmpty();
    String how = BootMethod.words(departure.facts(), true).orElse("");
    if (!later) {
      prepare(old);
      reporter.start(Phase.BOOT, how);
    }
    last.awaitTurn();
    requireStanding(session);
    if (later) {
      prepare(old);
      reporter.start(Phase.BOOT, how);
    }
  }

  private Departure send(OldSystem old, RunKind kind, String hostKey) {
    BaseImage base = artifacts.baseOf(plan);
    HostFacts facts = check(old, kind, base);
    HostKeyPair initramfsKey = HostKeys.generateEd25519("aeolus-initramfs");
    upload(old, base, facts, initramfsKey);
    return new Departure(facts, hostKey, initramfsKey.publicKey());
  }

  private void prepare(OldSystem old) {
    reporter.start(Phase.PREPARE, "");
    old.prepare();
    reporter.ok(Phase.PREPARE, "the initramfs is ready");
  }

  private HostFacts check(OldSystem old, RunKind kind, BaseImage base) {
    AnemosConf conf = HostConf.of(plan, kind, base, artifacts.treeOf(plan), workplace.settings());
    HostFacts facts = old.check(conf);
    expectPlannedDisk(facts);
    old.installMissing(facts);
    reporter.ok(Phase.CHECK, FactsLine.of(facts));
    return facts;
  }

  /** The plan was shown and agreed to for one disk. */
  private void expectPlannedDisk(HostFacts facts) {
    plan.facts().flatMap(planned -> plan.otherDisk(planned, facts)).ifPresent(words -> {
      throw new HostFailure(Phase.CHECK, HostState.UNTOUCHED, words);
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

  /** The wait may have been long. */
  private static void requireStanding(SshSession session) {
    if (!session.isOpen()) {
      throw new HostFailure(Phase.BOOT, HostState.UNTOUCHED,
          "the connection was lost while the host waited for its turn");
    }
  }
}
