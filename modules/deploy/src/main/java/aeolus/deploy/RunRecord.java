package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.NearestName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run of the past, read from its journal.
 *
 * @param id of the run
 * @param events its journal's lines in order; the last may be missing where the run was cut off
 */
public record RunRecord(String id, List<Map<String, Object>> events) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public RunRecord {
    events = List.copyOf(events);
  }

  /** Returns the ids of all runs below a folder, the newest first. */
  public static List<String> ids(Path runs) {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(runs)) {
      return folders.filter(folder -> Files.exists(folder.resolve(Journal.FILE)))
          .map(folder -> folder.getFileName().toString())
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, runs + ": not readable: " + e, e);
    }
  }

  /** Returns all runs below a folder, the newest first, each read when it is come to. */
  public static Stream<RunRecord> newestFirst(Path runs) {
    return ids(runs).stream().map(id -> read(runs, id));
  }

  /** Reads a run. */
  public static RunRecord read(Path runs, String id) {
    Path file = runs.resolve(id).resolve(Journal.FILE).normalize();
    if (!file.startsWith(runs) || !Files.exists(file)) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          "no such run: " + id + NearestName.of(id, ids(runs))
              .map(near -> ", did you mean " + near + "?")
              .orElse("; history list has them all"));
    }
    try {
      return new RunRecord(id,
          events(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
    } catch (JsonProcessingException e) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          file + ": damaged: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, file + ": not readable: " + e, e);
    }
  }

  /** Leaves out what follows the last newline: a line that the run did not get to finish. */
  private static List<Map<String, Object>> events(String journal) throws JsonProcessingException {
    List<Map<String, Object>> events = new ArrayList<>();
    for (String line : journal.substring(0, journal.lastIndexOf('\n') + 1).lines().toList()) {
      events.add(JSON.readValue(line, new TypeReference<LinkedHashMap<String, Object>>() {
      }));
    }
    return events;
  }

  /** Returns when, who, what, and how it ended. */
  public RunSummary summary() {
    Map<String, Object> first = events.isEmpty() ? Map.of() : events.getFirst();
    Map<String, String> outcomes = new LinkedHashMap<>();
    events.stream()
        .filter(event -> "result".equals(event.get("event")))
        .forEach(event -> outcomes.put(HostTimeline.text(event, "host"),
            HostTimeline.text(event, "outcome")));
    return new RunSummary(id, HostTimeline.text(first, "time"), HostTimeline.text(first, "user"),
        HostTimeline.text(first, "kind"), timeline(), outcomes, isEnded());
  }

  /** Tells whether the run, or whoever took it up last, came to its end. */
  public boolean isEnded() {
    return events.stream()
        .map(event -> String.valueOf(event.get("event")))
        .filter(event -> event.equals("end") || event.equals("resume"))
        .reduce((_, last) -> last)
        .filter("end"::equals)
        .isPresent();
  }

  /** Tells whether hosts of it may be in between two systems, for all that its journal knows. */
  public boolean canBeResumed() {
    return !events.isEmpty() && events.getFirst().get("options") instanceof Map
        && (!isEnded() || !CutOffRun.of(this).open().isEmpty());
  }

  /** Returns what happened, by host and time; empty where the journal has not even a first line. */
  private Optional<RunTimeline> timeline() {
    return events.isEmpty() ? Optional.empty() : Optional.of(RunTimeline.of(events));
  }

  /** Returns what the plan changed, by zone and host; those of which nothing is known left out. */
  public Map<String, List<String>> changes() {
    return changes(List.of());
  }

  /** Returns what the plan changed, of hosts that of some alone, of all if empty. */
  public Map<String, List<String>> changes(Collection<String> hosts) {
    Map<String, List<String>> changes = new LinkedHashMap<>();
    if (!events.isEmpty()) {
      put(changes, events.getFirst().get("zones"), "zone ", "name");
      Map<String, List<String>> ofHosts = new LinkedHashMap<>();
      put(ofHosts, events.getFirst().get("hosts"), "", "host");
      ofHosts.keySet().removeIf(host -> !hosts.isEmpty() && !hosts.contains(host));
      changes.putAll(ofHosts);
    }
    return changes;
  }

  private static void put(Map<String, List<String>> changes, Object all, String prefix,
      String key) {
    if (all instanceof List<?> list) {
      list.stream()
          .filter(Map.class::isInstance)
          .map(each -> (Map<?, ?>) each)
          .filter(each -> each.get("changes") instanceof List<?> lines && !lines.isEmpty())
          .forEach(each -> changes.put(prefix + each.get(key),
              ((List<?>) each.get("changes")).stream().map(String::valueOf).toList()));
    }
  }

  /** Returns the events as lines, what only tells of progress left out. */
  public List<String> lines() {
    return lines(List.of());
  }

  /** Returns the events of some hosts, all if empty, and those of the whole run as lines. */
  public List<String> lines(Collection<String> hosts) {
    return events(hosts).stream().flatMap(event -> line(event).stream()).toList();
  }

  /** Returns the events of some hosts, all if empty, and those of the whole run. */
  public List<Map<String, Object>> events(Collection<String> hosts) {
    return hosts.isEmpty()
        ? events
        : events.stream()
            .filter(event -> !event.containsKey("host") || hosts.contains(event.get("host")))
            .toList();
  }

  /** Returns the events of one host as lines. */
  List<String> lines(String host) {
    return events.stream()
        .filter(event -> host.equals(event.get("host")))
        .flatMap(event -> line(event).stream())
        .toList();
  }

  private static Optional<String> line(Map<String, Object> event) {
    return Optional.ofNullable(switch (String.valueOf(event.get("event"))) {
      case "phase" -> "progress".equals(event.get("state"))
          ? null
          : text(event, "time", "host", "phase", "state", "text");
      case "result" -> text(event, "time", "host", "outcome", "reason");
      case "departure" -> text(event, "time", "host") + "  leaves its old system";
      case "resume" -> text(event, "time") + "  taken up again by " + text(event, "user");
      default -> null;
    });
  }

  private static String text(Map<String, Object> event, String... keys) {
    return Stream.of(keys)
        .map(key -> event.getOrDefault(key, ""))
        .map(String::valueOf)
        .collect(Collectors.joining("  "))
        .strip();
  }
}
