package aeolus.shell;

import aeolus.zone.RrsetChange;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows how zones differ: as text, as JSON, or as Markdown for a merge request. */
final class ZoneDiffView {
  private final Output output;

  ZoneDiffView(Output output) {
    this.output = output;
  }

  /** Shows the differences of one zone as text. */
  void text(String zone, List<ZoneDiff> diffs) {
    output.result(output.styled(zone, Output.Style.BOLD));
    if (disagree(diffs)) {
      output.result("  " + output.styled("its servers disagree with one another",
          Output.Style.YELLOW));
    }
    diffs.forEach(this::text);
  }

  /** What was seen in part only can't be told from what was seen whole. */
  private static boolean disagree(List<ZoneDiff> diffs) {
    return diffs.stream()
        .filter(diff -> !diff.serial().isEmpty())
        .map(ZoneDiff::serial)
        .distinct()
        .count() > 1 || diffs.stream().filter(diff -> diff.state().equals("whole")).count() > 1;
  }

  private void text(ZoneDiff diff) {
    String serial = diff.serial().isEmpty() ? "" : " (serial " + diff.serial() + ")";
    output.result("  " + FoldedLines.names(diff.where()) + serial + ": " + painted(diff));
    if (!diff.note().isEmpty()) {
      output.result("    " + output.styled(diff.note(), Output.Style.YELLOW));
    }
    diff.changes().changes().forEach(this::text);
    if (!diff.changes().isEmpty() && diff.isCompared() && !diff.state().equals("absent")) {
      output.result("    " + output.styled(cached(diff), Output.Style.DIM));
    }
  }

  private String painted(ZoneDiff diff) {
    return diff.isSame()
        ? output.styled(summary(diff), Output.Style.GREEN)
        : output.styled(summary(diff),
            diff.isCompared() ? Output.Style.CYAN : Output.Style.RED);
  }

  private static String summary(ZoneDiff diff) {
    if (!diff.isCompared()) {
      return diff.state().equals("unreachable") ? "unreachable" : "not compared";
    }
    if (diff.isSame()) {
      return diff.state().equals("partial") ? "no difference seen" : "no difference";
    }
    return diff.state().equals("absent")
        ? "not there; " + Count.of(diff.changes().changes().size(), "RRset") + " to add"
        : counts(diff);
  }

  private static String counts(ZoneDiff diff) {
    StringBuilder text = new StringBuilder();
    for (RrsetChange.Kind kind : RrsetChange.Kind.values()) {
      long count = diff.changes().changes().stream().filter(c -> c.kind() == kind).count();
      if (count > 0) {
        text.append(text.isEmpty() ? "" : ", ")
            .append(kind == RrsetChange.Kind.TTL
                ? Count.of(count, "RRset") + " with another TTL only"
                : Count.of(count, "RRset") + " " + kind.name().toLowerCase(Locale.ROOT));
      }
    }
    return text.toString();
  }

  private void text(RrsetChange change) {
    String head = change.owner() + " ";
    if (change.kind() == RrsetChange.Kind.TTL) {
      output.result("    " + output.styled("~ " + head + change.type() + " TTL " + change.oldTtl()
          + " -> " + change.newTtl(), Output.Style.YELLOW));
    }
    change.removed()
        .forEach(rdata -> output.result("    " + output.styled("- " + head + change.oldTtl() + " "
            + change.type() + " " + rdata, Output.Style.RED)));
    change.added()
        .forEach(rdata -> output.result("    " + output.styled("+ " + head + change.newTtl() + " "
            + change.type() + " " + rdata, Output.Style.GREEN)));
  }

  private static String cached(ZoneDiff diff) {
    return "caches have forgotten the old data " + duration(diff.changes().cachedSeconds())
        + " after the change";
  }

  /** Words a time, such as {@code 1h30m}. */
  static String duration(long seconds) {
    return seconds == 0
        ? "0s"
        : Duration.ofSeconds(seconds).toString().substring(2).toLowerCase(Locale.ROOT);
  }

  /** Shows one difference as Markdown. */
  void markdown(ZoneDiff diff) {
    output.result("### `" + diff.zone() + "` on " + FoldedLines.names(diff.where()));
    output.result("");
    output.result((diff.serial().isEmpty() ? "" : "Serial " + diff.serial() + ". ")
        + capital(summary(diff)) + "." + (diff.note().isEmpty() ? "" : " _" + diff.note() + "_"));
    output.result("");
    if (!diff.changes().isEmpty()) {
      output.result("```diff");
      diff.changes()
          .lines()
          .forEach(line -> output.result(line.startsWith("~")
              ? "!" + line.substring(1)
              : line));
      output.result("```");
      output.result("");
      output.result(capital(cached(diff)) + ".");
      output.result("");
    }
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** Returns a difference as the fields of a JSON object. */
  static Map<String, Object> object(ZoneDiff diff) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("zone", diff.zone());
    object.put("servers", diff.where());
    object.put("state", diff.state());
    object.put("serial", diff.serial().isEmpty() ? null : Long.valueOf(diff.serial()));
    object.put("note", diff.note().isEmpty() ? null : diff.note());
    object.put("same", diff.isCompared() ? diff.isSame() : null);
    object.put("cached_seconds", diff.changes().cachedSeconds());
    object.put("changes", diff.changes().changes().stream().map(ZoneDiffView::object).toList());
    return object;
  }

  private static Map<String, Object> object(RrsetChange change) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("kind", change.kind().name().toLowerCase(Locale.ROOT));
    object.put("owner", change.owner());
    object.put("type", change.type());
    object.put("old_ttl", change.oldTtl());
    object.put("new_ttl", change.newTtl());
    object.put("removed", change.removed());
    object.put("added", change.added());
    return object;
  }
}
