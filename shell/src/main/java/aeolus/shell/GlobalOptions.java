package aeolus.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
      description = "Inventory file, program, folder, or list such as ns1,ns2, instead of the"
          + " project's inventory/; repeatable.")
  List<Path> inventory = new ArrayList<>();

  @Option(names = {"--vault-id", "--vault-password-file"}, paramLabel = "[ID@]SOURCE",
      scope = ScopeType.INHERIT, description = "Vault password: a file, a program or \"prompt\", as"
          + " Ansible's; repeatable (default: the file in ANSIBLE_VAULT_PASSWORD_FILE).")
  List<String> vaultIds = new ArrayList<>();

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print results as JSON.")
  boolean json;

  @Option(names = "--color", paramLabel = "WHEN", scope = ScopeType.INHERIT, defaultValue = "auto",
      description = "Colour: auto, always or never (NO_COLOR is honoured).")
  ColorMode color = ColorMode.auto;

  @Option(names = {"-v",
      "--verbose"}, scope = ScopeType.INHERIT, description = "Say more; twice: show stack traces.")
  boolean[] verbose = {};

  /** When to use colour. */
  enum ColorMode {
    auto, always, never
  }

  /** Returns where vault passwords come from, files as absolute paths. */
  List<String> vaultSources(Path currentDir, Map<String, String> env) {
    String usual = env.getOrDefault("ANSIBLE_VAULT_PASSWORD_FILE", "");
    List<String> given = vaultIds.isEmpty() && !usual.isEmpty() ? List.of(usual) : vaultIds;
    return given.stream().map(source -> absolute(source, currentDir)).toList();
  }

  private static String absolute(String option, Path currentDir) {
    int at = option.indexOf('@');
    String source = option.substring(at + 1);
    boolean asks = source.equals("prompt") || source.equals("prompt_ask_vault_pass");
    return option.substring(0, at + 1) + (asks ? source : currentDir.resolve(source));
  }

  /** Returns the words that give these options to another command line. */
  List<String> words() {
    List<String> words = new ArrayList<>(List.of("--color", color.name()));
    if (project != null) {
      words.addAll(List.of("--project", project.toString()));
    }
    inventory.forEach(path -> words.addAll(List.of("-i", path.toString())));
    vaultIds.forEach(id -> words.addAll(List.of("--vault-id", id)));
    if (json) {
      words.add("--json");
    }
    words.addAll(Collections.nCopies(verbosity(), "-v"));
    return words;
  }

  int verbosity() {
    return verbose.length;
  }
}
