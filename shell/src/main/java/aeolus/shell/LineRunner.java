package aeolus.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;

/** Runs lines one after another, each as a command line of its own in the same project. */
final class LineRunner {
  private final CommandContext context;

  /** Takes the context whose options count for every line that does not say otherwise. */
  LineRunner(CommandContext context) {
    this.context = context;
  }

  /** Splits a line into words at blanks outside of quotes. */
  static List<String> words(String line) {
    return new DefaultParser().parse(line, line.length(), Parser.ParseContext.ACCEPT_LINE)
        .words()
        .stream()
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Runs the words of a line and returns the exit status. */
  int run(List<String> words) {
    List<String> all = new ArrayList<>(context.options().words());
    all.addAll(words);
    return new CommandRunner(fresh()).run(all.toArray(String[]::new));
  }

  /** Returns a context that has read nothing yet, as files change between lines. */
  CommandContext fresh() {
    return context.fresh();
  }
}
