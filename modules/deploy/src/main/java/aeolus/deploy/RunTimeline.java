package aeolus.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happened in a run, by host and time.
 *
 * @param from when it began, by the workstation's clock
 * @param to when it ended, or was heard of last
 * @param hosts in the plan's order
 */
public record RunTimeline(Instant from, Instant to, List<HostTimeline> hosts) {
  public RunTimeline {
    hosts = List.copyOf(hosts);
  }

  /** Reads the journal of a run, which has to have a first line. */
  static RunTimeline of(List<Map<String, Object>> events) {
    Instant from = HostTimeline.time(events.getFirst());
    Instant to = events.stream()
        .map(HostTimeline::time)
        .max(Comparator.naturalOrder())
        .orElse(from);
    Map<String, List<Map<String, Object>>> byHost = events.stream()
        .filter(event -> event.get("host") instanceof String)
        .collect(Collectors.groupingBy(event -> (String) event.get("host")));
    return new RunTimeline(from, to, hostNames(events)
        .map(host -> HostTimeline.of(host, byHost.getOrDefault(host, List.of()), to))
        .toList());
  }

  /** Returns how long it took. */
  public Duration elapsed() {
    return Duration.between(from, to);
  }

  private static Stream<String> hostNames(List<Map<String, Object>> events) {
    Stream<Object> planned = events.getFirst().get("hosts") instanceof List<?> hosts
        ? hosts.stream()
            .map(host -> host instanceof Map<?, ?> fields ? fields.get("host") : host)
        : Stream.empty();
    return Stream.concat(planned, events.stream().map(event -> event.get("host")))
        .filter(Objects::nonNull)
        .map(String::valueOf)
        .distinct();
  }
}
