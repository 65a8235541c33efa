package aeolus.shell;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Handles the virtual machines that a project can be tried on. */
@Command(name = "lab",
    description = "Virtual machines to try a project on: demo, up, status, ssh, down.",
    footer = {"", "Examples:", "  aeolus lab demo --install", "  aeolus lab ssh x"},
    subcommands = {LabDemoCommand.class, LabUpCommand.class, LabStatusCommand.class,
        LabSshCommand.class,
        LabConsoleCommand.class, LabResetCommand.class, LabCutCommand.class,
        LabDownCommand.class})
final class LabCommand implements Callable<Integer> {
  @Spec
  CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "expected one more word after \"lab\": "
        + String.join(", ", spec.subcommands().keySet()));
  }
}
