package aeolus.shell;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes the tree of commands as one page for man(1), in the macros of man(7). */
final class ManualPage {
  private static final String AROUND = """
      .SH ENVIRONMENT
      .TP
      .B NO_COLOR
      Where set and not empty, nothing is coloured.
      .TP
      .B ANSIBLE_VAULT_PASSWORD_FILE
      The vault password, where no option gives one.
      .TP
      .B AEOLUS_CACHE
      Folder for base images, trees and the lab, instead of \\fI~/.cache/aeolus\\fR.
      .TP
      .B AEOLUS_JAVA_HOME
      Folder of the JDK 25 to run on.
      .SH FILES
      .TP
      .I inventory/ zones/ templates/
      The project.
      .TP
      .I .aeolus/
      What Aeolus remembers of it: runs, serials, manifests.
      .SH SEE ALSO
      .BR ssh (1),
      .BR ansible-inventory (1),
      .BR nsd-control (8),
      .BR knotc (8),
      .BR rndc (8)
      """;

  private final CommandSpec root;
  private final StringBuilder page = new StringBuilder();

  ManualPage(CommandSpec root) {
    this.root = root;
  }

  /** Returns the page. */
  String text() {
    request("TH", "AEOLUS", "1", "", root.version().length > 0 ? root.version()[0] : "aeolus",
        "Aeolus");
    request("SH", "NAME");
    line("aeolus - " + String.join(" ", root.usageMessage().description()));
    request("SH", "SYNOPSIS");
    request("B", "aeolus");
    line("[OPTION]... COMMAND [WORD]...");
    request("SH", "OPTIONS");
    line("Before or after the words of any command:");
    root.options().stream().filter(option -> !option.hidden()).forEach(this::option);
    request("SH", "COMMANDS");
    commands(root).forEach(this::command);
    request("SH", "EXIT STATUS");
    line(String.join(" ", root.usageMessage().footer()).strip().replace("Exit status: ", ""));
    return page + AROUND;
  }

  /** Returns the commands that do something themselves, in the order of help. */
  private static Stream<CommandSpec> commands(CommandSpec of) {
    return of.subcommands()
        .values()
        .stream()
        .distinct()
        .map(CommandLine::getCommandSpec)
        .filter(command -> !command.usageMessage().hidden())
        .flatMap(command -> command.subcommands().isEmpty()
            ? Stream.of(command)
            : commands(command));
  }

  private void command(CommandSpec command) {
    String parameters = command.positionalParameters()
        .stream()
        .map(ManualPage::label)
        .collect(Collectors.joining(" "));
    request("SS", (command.qualifiedName() + " " + parameters).strip());
    line(String.join(" ", command.usageMessage().description()));
    command.positionalParameters().forEach(this::parameter);
    command.options()
        .stream()
        .filter(option -> !option.hidden() && !option.inherited())
        .forEach(this::option);
    footer(List.of(command.usageMessage().footer()));
  }

  private static String label(PositionalParamSpec parameter) {
    String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
    return parameter.arity().min() == 0 ? "[" + label + "]" : label;
  }

  private void parameter(PositionalParamSpec parameter) {
    item(parameter.paramLabel(), parameter);
  }

  private void option(OptionSpec option) {
    String value = option.arity().max() > 0 ? "=" + option.paramLabel() : "";
    item(Arrays.stream(option.names())
        .map(name -> name.startsWith("--") ? name + value : name)
        .collect(Collectors.joining(", ")), option);
  }

  private void item(String title, ArgSpec argument) {
    request("TP");
    request("B", title);
    // With what stands for defaults and candidates filled in.
    line(String.join(" ", argument.description()));
  }

  private void footer(List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    request("PP");
    request("nf");
    lines.stream().dropWhile(String::isEmpty).forEach(text -> line(text.replace("%%", "%")));
    request("fi");
  }

  private void request(String name, String... arguments) {
    page.append('.').append(name);
    for (String argument : arguments) {
      page.append(" \"").append(escaped(argument).replace("\"", "\\(dq")).append('"');
    }
    page.append('\n');
  }

  private void line(String text) {
    String escaped = escaped(text);
    page.append(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" : "")
        .append(escaped)
        .append('\n');
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq");
  }
}
