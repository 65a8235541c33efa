package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.Host;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.core.Problems;
import aeolus.deploy.ArtifactMaker;
import aeolus.deploy.Artifacts;
import aeolus.deploy.CutOffRun;
import aeolus.deploy.DeployedManifests;
import aeolus.deploy.DnsAddress;
import aeolus.deploy.DroppedZone;
import aeolus.deploy.DroppedZones;
import aeolus.deploy.EarlyLogins;
import aeolus.deploy.ExpectedZone;
import aeolus.deploy.FactsGatherer;
import aeolus.deploy.FirstContact;
import aeolus.deploy.GivenZones;
import aeolus.deploy.HostFinder;
import aeolus.deploy.HostPlan;
import aeolus.deploy.HostReport;
import aeolus.deploy.HostResult;
import aeolus.deploy.KeptPayload;
import aeolus.deploy.KeptPayloads;
import aeolus.deploy.LastDeparture;
import aeolus.deploy.ParentZone;
import aeolus.deploy.PayloadPlanner;
import aeolus.deploy.PlannedZone;
import aeolus.deploy.Planner;
import aeolus.deploy.ProjectView;
import aeolus.deploy.Rolling;
import aeolus.deploy.RollingPlan;
import aeolus.deploy.RollingPlanner;
import aeolus.deploy.RunIds;
import aeolus.deploy.RunKind;
import aeolus.deploy.RunPlan;
import aeolus.deploy.RunRecord;
import aeolus.deploy.RunSettings;
import aeolus.deploy.SerialLedger;
import aeolus.deploy.ServiceAnswer;
import aeolus.deploy.ServiceCheck;
import aeolus.deploy.StrandedHosts;
import aeolus.deploy.Workplace;
import aeolus.deploy.ZonePlanner;
import aeolus.deploy.ZonePushPlan;
import aeolus.deploy.ZonePushPlanner;
import aeolus.inventory.Inventory;
import aeolus.lab.Lab;
import aeolus.payload.Payload;
import aeolus.secret.Redactor;
import aeolus.secret.SecretReader;
import aeolus.ssh.ConnectionVars;
import aeolus.ssh.KnownHostsFile;
import aeolus.ssh.SshConnector;
import aeolus.ssh.SshDefaults;
import aeolus.ssh.mina.MinaConnector;
import aeolus.zone.DnsClient;
import aeolus.zone.QueryAnswer;
import aeolus.zone.TransferResult;
import aeolus.zone.dnsjava.DnsjavaClient;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Puts the modules together for a run, and takes note of what a run has changed. */
final class RunWiring implements AutoCloseable {
  private final CommandContext context;
  private final RunSettings settings;
  private final Clock serialClock;
  private final ProjectView view;
  private final SshConnector connector;
  private final DnsClient dns = new DnsjavaClient();
  private final Redactor redactor = new Redactor();
  private final SerialLedger ledger;
  private final DeployedManifests manifests;
  private final GivenZones given;
  private final KeptPayloads kept;
  private final EarlyLogins logins;
  private SshDefaults sshDefaults;

  RunWiring(CommandContext context, RunSettings settings) {
    this(context, settings, Clock.systemUTC());
  }

  /** Has serials go by a clock. */
  RunWiring(CommandContext context, RunSettings settings, Clock serialClock) {
    this(context, settings, serialClock, context.view());
  }

  private RunWiring(CommandContext context, RunSettings settings, Clock serialClock,
      ProjectView view) {
    this.context = context;
    this.serialClock = serialClock;
    this.settings = settings;
    this.view = view;
    this.connector = new MinaConnector(new VaultPrompt(context.output())::askPassphrase);
    this.logins = new EarlyLogins(connector);
    Path state = context.project().state();
    this.ledger = new SerialLedger(state.resolve("zones"));
    this.manifests = new DeployedManifests(state.resolve("hosts"));
    this.given = new GivenZones(state.resolve("given"));
    this.kept = new KeptPayloads(state.resolve("payloads"));
  }

  /** Returns the wiring of what installs nothing, so that no mirror is looked for. */
  static RunWiring installingNothing(CommandContext context, Clock serialClock) {
    return new RunWiring(context, RunSettings.DEFAULT, serialClock, context.offlineView());
  }

  Inventory inventory() {
    return view.inventory();
  }

  /**
   * Plans a run and asks its hosts about themselves.
   *
   * @param previous what hosts are to go back to, by name
   */
  RunPlan plan(RunKind kind, List<Host> hosts, Map<String, KeptPayload> previous,
      List<String> keep, boolean force) throws InterruptedException {
    RunPlan plan = planner(previous).plan(RunIds.next(Clock.systemUTC().instant()), kind, hosts,
        keep);
    return gatherer().gather(plan, force);
  }

  /** Returns the plan with what those hosts told, too, whose keys were taken for right meanwhile. */
  RunPlan meet(RunPlan plan, FirstContact.Judge judge, boolean force)
      throws InterruptedException {
    Set<String> met = new FirstContact(connector, judge).meet(plan);
    return met.isEmpty()
        ? plan
        : asked(plan, host -> met.contains(host.name()), force);
  }

