package aeolus.shell;

import aeolus.core.FoldedNames;
import aeolus.shell.HostBoard.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws a board in as many rows as a screen has: a row a host, or, where these are too many, how
 * many hosts are in which phase, and which have failed.
 */
final class BoardView {
  private static final int PHASE_WIDTH = 11;
  private static final int COUNT_WIDTH = 6;
  private static final int NARROWEST_NAME = 3;
  /** Of the screen, so that names never push out what happens. */
  private static final int NAME_SHARE = 3;
  private static final int SECONDS_PER_MINUTE = 60;

  private final Output output;
  private final HostBoard board;

  BoardView(Output output, HostBoard board) {
    this.output = output;
    this.board = board;
  }

  /**
   * Returns the rows.
   *
   * @param columns how wide a row may be
   * @param rows how many there may be
   */
  List<Row> rows(Instant now, int columns, int rows) {
    List<Row> all = new ArrayList<>();
    if (board.places().size() > 1) {
      all.add(summary(now, columns));
    }
    if (board.places().size() + all.size() <= rows) {
      board.places().forEach((host, place) -> all.add(host(host, place, now, columns)));
      return all;
    }
    phases().forEach((step, hosts) -> all.add(phase(step.word(), hosts, columns)));
    all.addAll(failures(columns, rows - all.size()));
    return all.size() <= rows ? all : all.subList(0, Math.max(1, rows));
  }

  private Row summary(Instant now, int columns) {
    return counts(new Row(output, columns).add(clock(board.elapsed(now)) + " ",
        Output.Style.BOLD), now);
  }

  /** Adds to a row how many hosts are how far, and how fast that goes. */
  Row counts(Row row, Instant now) {
    row.add(board.done() + " of " + board.places().size() + " done");
    if (board.failed() > 0) {
      row.add(", ").add(board.failed() + " failed", Output.Style.RED);
    }
    row.add(", " + board.atWork() + " at work");
    if (board.waiting() > 0) {
      row.add(", " + board.waiting() + " waiting");
    }
    board.remaining(now)
        .ifPresent(left -> row.add("; " + rate(board.perMinute(now).orElseThrow()) + ", about "
            + words(left) + " left"));
    return row;
  }

  private static String rate(double perMinute) {
    return perMinute < SECONDS_PER_MINUTE
        ? String.format(Locale.ROOT, "%.1f/min", perMinute)
        : String.format(Locale.ROOT, "%.1f/s", perMinute / SECONDS_PER_MINUTE);
  }

  private Row host(String host, Place place, Instant now, int columns) {
    int widest = board.places().keySet().stream().mapToInt(String::length).max().orElse(1);
    int width = Math.min(widest, Math.max(NARROWEST_NAME, columns / NAME_SHARE));
    Row row = new Row(output, columns).cell(host, width).add(clock(place.elapsed(now)) + " ");
    return place.isWaiting()
        ? row.add("waiting", Output.Style.DIM)
        : row.cell(place.phase(), PHASE_WIDTH, style(place)).add(place.message());
  }

  private static Output.Style style(Place place) {
    if (place.isFailed()) {
      return Output.Style.RED;
    }
    return place.isDone() ? Output.Style.GREEN : Output.Style.CYAN;
  }

  /** Returns the hosts at work by what they are in, in the order in which these come. */
  private Map<HostBoard.Step, List<String>> phases() {
    Map<HostBoard.Step, List<String>> phases = new TreeMap<>(
        Comparator.comparingInt(HostBoard.Step::order));
    board.places().forEach((host, place) -> {
      if (place.isAtWork()) {
        phases.computeIfAbsent(place.step(), _ -> new ArrayList<>()).add(host);
      }
    });
    return phases;
  }

  private Row phase(String phase, List<String> hosts, int columns) {
    return new Row(output, columns).cell(phase, PHASE_WIDTH, Output.Style.CYAN)
        .add(String.format("%" + COUNT_WIDTH + "d  ", hosts.size()))
        .add(FoldedNames.of(hosts), Output.Style.DIM);
  }

  private List<Row> failures(int columns, int rows) {
    Map<String, List<String>> failed = new LinkedHashMap<>();
    board.places().forEach((host, place) -> {
      if (place.isFailed()) {
        failed.computeIfAbsent(" in " + place.phase() + ": " + place.message(),
            _ -> new ArrayList<>()).add(host);
      }
    });
    int shown = failed.size() <= rows ? rows : Math.max(0, rows - 1);
    List<Row> some = new ArrayList<>();
    failed.entrySet()
        .stream()
        .limit(shown)
        .forEach(each -> some.add(failure(each.getValue(), each.getKey(), columns)));
    if (failed.size() > shown) {
      long more = failed.values().stream().skip(shown).mapToInt(List::size).sum();
      some.add(new Row(output, columns).add("and " + more + " more failed"));
    }
    return some;
  }

  /** Names are cut before they push out what happened. */
  private Row failure(List<String> hosts, String what, int columns) {
    String names = FoldedNames.of(hosts);
    int room = Math.max(NARROWEST_NAME, columns / 2);
    return new Row(output, columns)
        .add(names.length() <= room ? names : names.substring(0, room - 1) + "…",
            Output.Style.RED)
        .add(what);
  }

  private static String clock(Duration time) {
    return time.toHours() > 0
        ? String.format("%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
        : String.format("%3d:%02d", time.toMinutes(), time.toSecondsPart());
  }

  private static String words(Duration time) {
    return time.toSeconds() < 90 ? time.toSeconds() + " s" : (time.toSeconds() + 30) / 60 + " min";
  }
}
