package aeolus.shell;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The top of the command tree. */
@Command(name = "aeolus", versionProvider = Version.class,
    subcommands = {InventoryCommand.class, ZonesCommand.class, TemplateCommand.class,
        SecretsCommand.class, PayloadCommand.class, RunCommand.class, ExecCommand.class,
        FactsCommand.class, PingCommand.class, PutCommand.class, GetCommand.class,
        TrustCommand.class,
        HistoryCommand.class, UseCommand.class, ImageCommand.class, LabCommand.class,
        DoctorCommand.class,
        CompletionCommand.class,
        ManualCommand.class,
        HelpWordsCommand.class, CompleteCommand.class},
    description = "Deploys whole nameservers from code, over nothing but SSH.",
    synopsisSubcommandLabel = "COMMAND", sortOptions = false,
    footer = {"", "Exit status: 0 all well, 1 something failed on a host, 2 wrong usage,",
        "3 invalid input, 4 differences found (--exit-code), 130 interrupted."})
final class AeolusCommand implements Callable<Integer> {
  @Mixin
  GlobalOptions options;

  @Option(names = "--file", paramLabel = "SCRIPT",
      description = "Run the command lines in a file, up to the first that fails.")
  Path script;

  @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT,
      description = "Show this help.")
  boolean help;

  @Option(names = "--version", versionHelp = true, description = "Show the version.")
  boolean version;

  private final CommandContext context;

  AeolusCommand(CommandContext context) {
    this.context = context;
  }

  /** Returns what the command line works with. */
  CommandContext context() {
    return context;
  }

  /** Runs a script, or opens the interactive shell, where no command is given. */
  @Override
  public Integer call() {
    return script != null ? new ScriptFile(context).run(script) : new Prompt(context).run();
  }
}
