package aeolus.shell;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;

/** A command's help, with footers broken where the terminal's width has it rather than the source. */
final class HelpPage {
  private HelpPage() {}

  /** Makes it. */
  static Help of(CommandSpec command, Help.ColorScheme colors) {
    String[] footer = command.usageMessage().footer();
    command.usageMessage().footer(paragraphs(footer).toArray(String[]::new));
    return new Help(command, colors);
  }

  /** Joins lines that follow one another, but for those that are set apart by blanks. */
  static List<String> paragraphs(String... lines) {
    List<String> joined = new ArrayList<>();
    for (String line : lines) {
      boolean follows = !joined.isEmpty() && isProse(joined.getLast()) && isProse(line);
      if (follows) {
        joined.add(joined.removeLast() + " " + line);
      } else {
        joined.add(line);
      }
    }
    return joined;
  }

  private static boolean isProse(String line) {
    return !line.isEmpty() && !line.startsWith(" ");
  }
}
