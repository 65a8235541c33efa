package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A run that did not come to its end for all hosts, as its journal has it. */
public final class CutOffRun {
  private final RunRecord record;
  private final Map<String, Object> head;
  /** By host: what was planned for it last, and when it was last left. */
  private final Map<String, Map<String, Object>> planned = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> left = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> leftBy = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> results = new LinkedHashMap<>();

  private CutOffRun(RunRecord record) {
    this.record = record;
    this.head = record.events().getFirst();
    record.events().forEach(this::note);
  }

  /**
   * Reads a run from its record.
   *
   * @throws AeolusException where it is none that hosts are re-imaged by
   */
  public static CutOffRun of(RunRecord record) {
    boolean known = !record.events().isEmpty()
        && record.events().getFirst().get("options") instanceof Map;
    if (!known) {
      throw new AeolusException(ExitCode.INVALID_INPUT, "run " + record.id()
          + " can't be taken up: expected one of run init or run deploy that was begun");
    }
    return new CutOffRun(record);
  }

  private void note(Map<String, Object> event) {
    String host = String.valueOf(event.get("host"));
    switch (String.valueOf(event.get("event"))) {
      case "run", "resume" -> maps(event.get("hosts"))
          .forEach(line -> planned.put(String.valueOf(line.get("host")), line));
      case "departure" -> {
        left.put(host, event);
        leftBy.put(host, planned.getOrDefault(host, Map.of()));
      }
      case "result" -> results.put(host, event);
      default -> {
        // What only tells of progress does not decide anything.
      }
    }
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> maps(Object list) {
    return list instanceof List<?> each
        ? each.stream()
            .filter(Map.class::isInstance)
            .map(map -> (Map<String, Object>) map)
            .toList()
        : List.of();
  }

  /** Returns the id. */
  public String id() {
    return record.id();
  }

  /** Returns how its hosts are re-imaged. */
  public RunKind kind() {
    return RunKind.valueOf(String.valueOf(head.get("kind")).toUpperCase(Locale.ROOT));
  }

  /** Returns when it was begun. */
  public Instant begun() {
    return Instant.parse(String.valueOf(head.get("time")));
  }

  /** Returns the rules that it was begun with. */
  public Rolling rolling() {
    return Rolling.of(options());
  }

  /** Returns the bounds that it was begun with. */
  public RunSettings settings() {
    return RunSettings.of(options());
  }

  private Map<?, ?> options() {
    return (Map<?, ?>) head.get("options");
  }

  /** Returns the names of the hosts that are not done, in the plan's order. */
  public List<String> open() {
    return planned.keySet().stream().filter(host -> !isDone(host)).toList();
  }

  private boolean isDone(String host) {
    return results.containsKey(host) && "done".equals(results.get(host).get("outcome"));
  }

  /** Returns the serials that were decided on, by zone. */
  public Map<String, SerialLedger.Entry> serials() {
    Map<String, SerialLedger.Entry> serials = new LinkedHashMap<>();
    maps(head.get("zones")).forEach(zone -> serials.put(String.valueOf(zone.get("name")),
        new SerialLedger.Entry(zone.get("serial") instanceof Number serial ? serial.longValue() : 0,
            String.valueOf(zone.get("content")))));
    return serials;
  }

  /** Says, in words, what is known of each host that is not done, and what will be done. */
  public List<String> describe(RunPlan fresh) {
    List<String> lines = new ArrayList<>();
    for (HostPlan host : fresh.hosts()) {
      lines.add(host.name() + ": " + (left.containsKey(host.name())
          ? "was left at " + left.get(host.name()).get("time") + ", will be looked for"
          : "was not left, will be begun anew")
          + (isAsPlanned(host)
              ? ""
              : "; what is rendered for it has changed since, and counts where it is begun anew"
                  + " or has failed half way"));
    }
    return lines;
  }

  private boolean isAsPlanned(HostPlan host) {
    return host.payload().sha256().equals(planned.get(host.name()).get("payload"));
  }

  /**
   * Returns a fresh plan that goes on with the run: with the same disks, carrying over the same.
   *
   * @throws AeolusException where the inventory has another disk than was planned and agreed to
   */
  public RunPlan continuedBy(RunPlan fresh) {
    List<String> others = fresh.hosts()
        .stream()
        .filter(host -> !host.disk().equals(planned.get(host.name()).get("disk")))
        .map(host -> host.name() + ": planned for \"" + planned.get(host.name()).get("disk")
            + "\", the inventory has \"" + host.disk() + "\"")
        .toList();
    if (!others.isEmpty()) {
      throw new AeolusException(ExitCode.FAILED, "run " + id() + ": nothing was touched, as these"
          + " hosts have other disks now:\n  " + String.join("\n  ", others) + "\nSet aeolus_disk"
          + " back to take the run up, or plan another with run " + kind().word() + ".");
    }
    return keeping(fresh);
  }

  /** Returns a fresh plan that carries over what the run was to carry over. */
  RunPlan keeping(RunPlan fresh) {
    return fresh.with(fresh.hosts()
        .stream()
        .map(host -> host.keeping(texts(planned.get(host.name()).get("keep"))))
        .toList());
  }

  /** Returns the digest of what a host was last sent, zones left out, where the journal tells. */
  Optional<String> imageSent(String host) {
    return Optional.ofNullable(leftBy.get(host))
        .map(line -> line.get("image"))
        .map(String::valueOf);
  }

  /** Returns the earlier deployments that hosts go back to, by host. */
  public Map<String, String> previous() {
    Map<String, String> previous = new LinkedHashMap<>();
    planned.forEach((host, line) -> Optional.ofNullable(line.get("previous"))
        .ifPresent(deployment -> previous.put(host, String.valueOf(deployment))));
    return previous;
  }

  /** Tells whether a host was told to leave its system. */
  public boolean wasLeft(String host) {
    return left.containsKey(host);
  }

  static List<String> texts(Object list) {
    return list instanceof List<?> each ? each.stream().map(String::valueOf).toList() : List.of();
  }

  /** Returns the hosts of a fresh plan that were left, with what was planned for them then. */
  public Map<String, InFlight> inFlight(RunPlan fresh) {
    Map<String, InFlight> hosts = new LinkedHashMap<>();
    for (HostPlan host : fresh.hosts()) {
      Optional.ofNullable(left.get(host.name()))
          .ifPresent(line -> hosts.put(host.name(),
              inFlight(Departure.of(line), host, leftBy.get(host.name()))));
    }
    return hosts;
  }

  private static InFlight inFlight(Departure departure, HostPlan fresh,
      Map<String, Object> line) {
    HostPlan then = then(fresh, line);
    return new InFlight(departure, then, fresh.as(then.deployment(), fresh.disk(),
        fresh.bootstrap(), fresh.hostKeys(), fresh.zones()));
  }

  private static HostPlan then(HostPlan fresh, Map<String, Object> line) {
    List<String> keys = new ArrayList<>(texts(line.get("host_keys")));
    fresh.hostKeys().stream().filter(key -> !keys.contains(key)).forEach(keys::add);
    List<ExpectedZone> zones = maps(line.get("zones")).stream()
        .map(zone -> new ExpectedZone(String.valueOf(zone.get("name")),
            ((Number) zone.get("serial")).longValue()))
        .toList();
    return fresh.as(String.valueOf(line.get("deployment")), String.valueOf(line.get("disk")),
        HostPlan.Bootstrap.valueOf(String.valueOf(line.get("bootstrap")).toUpperCase(Locale.ROOT)),
        keys, zones);
  }
}
