package aeolus.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its own words. */
final class GlobalOptions {
  @Option(names = "--project", paramLabel = "DIR", scope = ScopeType.INHERIT,
      description = "Project folder with inventory/, zones/ and templates/ (default: this folder or "
          + "the nearest one above it that has an inventory/).")
  Path project;

  @Option(names = {"-i",
      "--inventory"}, paramLabel = "PATH", scope = ScopeType.INHERIT,
      description = "Inventory file or folder, instead of the project's inventory/; repeatable.")
  List<Path> inventory = new ArrayList<>();

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print results as JSON.")
  boolean json;

  @Option(names = "--color", paramLabel = "WHEN", scope = ScopeType.INHERIT, defaultValue = "auto",
      description = "Colour: auto, always or never (NO_COLOR is honoured).")
  ColorMode color;

  @Option(names = {"-v",
      "--verbose"}, scope = ScopeType.INHERIT, description = "Say more; twice: show stack traces.")
  boolean[] verbose = {};

  /** When to use colour. */
  enum ColorMode {
    auto, always, never
  }

  int verbosity() {
    return verbose.length;
  }
}
