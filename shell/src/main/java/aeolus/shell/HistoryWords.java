package aeolus.shell;

import aeolus.deploy.RunSummary;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;

/** Words what is to be known of a run first. */
final class HistoryWords {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
      .withZone(ZoneOffset.UTC);

  private HistoryWords() {}

  /** Returns when a run began, in UTC, empty if that is not known. */
  static String began(RunSummary run) {
    return run.timeline().map(timeline -> TIME.format(timeline.from())).orElse("");
  }

  /** Returns how long a run took, empty if that is not known. */
  static String took(RunSummary run) {
    return run.timeline().map(timeline -> Elapsed.of(timeline.elapsed())).orElse("");
  }

  /** Returns how many hosts ended how, such as {@code 2 done, 1 failed}. */
  static String outcome(RunSummary run) {
    String counted = run.outcomes()
        .values()
        .stream()
        .collect(Collectors.groupingBy(each -> each, LinkedHashMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(each -> each.getValue() + " " + each.getKey())
        .collect(Collectors.joining(", "));
    String cut = run.ended() ? "" : "cut off";
    return cut.isEmpty() || counted.isEmpty() ? counted + cut : counted + ", " + cut;
  }
}
