package aeolus.shell;

import aeolus.core.FoldedNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Lines about hosts, one for all of whom the same is said. */
final class FoldedLines {
  /** So many names are read as easily as a pattern of them. */
  private static final int FEW = 3;
  private static final String COLON = ": ";

  private final Map<String, List<String>> hosts = new LinkedHashMap<>();

  /** Makes them of lines that begin with a host's name and a colon. */
  static FoldedLines of(List<String> lines) {
    FoldedLines folded = new FoldedLines();
    for (String line : lines) {
      int at = line.indexOf(COLON);
      folded.add(line.substring(0, Math.max(0, at)),
          at < 0 ? line : line.substring(at + COLON.length()));
    }
    return folded;
  }

  /** Adds what is said of a host. */
  void add(String host, String text) {
    hosts.computeIfAbsent(text, _ -> new ArrayList<>()).add(host);
  }

  /** Hands on the names of hosts, empty where a line has none, and what is said of all of them. */
  void forEach(BiConsumer<String, String> line) {
    hosts.forEach((text, names) -> line.accept(names(names), text));
  }

  /** Returns the lines. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    forEach((names, text) -> lines.add(names.isEmpty() ? text : names + COLON + text));
    return lines;
  }

  /** Writes names, folded, and how many hosts these are. */
  static String counted(List<String> names) {
    return FoldedNames.of(names) + " (" + Count.of(names.size(), "host") + ")";
  }

  /** Writes names, folded where they are more than a few, and how many these are. */
  static String names(List<String> names) {
    return names.size() <= FEW
        ? String.join(", ", names)
        : FoldedNames.of(names) + " (" + names.size() + ")";
  }
}
