package aeolus.shell;

import aeolus.anemos.Phase;
import aeolus.anemos.Progress;
import aeolus.deploy.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where each of several hosts is, by what was last heard of it. */
final class HostBoard {
  /** Fewer say nothing about those to come. */
  private static final int ENOUGH_TO_TELL = 2;

  private final Instant begun;
  private final Map<String, Place> places = new LinkedHashMap<>();

  HostBoard(List<String> hosts, Instant begun) {
    this.begun = begun;
    hosts.forEach(host -> places.put(host, Place.WAITING));
  }

  /** How far a host has come. */
  enum Stage {
    WAITING, AT_WORK, DONE, FAILED
  }

  /** What a host is in: its place among what comes before and after, and a word for it. */
  record Step(int order, String word) {}

  /**
   * Where one host is.
   *
   * @param since when its turn came, nothing where it waits for that
   * @param last when something was last heard
   * @param message what was said then
   */
  record Place(Stage stage, Step step, Optional<Instant> since, Optional<Instant> last,
      String message) {
    private static final Place WAITING = new Place(Stage.WAITING, new Step(0, ""),
        Optional.empty(), Optional.empty(), "waiting");

    boolean isFailed() {
      return stage == Stage.FAILED;
    }

    boolean isDone() {
      return stage == Stage.DONE;
    }

    boolean isWaiting() {
      return stage == Stage.WAITING;
    }

    boolean isAtWork() {
      return stage == Stage.AT_WORK;
    }

    /** Returns how long the host has been worked on; the clock of one that has ended stands. */
    Duration elapsed(Instant now) {
      return since.map(start -> Duration.between(start, isAtWork() ? now : last.get()))
          .orElse(Duration.ZERO);
    }

    String phase() {
      return step.word();
    }

    /** Returns in words how it is with the host, for who leaves it. */
    private String words() {
      return switch (stage) {
        case WAITING -> "not begun";
        case AT_WORK -> "in " + phase() + ", what was begun may still go on there";
        case DONE -> "done";
        case FAILED -> phase().isEmpty() ? "not begun" : "failed in " + phase();
      };
    }
  }

  /** Takes note of what happened to a host in a run. */
  void note(RunEvent event) {
    put(event.host(), stage(event), step(event.phase()),
        event.text()
            .lines()
            .findFirst()
            .filter(line -> !line.isBlank())
            .orElse(event.state().word()),
        event.time());
  }

  private static Step step(Phase phase) {
    return new Step(List.of(Phase.values()).indexOf(phase), phase.word());
  }

  /** Being verified is the last phase of all. */
  private static Stage stage(RunEvent event) {
    if (event.state() == Progress.State.FAILED) {
      return Stage.FAILED;
    }
    return event.phase() == Phase.VERIFY && event.state() == Progress.State.OK
        ? Stage.DONE
        : Stage.AT_WORK;
  }

  /** Takes note of where a host is. */
  void put(String host, Stage stage, Step step, String message, Instant time) {
    places.computeIfPresent(host, (_, place) -> new Place(stage, step,
        Optional.of(place.since().orElse(time)), Optional.of(time), message));
  }

  /** Takes note that a host has come to its end in what it was in. */
  void end(String host, boolean well, String message, Instant time) {
    put(host, well ? Stage.DONE : Stage.FAILED, places.get(host).step(), message, time);
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
    return count(Stage.DONE);
  }

  long failed() {
    return count(Stage.FAILED);
  }

  long atWork() {
    return count(Stage.AT_WORK);
  }

  long waiting() {
    return count(Stage.WAITING);
  }

  private long count(Stage stage) {
    return places.values().stream().filter(place -> place.stage() == stage).count();
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

  /** Returns a line for each way in which hosts are left now, with their names folded. */
  List<String> left() {
    Map<String, List<String>> hosts = new LinkedHashMap<>();
    places.forEach((host, place) -> hosts.computeIfAbsent(place.words(), _ -> new ArrayList<>())
        .add(host));
    return hosts.entrySet()
        .stream()
        .map(each -> "  " + FoldedLines.counted(each.getValue()) + ": " + each.getKey())
        .toList();
  }
}
