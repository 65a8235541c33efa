package aeolus.shell;

import aeolus.shell.Suggestions.Found;
import java.util.ArrayList;
import java.util.List;
import org.jline.builtins.Completers.FileNameCompleter;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes words at the prompt. */
final class WordCompleter implements Completer {
  private final Suggestions suggestions;
  private final Completer files = new FileNameCompleter();

  WordCompleter(Suggestions suggestions) {
    this.suggestions = suggestions;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    Found found = suggestions.after(line.words().subList(0, line.wordIndex()), line.word());
    found.words()
        .stream()
        // The prompt refuses it.
        .filter(word -> !word.word().equals("--yes"))
        .forEach(word -> candidates.add(new Candidate(word.word(), word.word(), null,
            word.about().isEmpty() ? null : word.about(), null, null,
            !word.word().endsWith("="), Suggestions.isDangerous(word.word()) ? 1 : 0)));
    if (found.files()) {
      files(reader, line, candidates);
    }
  }

  /** Completes a file's name, which in {@code --html=run} begins after the equals sign. */
  private void files(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String word = line.word();
    String option = word.startsWith("--") ? word.substring(0, word.indexOf('=') + 1) : "";
    List<Candidate> named = new ArrayList<>();
    files.complete(reader, new FileWord(line, option.length()), named);
    named.forEach(file -> candidates.add(new Candidate(option + file.value(), file.displ(),
        file.group(), file.descr(), file.suffix(), file.key(), file.complete())));
  }

  /** A line whose word begins later than it does. */
  private record FileWord(ParsedLine whole, int start) implements ParsedLine {
    @Override
    public String word() {
      return whole.word().substring(start);
    }

    @Override
    public int wordCursor() {
      return whole.wordCursor() - start;
    }

    @Override
    public int wordIndex() {
      return whole.wordIndex();
    }

    @Override
    public List<String> words() {
      return whole.words();
    }

    @Override
    public int cursor() {
      return whole.cursor();
    }

    @Override
    public String line() {
      return whole.line();
    }
  }
}
