package aeolus.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;

/** Runs lines one after another, each as a command line of its own in the same project. */
final class LineRunner {
  private static final String REMOTE = "!";

  private final CommandContext context;
  private final Session session;

  /**
   * Takes the context whose options count for every line that does not say otherwise.
   *
   * @param interactive whether somebody types the lines
   */
  LineRunner(CommandContext context, boolean interactive) {
    this.context = context;
    this.session = new Session(interactive);
  }

  /** Returns what lasts between the lines. */
  Session session() {
    return session;
  }

  /**
   * Splits a line into words at blanks outside of quotes. What follows an exclamation mark is left
   * as it is, for the hosts' own shells to read.
   */
  static List<String> words(String line) {
    String text = line.strip().replace("\\\n", "");
    if (text.startsWith(REMOTE)) {
      String command = text.substring(REMOTE.length()).strip();
      return command.isEmpty() ? List.of() : List.of("exec", "--", command);
    }
    return new DefaultParser().parse(text, text.length(), Parser.ParseContext.ACCEPT_LINE)
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
    return context.fresh().within(session);
  }
}
