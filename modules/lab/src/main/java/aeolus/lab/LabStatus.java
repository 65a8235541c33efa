package aeolus.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The lab as it is now.
 *
 * @param folder where everything of it lies
 * @param machines its machines by name
 */
public record LabStatus(Path folder, List<LabMachine> machines) {
  public LabStatus {
    machines = List.copyOf(machines);
  }

  /** Finds a machine by name. */
  public Optional<LabMachine> machine(String name) {
    return machines.stream().filter(machine -> machine.name().equals(name)).findFirst();
  }

  /** Tells whether any machine runs. */
  public boolean anyRunning() {
    return machines.stream().anyMatch(LabMachine::running);
  }
}
