package aeolus.deploy;

import aeolus.anemos.BaseImage;
import aeolus.anemos.HostFacts;
import aeolus.anemos.Phase;
import aeolus.anemos.Tree;
import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.core.SecretText;
import aeolus.core.Vars;
import aeolus.payload.Payload;
import aeolus.payload.PayloadBuilder;
import aeolus.secret.Redactor;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.SshTarget;
import aeolus.ssh.testing.FakeSshConnector;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** A workplace in memory, hosts to work on, and what was heard of the work. */
final class RolloutFixture {
  static final String DISK = "/dev/disk/by-id/virtio-1";
  static final String ZONE = "example.org";
  static final long SERIAL = 2_026_010_101;
  static final String RUN = "20260101-000000-abcd";

  final FakeSshConnector connector = new FakeSshConnector();
  final FakeDnsClient dns = new FakeDnsClient();
  final List<RunEvent> events = new CopyOnWriteArrayList<>();
  final List<String> arrivals = new CopyOnWriteArrayList<>();
  final Map<String, Departure> departures = new ConcurrentHashMap<>();
  final List<HostResult> ended = new CopyOnWriteArrayList<>();
  final Map<String, InFlight> inFlight = new LinkedHashMap<>();
  volatile Rollout rollout;
  /** Why hosts can't be noted as left, empty where they can. */
  volatile String noNotes = "";
  private final Milestones milestones = new Milestones() {
    @Override
    public void left(String host, Departure departure, Instant time) {
      if (!noNotes.isEmpty()) {
        throw new AeolusException(ExitCode.FAILED, noNotes);
      }
      departures.put(host, departure);
    }

    @Override
    public void result(HostResult result, Instant time) {
      ended.add(result);
    }
  };
  private Rolling rolling = Rolling.DEFAULT;
  private List<GuardedZone> guarded = List.of();
  private final Map<String, FakeMachine> machines = new LinkedHashMap<>();
  private final List<HostPlan> plans = new ArrayList<>();
  private final Map<String, BaseImage> bases = new LinkedHashMap<>();
  private final Map<String, Tree> trees = new LinkedHashMap<>();
  private final Path folder;
  private UnaryOperator<SshTarget> login = UnaryOperator.identity();
  private RunSettings settings = new RunSettings(10, Duration.ofSeconds(2), Duration.ofSeconds(2),
      Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofMillis(50),
      Duration.ofMillis(50), Duration.ofMillis(5));

  RolloutFixture(Path folder) {
    this.folder = folder;
  }

  /** Adds a host that runs a script. */
  FakeMachine script(String name, String address) throws IOException {
    return add(name, address, new PayloadBuilder().file("deploy", utf8("#!/bin/sh\n"), 0755), "",
        HostPlan.Bootstrap.PACKAGES);
  }

  /** Adds a host whose disk is written from a tree. */
  FakeMachine tree(String name, String address) throws IOException {
    Path tree = Files.writeString(folder.resolve("tree"), "a tree");
    trees.put(name, new Tree("key", tree, "f00d", Files.size(tree)));
    return add(name, address, new PayloadBuilder().file("IMGBUILD", utf8("x"), 0644), DISK,
        HostPlan.Bootstrap.TREE);
  }

  /** Adds a host that fetches its packages by itself. */
  FakeMachine packages(String name, String address) throws IOException {
    return add(name, address, new PayloadBuilder().file("IMGBUILD", utf8("x"), 0644), DISK,
        HostPlan.Bootstrap.PACKAGES);
  }

  private FakeMachine add(String name, String address, PayloadBuilder builder, String disk,
      HostPlan.Bootstrap bootstrap) throws IOException {
    FakeMachine machine = new FakeMachine(connector.host(address), RUN + "-" + name);
    Payload payload = builder.secret("etc/password", SecretText.of("open-sesame"), 0600).build();
    SshTarget target = login.apply(new SshTarget(address, 22, "root", List.of(),
        new HostKeyPolicy.KnownHosts(List.of(), List.of()), Duration.ofSeconds(1)));
    plans.add(new HostPlan(new Host(name, List.of(), Vars.of(Map.of("aeolus_mirror", "http://m"))),
        RUN + "-" + name, payload, folder, disk, bootstrap, List.of(), target,
        List.of(machine.newKey().publicKey()), List.of(),
        List.of(InetSocketAddress.createUnresolved(address, 53)),
        List.of(new ExpectedZone(ZONE, SERIAL)), Optional.empty(), Optional.empty(),
        List.of()));
    machines.put(name, machine);
    dns.serial(address, ZONE, SERIAL);
    bases.put(name, base());
    return machine;
  }

