package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.lab.Lab;
import aeolus.lab.LabEvent;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The user's lab, and the inventory source in the project that leads to it. */
final class LabAccess {
  private final CommandContext context;
  private final Lab lab = Lab.open(Lab.defaultCacheFolder());

  LabAccess(CommandContext context) {
    this.context = context;
  }

  Lab lab() {
    return lab;
  }

  /**
   * Returns the name of a machine of the lab as it is.
   *
   * @throws AeolusException where there is none of that name
   */
  String requireMachine(String name) {
    List<String> known = lab.names();
    if (known.isEmpty()) {
      throw new AeolusException(ExitCode.INVALID_INPUT, "the lab has no machine \"" + name
          + "\", and no other; aeolus lab up makes some");
    }
    if (!known.contains(name)) {
      throw UnknownName.failure("machine of the lab", name, known);
    }
    return name;
  }

  /** Shows what the lab is doing, beside the result. */
  void tell(LabEvent event) {
    context.output().note(event.toString());
  }

  /** Makes the project's commands find the lab's machines. */
  void writeOverlay() {
    Path file = overlay();
    try {
      Files.createDirectories(file.getParent());
      Path part = file.resolveSibling(".lab.yaml.part");
      Files.writeString(part, lab.inventoryOverlay());
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, file + ": not written: " + FileReason.of(e), e);
    }
  }

  /** Makes the project's commands go to the real hosts again. */
  void removeOverlay() {
    try {
      Files.deleteIfExists(overlay());
      // An empty folder would be an inventory source without hosts, which is worth a warning.
      Files.deleteIfExists(overlay().getParent());
    } catch (DirectoryNotEmptyException e) {
      // Whatever else lies there is the user's.
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, overlay() + ": not removed: " + FileReason.of(e),
          e);
    }
  }

  /** Where the inventory source of the lab lies in the project. */
  Path overlay() {
    return context.project().state().resolve("inventory/lab.yaml");
  }
}
