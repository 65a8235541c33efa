package aeolus.shell;

import aeolus.shell.Suggestions.Found;
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
            !word.word().endsWith("="))));
    if (found.files()) {
      files.complete(reader, line, candidates);
    }
  }
}
