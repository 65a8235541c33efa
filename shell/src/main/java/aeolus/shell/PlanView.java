package aeolus.shell;

import aeolus.anemos.HostFacts;
import aeolus.deploy.BootMethod;
import aeolus.deploy.HostPlan;
import aeolus.deploy.KeptPayload;
import aeolus.deploy.PlannedZone;
import aeolus.deploy.RollingPlan;
import aeolus.deploy.RunPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows what a run would do. */
final class PlanView {
  private final Output output;
  private final boolean json;

  PlanView(Output output, boolean json) {
    this.output = output;
    this.json = json;
  }

  /**
   * Shows a plan.
   *
   * @param rolling how it would go through its hosts
   * @param changes for each host what differs from what it was last given, in words
   */
  void show(RunPlan plan, RollingPlan rolling, Map<String, List<String>> changes) {
    plan.warnings().forEach(warning -> output.note(warning.toString()));
    if (json) {
      Json.print(output, object(plan, rolling, changes));
      return;
    }
    output.result(output.styled("Plan " + plan.hash(), Output.Style.BOLD) + ": "
        + plan.kind().word() + " " + plan.hosts().size() + " hosts, run " + plan.id());
    plan.hosts().forEach(host -> showHost(host, changes.getOrDefault(host.name(), List.of())));
    plan.zones().forEach(this::showZone);
    if (!rolling.notes().isEmpty()) {
      output.result("");
      output.result(output.styled("order", Output.Style.BOLD));
      rolling.notes().forEach(note -> output.result("  " + note));
    }
    output.flush();
  }

  private void showHost(HostPlan host, List<String> changes) {
    output.result("");
    output.result(output.styled(host.name(), Output.Style.BOLD) + "  " + host.target().host() + ":"
        + host.target().port());
    line("now", host.facts().map(PlanView::facts).orElse("not asked"));
    host.facts().flatMap(BootMethod::words).ifPresent(words -> line("boots", words));
    line("disk", disk(host));
    if (!host.keep().isEmpty()) {
      line("keeps", String.join(" ", host.keep()) + host.facts()
          .map(facts -> ", " + facts.number("keep_kib").orElse(0) + " KiB")
          .orElse(""));
    }
    line("payload", host.payload().sha256().substring(0, 16) + ", " + host.payload().size() / 1024
        + " KiB, " + (host.isScript()
            ? "a script"
            : "packages by way of "
                + host.bootstrap().name().toLowerCase(java.util.Locale.ROOT)));
    host.previous()
        .ifPresent(kept -> line("goes", "back to deployment " + kept.deployment() + ", verified "
            + kept.verified()));
    changes.forEach(change -> output.result("  " + output.difference(change)));
  }

  private void line(String name, String value) {
    output.result("  " + output.styled(String.format("%-8s", name), Output.Style.DIM) + value);
  }

  private static String disk(HostPlan host) {
    if (host.disk().isEmpty()) {
      return "none, the payload is a script";
    }
    return host.disk() + host.facts()
        .flatMap(facts -> facts.get("disk").map(device -> identity(device, facts)))
        .orElse("") + ": will be overwritten";
  }

  private static String identity(String device, HostFacts facts) {
    return " (now " + device + ", " + facts.number("disk_size").orElse(0) / (1024 * 1024) + " MiB"
        + facts.get("disk_serial").map(serial -> ", serial " + serial).orElse("")
        + facts.get("disk_wwid").map(wwid -> ", " + wwid).orElse("") + ")";
  }

  private static String facts(HostFacts facts) {
    return String.join(" ", facts.get("os_id").orElse("?"), facts.get("os_version").orElse(""),
        "Linux", facts.get("kernel").orElse("?")) + ", " + facts.get("memory_mib").orElse("?")
        + " MiB, " + facts.get("firmware").orElse("?") + ", deployment "
        + facts.get("deployment").orElse("none");
  }

  private void showZone(PlannedZone zone) {
    output.result("");
    output.result(output.styled("zone " + zone.name(), Output.Style.BOLD) + "  serial "
        + zone.content().serial() + " (" + zone.decision() + "), " + zone.content().records().size()
        + " records on " + String.join(", ", zone.servers()));
    zone.live().forEach((server, serial) -> line(server, "serves " + serial));
    zone.changes().forEach(change -> output.result("  " + output.difference(change)));
  }

  private static Map<String, Object> object(RunPlan plan, RollingPlan rolling,
      Map<String, List<String>> changes) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("event", "plan");
    object.put("id", plan.id());
    object.put("kind", plan.kind().word());
    object.put("hash", plan.hash());
    object.put("hosts", plan.hosts()
        .stream()
        .map(host -> host(host, changes.getOrDefault(host.name(), List.of())))
        .toList());
    object.put("zones", plan.zones().stream().map(PlanView::zone).toList());
    object.put("rolling", rolling.asMap());
    object.put("obstacles", plan.obstacles().stream().map(Object::toString).toList());
    return object;
  }

  private static Map<String, Object> host(HostPlan host, List<String> changes) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("host", host.name());
    object.put("address", host.target().host());
    object.put("port", host.target().port());
    object.put("deployment", host.deployment());
    object.put("disk", host.disk());
    object.put("keep", host.keep());
    object.put("bootstrap", host.bootstrap().name().toLowerCase(java.util.Locale.ROOT));
    object.put("payload", host.payload().sha256());
    object.put("previous", host.previous().map(KeptPayload::deployment).orElse(null));
    object.put("facts", host.facts().map(HostFacts::asMap).orElse(Map.of()));
    object.put("changes", changes);
    return object;
  }

  private static Map<String, Object> zone(PlannedZone zone) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("zone", zone.name());
    object.put("serial", zone.content().serial());
    object.put("changed", zone.changed());
    object.put("servers", zone.servers());
    object.put("live", zone.live());
    object.put("changes", zone.changes());
    return object;
  }
}
