package aeolus.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Prints rows of text in columns as wide as they need to be. Where the terminal is too narrow, the
 * last column is broken at blanks; where even that is of no use, each row is a block of lines.
 */
final class Table {
  private static final int GAP = 2;
  private static final int LEAST_ROOM = 16;
  /** No terminal is asked for its width where any would do. */
  private static final int ANY_TERMINAL = 40;
  private static final char ESCAPE = '\u001b';

  private final List<String> titles;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... titles) {
    this.titles = List.of(titles);
  }

  /** Adds a row; an empty cell shows as a dash. */
  Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** Prints the titles and all rows to standard output. */
  void print(Output output) {
    int[] widths = IntStream.range(0, titles.size()).map(this::width).toArray();
    int last = widths.length - 1;
    int before = IntStream.of(widths).limit(last).map(width -> width + GAP).sum();
    int columns = before + widths[last] <= ANY_TERMINAL ? ANY_TERMINAL : output.columns();
    int room = columns - before;
    if (room < Math.min(widths[last], LEAST_ROOM)) {
      blocks(output, columns);
      return;
    }
    output.result(output.styled(line(titles, widths), Output.Style.BOLD));
    rows.forEach(row -> broken(row, room).forEach(cells -> output.result(line(cells, widths))));
  }

  private int width(int column) {
    int widest = rows.stream().mapToInt(row -> shown(row.get(column)).length()).max().orElse(0);
    return Math.max(titles.get(column).length(), widest);
  }

  /** Breaks the last cell of a row; what belongs to it stands below with nothing before it. */
  private static List<List<String>> broken(List<String> row, int room) {
    List<List<String>> lines = new ArrayList<>();
    List<String> before = row.subList(0, row.size() - 1);
    for (String piece : pieces(row.getLast(), room)) {
      List<String> cells = new ArrayList<>(lines.isEmpty()
          ? before.stream().map(Table::shown).toList()
          : before.stream().map(_ -> " ").toList());
      cells.add(piece);
      lines.add(cells);
    }
    return lines;
  }

  /** Leaves coloured text whole, which is short. */
  private static List<String> pieces(String cell, int room) {
    return cell.indexOf(ESCAPE) < 0 ? Wrapped.lines(cell, room) : List.of(cell);
  }

  private void blocks(Output output, int columns) {
    int width = titles.stream().mapToInt(String::length).max().orElse(0) + GAP;
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        String title = output.styled(String.format("%-" + width + "s", titles.get(i)),
            Output.Style.BOLD);
        for (String piece : pieces(shown(row.get(i)), Math.max(LEAST_ROOM, columns - width))) {
          output.result(title + piece);
          title = " ".repeat(width);
        }
      }
      output.result("");
    }
  }

  private static String shown(String cell) {
    return cell.isEmpty() ? "-" : cell;
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(String.format("%-" + (widths[i] + GAP) + "s", shown(cells.get(i))));
    }
    return line.toString().stripTrailing();
  }
}
