package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.Host;
import aeolus.core.SecretText;
import aeolus.deploy.ProjectView;
import aeolus.inventory.InventoryReader;
import aeolus.inventory.LoadedInventory;
import aeolus.lab.Lab;
import aeolus.secret.Vault;
import aeolus.secret.VaultPasswords;
import aeolus.template.TemplateEngine;
import aeolus.template.TemplateSettings;
import aeolus.template.Templates;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What commands work with; everything is made when it is first asked for. */
final class CommandContext {
  private final Output output;
  private final Path currentDir;
  private GlobalOptions options = new GlobalOptions();
  private Project project;
  private LoadedInventory inventory;
  private TemplateEngine templates;
  private Vault vault;
  private String mirror;
  private Connections connections;
  private Session session;

  CommandContext(Output output, Path currentDir) {
    this.output = output;
    this.currentDir = currentDir.toAbsolutePath().normalize();
  }

  /** Returns one for the next command, which has read nothing yet, as files change. */
  CommandContext fresh() {
    CommandContext fresh = new CommandContext(output, currentDir);
    fresh.options(options);
    fresh.connections = connections;
    return fresh;
  }

  /** Has commands share connections from now on, for as long as these are not closed. */
  void share(Connections shared) {
    connections = shared;
  }

  /** Returns what logs in to hosts. */
  Connections.Use connections() {
    return connections == null ? new Connections(output).once() : connections.use();
  }

  /** Returns what logs in to hosts to move files. */
  Connections.Use connectionsForFiles() {
    return (connections == null ? new Connections(output) : connections).forFiles();
  }

  /** Takes the options of the command line about to be run. */
  void options(GlobalOptions parsed) {
    options = parsed;
    output.color(parsed.color);
  }

  GlobalOptions options() {
    return options;
  }

  /** Has the command be one of several lines. */
  CommandContext within(Session lines) {
    session = lines;
    return this;
  }

  /** Returns what lasts between lines; nothing for a command line of its own. */
  Optional<Session> session() {
    return Optional.ofNullable(session);
  }

  Output output() {
    return output;
  }

  Path currentDir() {
    return currentDir;
  }

  /** Reads the project's inventory. */
  LoadedInventory inventory() {
    if (inventory == null) {
      inventory = new InventoryReader(vault()).read(project().sources(),
          project().root());
    }
    return inventory;
  }

  /** Shows what was odd in the inventory. */
  void showWarnings() {
    new ProblemView(this).show(inventory().warnings());
  }

  /**
   * Returns a host of the inventory.
   *
   * @throws AeolusException where there is none of that name
   */
  Host host(String name) {
    return inventory().host(name)
        .orElseThrow(() -> UnknownName.failure("host", name,
            inventory().hosts().stream().map(Host::name).toList()));
  }

  /** Returns what opens Ansible Vaults with the passwords that the user gave. */
  Vault vault() {
    if (vault == null) {
      vault = new Vault(passwords(new VaultPrompt(output)::ask));
    }
    return vault;
  }

  /** Returns the passwords to encrypt with; those that are typed are asked for twice. */
  VaultPasswords newPasswords() {
    return passwords(new VaultPrompt(output)::askNew);
  }

  private VaultPasswords passwords(Function<String, SecretText> prompt) {
    return VaultPasswords.parse(options.vaultSources(currentDir, System.getenv()), prompt);
  }

  /** Returns the project as runs see it. */
  ProjectView view() {
    return new ProjectView(project().root(), inventory(), templates(), this::mirror);
  }

  /** Returns the project for work that installs nothing, so that no mirror is looked for. */
  ProjectView offlineView() {
    return new ProjectView(project().root(), inventory(), templates(), () -> "");
  }

  /** Looks for the workstation's mirror once, as that takes a moment. */
  private synchronized String mirror() {
    if (mirror == null) {
      mirror = Lab.workstationMirror();
    }
    return mirror;
  }

  /** Returns what renders the project's templates. */
  TemplateEngine templates() {
    if (templates == null) {
      templates = Templates.create(
          new TemplateSettings(project().root(), List.of(project().templates())));
    }
    return templates;
  }

  Project project() {
    if (project == null) {
      project = Project.find(options, currentDir);
    }
    return project;
  }
}
