package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.core.FoldedNames;
import aeolus.shell.AnswerCollector.Block;
import aeolus.shell.HostAnswer.Content;
import aeolus.shell.HostAnswer.State;
import aeolus.shell.Output.Style;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows what hosts answered: as JSON each at once, for people the same of many in one block. */
final class AnswerView {
  private static final int CONTEXT_LINES = 3;

  private final Output output;
  private final boolean json;
  private final boolean diff;
  private final AnswerCollector collector = new AnswerCollector();
  private final Map<State, Integer> counts = new EnumMap<>(State.class);
  private final long start = System.nanoTime();

  /**
   * Makes one.
   *
   * @param diff whether outputs are shown as differences to the most frequent one
   */
  AnswerView(Output output, boolean json, boolean diff) {
    this.output = output;
    this.json = json;
    this.diff = diff;
  }

  /** Takes an answer and tells why it is not well, in no words where it is. */
  String add(HostAnswer answer) {
    counts.merge(answer.content().state(), 1, Integer::sum);
    if (json) {
      Json.print(output, answer.asMap());
    } else {
      collector.add(answer);
    }
    return answer.content().isOk() ? "" : what(answer.content());
  }

  /** Shows the rest and returns the exit status. */
  int finish() {
    if (!json) {
      show(collector.blocks());
    }
    summary();
    if (counts.keySet().equals(Set.of(State.SKIPPED))) {
      output.note("Nobody was logged in to.");
    }
    return counts.keySet().equals(Set.of(State.OK))
        ? ExitCode.OK.status()
        : ExitCode.FAILED.status();
  }

  private void show(List<Block> blocks) {
    Block first = blocks.stream()
        .filter(block -> block.content().hasStatus())
        .findFirst()
        .orElse(null);
    for (Block block : blocks) {
      output.result(header(block));
      if (diff && !block.equals(first) && block.content().hasStatus()) {
        difference(first, block);
      } else {
        text(block.content().out());
      }
      block.content()
          .err()
          .lines()
          .forEach(line -> output.result(output.styled("stderr: ", Style.DIM) + line));
      if (block.content().cut()) {
        output.result(output.styled("(the rest was too much to keep)", Style.YELLOW));
      }
    }
    output.flush();
  }

  private void text(String text) {
    output.text(text.isEmpty() || text.endsWith("\n") ? text : text + "\n");
  }

  private String header(Block block) {
    String what = what(block.content());
    if (block.hosts().size() == 1) {
      what = what.replace(HostAnswer.TRUST, HostAnswer.TRUST.replace("HOST",
          block.hosts().getFirst()));
    }
    return names(output, block.hosts())
        + (what.isEmpty()
            ? ""
            : ": " + (block.content().isOk() ? what : output.styled(what, Style.RED)));
  }

  /** Returns the names of hosts, folded, and how many they are. */
  static String names(Output output, List<String> hosts) {
    return output.styled(FoldedNames.of(hosts), Style.BOLD) + " ("
        + Count.of(hosts.size(), "host") + ")";
  }

  private static String what(Content content) {
    return switch (content.state()) {
      case OK -> content.out().isEmpty() && content.err().isEmpty() ? "ok, no output" : "";
      case FAILED -> content.reason().isEmpty()
          ? "exit status " + content.status()
          : content.reason();
      default -> content.reason();
    };
  }

  private void difference(Block first, Block other) {
    List<String> expected = first.content().out().lines().toList();
    List<String> lines = UnifiedDiffUtils.generateUnifiedDiff(first.names(), other.names(),
        expected,
        DiffUtils.diff(expected, other.content().out().lines().toList()), CONTEXT_LINES);
    if (lines.isEmpty()) {
      output.result("the same output as " + first.names());
    }
    lines.forEach(line -> output.result(line.startsWith("@")
        ? output.styled(line, Style.CYAN)
        : output.difference(line)));
  }

  private void summary() {
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    String words = counts.entrySet()
        .stream()
        .map(each -> each.getValue() + " " + word(each.getKey()))
        .collect(Collectors.joining(", "));
    double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1_000.0;
    output.note(String.format("%s: %s; %.1f s", Count.of(all, "host"), words, seconds));
  }

  private static String word(State state) {
    return switch (state) {
      case OK -> "ok";
      case FAILED -> "failed";
      case KILLED -> "ended by a signal";
      case TIMEOUT -> "late";
      case LOST -> "lost";
      case UNREACHABLE -> "not logged in to";
      case INTERRUPTED -> "cut off";
      case SKIPPED -> "not begun";
    };
  }
}