  /** Plans a run again that was cut off; those of its hosts that may be anywhere are not asked. */
  RunPlan planAgain(CutOffRun run, List<Host> hosts, boolean force) throws InterruptedException {
    RunPlan plan = run.continuedBy(planner(previous(run, hosts)).plan(run.id(), run.kind(), hosts,
        List.of(), run.serials()));
    return asked(plan, host -> !run.wasLeft(host.name()), force);
  }

  private Planner planner(Map<String, KeptPayload> previous) {
    PayloadPlanner payloads = payloads();
    return new Planner(view, zones(payloads), payloads, sshDefaults()).bringingBack(previous);
  }

  /**
   * Returns what each host came up with before it was sent what it was sent last.
   *
   * @throws AeolusException where that is not kept of one of them
   */
  Map<String, KeptPayload> previous(List<Host> hosts) {
    return byHost(hosts, host -> kept.before(host.name(),
        lastDeparture(host).flatMap(LastDeparture::image)), "nothing is kept of what came before"
            + " the payload that it was sent last");
  }

  /** Returns what the hosts of a run were to go back to. */
  private Map<String, KeptPayload> previous(CutOffRun run, List<Host> hosts) {
    Map<String, String> deployments = run.previous();
    return byHost(hosts.stream().filter(host -> deployments.containsKey(host.name())).toList(),
        host -> kept.of(host.name(), deployments.get(host.name())),
        "the payload that it was to go back to is kept no more");
  }

  private static Map<String, KeptPayload> byHost(List<Host> hosts,
      Function<Host, Optional<KeptPayload>> find, String otherwise) {
    Map<String, KeptPayload> found = new LinkedHashMap<>();
    Problems problems = new Problems();
    hosts.forEach(host -> find.apply(host)
        .ifPresentOrElse(each -> found.put(host.name(), each),
            () -> problems.error(Location.of(host.name()), otherwise)));
    problems.throwIfErrors();
    return found;
  }

  /** Asks some of a plan's hosts about themselves. */
  private RunPlan asked(RunPlan plan, Predicate<HostPlan> which, boolean force)
      throws InterruptedException {
    RunPlan asked = gatherer()
        .gather(plan.with(plan.hosts().stream().filter(which).toList()), force);
    Map<String, HostPlan> told = new LinkedHashMap<>();
    asked.hosts().forEach(host -> told.put(host.name(), host));
    return new RunPlan(plan.id(), plan.kind(), plan.hosts()
        .stream()
        .map(host -> told.getOrDefault(host.name(), host))
        .toList(), plan.zones(), asked.warnings());
  }

  /** Looks for those hosts of a plan that an earlier run has left in between. */
  StrandedHosts.Found stranded(RunPlan plan) throws InterruptedException {
    return new StrandedHosts(connector, runs()).find(plan);
  }

  /**
   * Plans how a run goes through its hosts.
   *
   * @param away those of them that have left their systems already
   */
  RollingPlan rolling(RunPlan plan, Rolling rules, Set<String> away) throws InterruptedException {
    return new RollingPlanner(dns, resolved(view.inventory().hosts())).plan(plan, rules, away);
  }

  /** Logs in to whatever runs on a host now. */
  HostFinder.Found find(Host host, Optional<LastDeparture> last) {
    return new HostFinder(connector).find(
        ConnectionVars.fromVars(view.resolved(host), sshDefaults()), last);
  }

  /** Returns how a host was left last. */
  Optional<LastDeparture> lastDeparture(Host host) {
    return LastDeparture.of(RunRecord.newestFirst(runs()), host.name());
  }

  /** Returns the folder that holds all runs. */
  Path runs() {
    return context.project().runs();
  }

  /** Returns hosts with the templates in their variables resolved. */
  List<Host> resolved(List<Host> hosts) {
    return hosts.stream().map(view::resolved).toList();
  }

  /** Renders and checks zones and asks all their servers what they serve. */
  List<PlannedZone> zones(List<String> names, List<Problem> warnings, Consumer<String> progress) {
    return zones(payloads()).plan(names, resolved(view.inventory().hosts()), warnings, progress);
  }

  /** Returns the hosts that serve a zone, with the templates in their variables resolved. */
  List<Host> servers(PlannedZone zone) {
    return resolved(zone.servers().stream().map(context::host).toList());
  }

  /** Asks a host for a whole zone. */
  TransferResult transfer(Host host, String zone) {
    Host resolved = view.resolved(host);
    return dns.transfer(DnsAddress.of(resolved), zone, payloads().transferKey(resolved),
        Duration.ofSeconds(60));
  }

  /** Asks for delegations, by way of a resolver. */
  ParentZone parents(InetSocketAddress resolver) {
    return new ParentZone(dns, resolver);
  }

  /** Finds zones that hosts serve and are not to any more. */
  List<DroppedZone> dropped(List<Host> hosts) {
    return new DroppedZones(dns, ledger, given).find(hosts);
  }

