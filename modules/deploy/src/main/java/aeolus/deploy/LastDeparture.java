package aeolus.deploy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a host was left last.
 *
 * @param run the run that it was left by
 * @param departure what was known of it then
 * @param image digest of what its new system was sent, zones left out, where the journal tells
 * @param newKeys the host keys that its new system was sent
 * @param open whether the run did not bring the host to its end
 * @param lines what happened to it in that run, in words
 */
public record LastDeparture(String run, Departure departure, Optional<String> image,
    List<String> newKeys, boolean open, List<String> lines) {
  public LastDeparture {
    newKeys = List.copyOf(newKeys);
    lines = List.copyOf(lines);
  }

  /** Looks through runs, the newest first; empty where none has left the host. */
  public static Optional<LastDeparture> of(Stream<RunRecord> runs, String host) {
    return runs.flatMap(run -> in(run, host).stream()).findFirst();
  }

  private static Optional<LastDeparture> in(RunRecord run, String host) {
    List<String> keys = run.events()
        .stream()
        .flatMap(event -> CutOffRun.maps(event.get("hosts")).stream())
        .filter(line -> host.equals(line.get("host")))
        .flatMap(line -> CutOffRun.texts(line.get("host_keys")).stream())
        .distinct()
        .toList();
    return run.events()
        .stream()
        .filter(event -> "departure".equals(event.get("event")) && isOf(host, event))
        .reduce((_, later) -> later)
        .map(event -> new LastDeparture(run.id(), Departure.of(event),
            CutOffRun.of(run).imageSent(host), keys, CutOffRun.of(run).open().contains(host),
            run.lines(host)));
  }

  private static boolean isOf(String host, Map<String, Object> event) {
    return host.equals(event.get("host"));
  }
}
