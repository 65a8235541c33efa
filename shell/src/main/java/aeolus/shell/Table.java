package aeolus.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Prints rows of text in columns as wide as they need to be. */
final class Table {
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
    output.result(output.styled(line(titles, widths), Output.Style.BOLD));
    rows.forEach(row -> output.result(line(row, widths)));
  }

  private int width(int column) {
    int widest = rows.stream().mapToInt(row -> shown(row.get(column)).length()).max().orElse(0);
    return Math.max(titles.get(column).length(), widest);
  }

  private static String shown(String cell) {
    return cell.isEmpty() ? "-" : cell;
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(String.format("%-" + (widths[i] + 2) + "s", shown(cells.get(i))));
    }
    return line.toString().stripTrailing();
  }
}
