package aeolus.shell;

import aeolus.anemos.Phase;
import aeolus.anemos.Progress;
import aeolus.deploy.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where each host of a run is, by what was last heard of it. */
final class HostBoard {
  /** Fewer say nothing about those to come. */
  private static final int ENOUGH_TO_TELL = 2;

  private final Instant begun;
  private final Map<String, Place> places = new LinkedHashMap<>();

  HostBoard(List<String> hosts, Instant begun) {
    this.begun = begun;
    hosts.forEach(host -> places.put(host, Place.WAITING));
  }

  /**
   * Where one host is.
   *
   * @param since when its turn came, nothing where it waits for that
   * @param last what was last heard
   */
  record Place(Optional<Instant> since, Optional<RunEvent> last) {
    private static final Place WAITING = new Place(Optional.empty(), Optional.empty());

    boolean isFailed() {
      return last.filter(event -> event.state() == Progress.State.FAILED).isPresent();
    }

    /** Being verified is the last phase of all. */
    boolean isDone() {
      return last.filter(event -> event.phase() == Phase.VERIFY
          && event.state() == Progress.State.OK).isPresent();
    }

    boolean isWaiting() {
      return last.isEmpty();
    }

    boolean isAtWork() {
      return !isWaiting() && !isFailed() && !isDone();
    }

    /** Returns how long the host has been worked on; the clock of one that has ended stands. */
    Duration elapsed(Instant now) {
      return since.map(start -> Duration.between(start, isAtWork() ? now : last.get().time()))
          .orElse(Duration.ZERO);
    }

    /** Returns the first line of what was said last, or how far the host is with its phase. */
    String message() {
      return last.map(event -> event.text()
          .lines()
          .findFirst()
          .filter(line -> !line.isBlank())
          .orElse(event.state().word())).orElse("waiting");
    }

    String phase() {
      return last.map(event -> event.phase().word()).orElse("");
    }
  }

  /** Takes note of what happened to a host. */
  void note(RunEvent event) {
    places.computeIfPresent(event.host(), (_, place) -> new Place(
        Optional.of(place.since().orElse(event.time())), Optional.of(event)));
  }

  /** Returns each host's place, in the plan's order. */
  Map<String, Place> places() {
    return places;
  }

  /** Returns how long the run has been going on. */
  Duration elapsed(Instant now) {
    return Duration.between(begun, now);
  }

  long done() {
    return places.values().stream().filter(Place::isDone).count();
  }

  long failed() {
    return places.values().stream().filter(Place::isFailed).count();
  }

  long atWork() {
    return places.values().stream().filter(Place::isAtWork).count();
  }

  long waiting() {
    return places.values().stream().filter(Place::isWaiting).count();
  }

  /** Returns how many hosts have come to their end in a minute, where enough have to tell. */
  Optional<Double> perMinute(Instant now) {
    long ended = done() + failed();
    double minutes = elapsed(now).toMillis() / 60_000.0;
    return ended < ENOUGH_TO_TELL || minutes <= 0 ? Optional.empty() : Optional.of(ended / minutes);
  }

  /** Returns how long the rest will take at that rate. */
  Optional<Duration> remaining(Instant now) {
    return perMinute(now).map(rate -> Duration.ofMillis(Math.round(
        (atWork() + waiting()) / rate * 60_000))).filter(Duration::isPositive);
  }
}