  /** Plans which zones go to which host. */
  ZonePushPlan push(List<Host> hosts, List<PlannedZone> zones, List<DroppedZone> dropped,
      List<Problem> warnings) {
    return new ZonePushPlanner(sshDefaults()).plan(RunIds.next(Clock.systemUTC().instant()), hosts,
        zones, dropped, warnings);
  }

  /** Begins to log in to hosts; what is wrong with how they are reached, the plan will say. */
  void beginLogins(List<Host> hosts) {
    try {
      logins.begin(hosts.stream()
          .map(host -> ConnectionVars.fromVars(host, sshDefaults()))
          .distinct()
          .toList());
    } catch (AeolusException e) {
      // The plan tells it, of those hosts that have anything to be pushed.
      return;
    }
  }

  /** Returns the logins that were begun. */
  EarlyLogins logins() {
    return logins;
  }

  /** Assembles the payload of one host. */
  Payload payload(Host host) {
    PayloadPlanner payloads = payloads();
    List<Problem> warnings = new ArrayList<>();
    List<PlannedZone> zones = zones(payloads).planFor(host.name(), warnings);
    warnings.forEach(warning -> context.output().note(warning.toString()));
    return payloads.plan(view.resolved(host), zones);
  }

  private ZonePlanner zones(PayloadPlanner payloads) {
    return new ZonePlanner(view, dns, payloads::transferKey, ledger, serialClock);
  }

  private PayloadPlanner payloads() {
    return new PayloadPlanner(view, new SecretReader(), redactor);
  }

  /** Reads the user's ssh_config files once, and says what in them is not looked at. */
  private SshDefaults sshDefaults() {
    if (sshDefaults == null) {
      sshDefaults = SshDefaults.ofUser();
      sshDefaults.config().warnings().forEach(each -> context.output().note(each.toString()));
    }
    return sshDefaults;
  }

  /** Returns what differs from what each host was last given, in words. */
  Map<String, List<String>> changes(RunPlan plan) {
    Map<String, List<String>> changes = new LinkedHashMap<>();
    plan.hosts().forEach(host -> changes.put(host.name(), manifests.changes(host)));
    return changes;
  }

  /** Builds base images and trees, or finds them in the cache. */
  Artifacts artifacts(RunPlan plan) {
    try (StatusLine status = StatusLine.open(context.output(), context.options().verbosity() > 0)) {
      return new ArtifactMaker(Lab.defaultCacheFolder()).make(plan, status::script);
    }
  }

  /** Asks hosts for their zones. */
  List<ServiceAnswer> check(List<Host> hosts) throws InterruptedException {
    return new ServiceCheck(dns, ledger).check(hosts.stream().map(view::resolved).toList());
  }

  /** Asks hosts about themselves. */
  List<HostReport> facts(List<Host> hosts, Consumer<HostReport> heard)
      throws InterruptedException {
    return gatherer().ask(resolved(hosts), sshDefaults(), heard);
  }

  private FactsGatherer gatherer() {
    return new FactsGatherer(connector, Clock.systemUTC(),
        new ArtifactMaker(Lab.defaultCacheFolder()));
  }

  /** Asks a host for records, as dig does. */
  QueryAnswer query(Host host, String name, String type) {
    return dns.query(DnsAddress.of(view.resolved(host)), name, type, Duration.ofSeconds(5));
  }

  Workplace workplace() {
    return new Workplace(connector, dns, Clock.systemUTC(), redactor::redact, this::arrived,
        settings);
  }

  /** Has known_hosts follow a host that came back with the key that its payload shipped. */
  private void arrived(HostPlan host, String key) {
    if (host.target().hostKeys() instanceof aeolus.ssh.HostKeyPolicy.KnownHosts known
        && !known.files().isEmpty()) {
      new KnownHostsFile(known.files().getFirst()).replace(host.target().knownName(),
          host.target().knownPort(), key);
    }
  }

  /** Remembers what was deployed, for the next plan to compare with. */
  void remember(RunPlan plan, List<HostResult> results) {
    List<String> done = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      HostPlan host = plan.hosts().get(i);
      // A run that was taken up again may have brought a host to what was planned earlier.
      if (results.get(i) instanceof HostResult.Done to
          && to.deployment().equals(host.deployment())) {
        manifests.put(host);
        kept.put(host, Clock.systemUTC().instant());
        given.replace(host.name(), host.zones().stream().map(ExpectedZone::name).toList());
        done.add(host.name());
      }
    }
    plan.zones()
        .stream()
        .filter(zone -> zone.servers().stream().anyMatch(done::contains))
        .forEach(this::remember);
  }

  /** Remembers which zones were pushed to at least one host. */
  void remember(ZonePushPlan plan, List<HostResult> results) {
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i).isDone()) {
        plan.hosts().get(i).zones().forEach(this::remember);
        given.pushed(plan.hosts().get(i));
      }
    }
  }

  private void remember(PlannedZone zone) {
    ledger.put(zone.name(),
        new SerialLedger.Entry(zone.content().serial(), zone.content().contentHash()));
  }

  @Override
  public void close() {
    logins.close();
    connector.close();
  }
}
