package aeolus.shell;

import java.nio.file.Path;

/** What commands work with; everything is made when it is first asked for. */
final class CommandContext {
  private final Output output;
  private final Path currentDir;
  private GlobalOptions options = new GlobalOptions();
  private Project project;

  CommandContext(Output output, Path currentDir) {
    this.output = output;
    this.currentDir = currentDir.toAbsolutePath().normalize();
  }

  /** Takes the options of the command line about to be run. */
  void options(GlobalOptions parsed) {
    options = parsed;
    output.color(parsed.color);
  }

  GlobalOptions options() {
    return options;
  }

  Output output() {
    return output;
  }

  Path currentDir() {
    return currentDir;
  }

  Project project() {
    if (project == null) {
      project = Project.find(options, currentDir);
    }
    return project;
  }
}
