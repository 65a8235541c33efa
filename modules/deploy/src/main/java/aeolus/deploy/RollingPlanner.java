package aeolus.deploy;

import aeolus.core.Host;
import aeolus.zone.DnsClient;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds out which nameservers stand in for the hosts of a run; asks them, changes nothing. */
public final class RollingPlanner {
  private final DnsClient dns;
  private final List<Host> inventory;
  private final Function<String, List<InetAddress>> resolver;

  /**
   * Makes a planner that resolves names as the workstation does.
   *
   * @param inventory all hosts, variables resolved
   */
  public RollingPlanner(DnsClient dns, List<Host> inventory) {
    this(dns, inventory, NameserverSet::bySystem);
  }

  RollingPlanner(DnsClient dns, List<Host> inventory,
      Function<String, List<InetAddress>> resolver) {
    this.dns = dns;
    this.inventory = List.copyOf(inventory);
    this.resolver = resolver;
  }

  /**
   * Plans how a run goes through its hosts.
   *
   * @param away those of them that have left their systems already
   */
  public RollingPlan plan(RunPlan plan, Rolling rolling, Set<String> away)
      throws InterruptedException {
    NameserverSet nameservers = new NameserverSet(inventory, plan.zones(), resolver);
    Set<String> selected = plan.hosts().stream().map(HostPlan::name).collect(Collectors.toSet());
    Map<String, List<Nameserver>> servers = new LinkedHashMap<>();
    plan.zones()
        .stream()
        .filter(zone -> zone.servers().stream().anyMatch(selected::contains))
        .forEach(zone -> servers.put(zone.name(), nameservers.of(zone)));
    return new RollingPlan(rolling, plan, ask(servers), away);
  }

  private List<GuardedZone> ask(Map<String, List<Nameserver>> servers)
      throws InterruptedException {
    List<ZoneProbe.Question> questions = new ArrayList<>();
    servers.forEach((zone, each) -> each
        .forEach(server -> questions.add(new ZoneProbe.Question(server, zone))));
    Map<ZoneProbe.Question, ZoneAnswer> answers = new ZoneProbe(dns).ask(questions);
    List<GuardedZone> zones = new ArrayList<>();
    servers.forEach((zone, each) -> zones.add(new GuardedZone(zone, each, each.stream()
        .distinct()
        .collect(Collectors.toMap(Nameserver::name,
            server -> answers.get(new ZoneProbe.Question(server, zone)), (a, _) -> a)))));
    return zones;
  }
}