  private BaseImage base() throws IOException {
    Path kernel = Files.writeString(folder.resolve("kernel"), "a kernel");
    Path archive = Files.writeString(folder.resolve("archive"), "an archive");
    return new BaseImage("cafe", kernel, "1", archive, "2", 10);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Has hosts that are added from now on be logged in to in another way. */
  RolloutFixture login(UnaryOperator<SshTarget> other) {
    login = other;
    return this;
  }

  RolloutFixture forks(int forks) {
    settings = settings.withForks(forks);
    return this;
  }

  RolloutFixture rolling(Rolling rules) {
    rolling = rules;
    return this;
  }

  /** Has the zone that all hosts serve looked after, by what they answer now. */
  RolloutFixture guarded() throws InterruptedException {
    List<Nameserver> servers = plans.stream()
        .map(plan -> new Nameserver(plan.name(), true, plan.dns()))
        .toList();
    Map<String, ZoneAnswer> answers = new LinkedHashMap<>();
    new ZoneProbe(dns).ask(servers.stream()
        .map(server -> new ZoneProbe.Question(server, ZONE))
        .toList()).forEach((asked, answer) -> answers.put(asked.server().name(), answer));
    guarded = List.of(new GuardedZone(ZONE, servers, answers));
    return this;
  }

  /** Returns a plan that ships something else. */
  static HostPlan with(HostPlan plan, Payload payload) {
    return new HostPlan(plan.host(), plan.deployment(), payload, plan.image(), plan.disk(),
        plan.bootstrap(), plan.keep(), plan.target(), plan.hostKeys(), plan.operatorKeys(),
        plan.dns(), plan.zones(), plan.previous(), plan.facts(), plan.problems());
  }

  /** Returns how the run would go through its hosts. */
  RollingPlan rollingPlan(RunKind kind) {
    return rollingPlan(kind, Set.of());
  }

  /** Returns how it would, with hosts that have left their systems already. */
  RollingPlan rollingPlan(RunKind kind, Set<String> away) {
    return new RollingPlan(rolling, plan(kind), guarded, away);
  }

  /** Returns the hosts that were added, by name. */
  Map<String, FakeMachine> machines() {
    return machines;
  }

  /** Has all hosts that were added be asked for their zones at one address. */
  void asked(InetSocketAddress address) {
    plans.replaceAll(plan -> new HostPlan(plan.host(), plan.deployment(), plan.payload(),
        plan.image(), plan.disk(), plan.bootstrap(), plan.keep(), plan.target(), plan.hostKeys(),
        plan.operatorKeys(), List.of(address), plan.zones(), plan.previous(), plan.facts(),
        plan.problems()));
  }

  /** Has paths carried over on all hosts that were added. */
  RolloutFixture keeping(String... paths) {
    plans.replaceAll(plan -> plan.keeping(List.of(paths)));
    return this;
  }

  /** Has the plans hold what the hosts told when they were made. */
  void told(String facts) {
    plans.replaceAll(plan -> plan.withFacts(Optional.of(HostFacts.parse(facts)), List.of()));
  }

  RunPlan plan(RunKind kind) {
    return new RunPlan(RUN, kind, plans, List.of(), List.of());
  }

  Artifacts artifacts() {
    return new Artifacts(bases, trees);
  }

  /** Carries the plan out for all hosts that were added. */
  List<HostResult> run(RunKind kind) {
    rollout = new Rollout(workplace(), events::add, milestones);
    RunPlan plan = plan(kind);
    return rollout.run(plan, new RollingPlan(rolling, plan, guarded), artifacts(),
        "me@here", inFlight);
  }

  private Workplace workplace() {
    Redactor redactor = new Redactor();
    redactor.add(SecretText.of("open-sesame"));
    return new Workplace(connector, dns, Clock.systemUTC(), redactor::redact,
        (host, key) -> arrivals.add(host.name() + " " + key), settings);
  }

  /** Begins to carry the plan out and goes no further than to a command: that one never returns. */
  void cutOffAt(FakeMachine machine, String command, Journal journal) throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    machine.ssh().answer(command::equals, _ -> {
      reached.countDown();
      LockSupport.park();
      throw new AssertionError("was left alone");
    });
    RunPlan plan = plan(RunKind.INIT);
    Thread.ofVirtual()
        .start(() -> new Rollout(workplace(), journal.and(events::add), journal).run(plan,
            RollingPlan.unguarded(rolling, plan), artifacts(), "me@there", Map.of()));
    reached.await();
    machine.again();
  }

  /** Carries the plan out for the only host, which has to fail. */
  HostResult.Failed fail() {
    return (HostResult.Failed) run(RunKind.INIT).getFirst();
  }

  /** Returns the phases that were heard of, each once, in order. */
  List<Phase> phases() {
    return events.stream().map(RunEvent::phase).distinct().toList();
  }
}
