package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of command lines; blank lines and those that begin with # are left out. */
final class ScriptFile {
  private final CommandContext context;

  ScriptFile(CommandContext context) {
    this.context = context;
  }

  /** Runs the lines up to the first that fails, and returns the exit status of the last one run. */
  int run(Path file) {
    LineRunner runner = new LineRunner(context, false);
    int number = 0;
    for (String line : lines(file)) {
      number++;
      List<String> words = line.strip().startsWith("#") ? List.of() : LineRunner.words(line);
      int status = words.isEmpty() ? ExitCode.OK.status() : runner.run(words);
      if (status != ExitCode.OK.status()) {
        context.output()
            .note(Location.of(file.toString(), number) + ": stopped, exit status " + status);
        return status;
      }
    }
    return ExitCode.OK.status();
  }

  private List<String> lines(Path file) {
    try {
      return Files.readAllLines(context.currentDir().resolve(file));
    } catch (IOException e) {
      throw new InvalidInputException(Location.of(file.toString()),
          "script not readable: " + FileReason.of(e));
    }
  }
}
