package aeolus.shell;

import aeolus.core.VaultDecryptor;
import aeolus.inventory.Inventory;
import aeolus.inventory.InventoryReader;
import aeolus.template.TemplateEngine;
import aeolus.template.TemplateSettings;
import aeolus.template.Templates;
import java.nio.file.Path;
import java.util.List;

/** What commands work with; everything is made when it is first asked for. */
final class CommandContext {
  private final Output output;
  private final Path currentDir;
  private GlobalOptions options = new GlobalOptions();
  private Project project;
  private Inventory inventory;
  private TemplateEngine templates;

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

  /** Reads the project's inventory. */
  Inventory inventory() {
    if (inventory == null) {
      inventory = new InventoryReader(VaultDecryptor.NONE).read(project().sources(),
          project().root());
    }
    return inventory;
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
