package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Problem;
import aeolus.payload.SecretEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the secrets that images need. */
@Command(name = "list",
    description = "List secrets, where they come from and whether they can be revealed.",
    footer = {"", "To find out, each is revealed and thrown away. Exits with 3 where one can't be.",
        "", "Example:", "  aeolus secrets list --host x --no-reveal"})
final class SecretsListCommand implements Callable<Integer> {
  @Option(names = {"-H", "--host"}, paramLabel = "HOST",
      description = "Only of this host; repeatable.")
  List<String> hosts = new ArrayList<>();

  @Option(names = "--no-reveal", description = "Do not try: run no command, open no file.")
  boolean noReveal;

  private final CommandContext context;
  private final Map<String, List<Problem>> tried = new HashMap<>();

  SecretsListCommand(CommandContext context) {
    this.context = context;
  }

  /**
   * A secret of a host.
   *
   * @param obstacles why it can't be revealed
   */
  private record Line(String host, SecretEntry entry, List<Problem> obstacles) {}

  @Override
  public Integer call() {
    HostSecrets secrets = new HostSecrets(context);
    context.showWarnings();
    List<Line> lines = new ArrayList<>();
    for (Host host : chosen()) {
      secrets.of(host)
          .forEach(entry -> lines.add(new Line(host.name(), entry, obstacles(entry, secrets))));
    }
    show(lines);
    return lines.stream().allMatch(line -> line.obstacles().isEmpty())
        ? ExitCode.OK.status()
        : ExitCode.INVALID_INPUT.status();
  }

  private List<Host> chosen() {
    return hosts.isEmpty()
        ? context.inventory().hosts()
        : hosts.stream().distinct().map(context::host).toList();
  }

  private List<Problem> obstacles(SecretEntry entry, HostSecrets secrets) {
    return noReveal
        ? List.of()
        : tried.computeIfAbsent(HostSecrets.source(entry), source -> attempt(entry, secrets));
  }

  private static List<Problem> attempt(SecretEntry entry, HostSecrets secrets) {
    try {
      secrets.reveal(entry);
      return List.of();
    } catch (InvalidInputException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new AeolusException(ExitCode.INTERRUPTED, "interrupted", e);
      }
      return e.problems();
    }
  }

  private void show(List<Line> lines) {
    if (context.options().json) {
      Json.print(context.output(), lines.stream().map(this::object).toList());
      return;
    }
    Table table = new Table("HOST", "PATH", "MODE", "REVEALED", "FROM");
    lines.forEach(line -> table.row(line.host(), line.entry().path(), mode(line.entry()),
        noReveal ? "" : line.obstacles().isEmpty() ? "yes" : "no",
        HostSecrets.source(line.entry())));
    table.print(context.output());
    Set<Problem> obstacles = new LinkedHashSet<>();
    lines.forEach(line -> obstacles.addAll(line.obstacles()));
    new ProblemView(context).show(List.copyOf(obstacles));
  }

  private static String mode(SecretEntry entry) {
    return String.format("%04o", entry.mode());
  }

  private Map<String, Object> object(Line line) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("host", line.host());
    object.put("path", line.entry().path());
    object.put("mode", mode(line.entry()));
    object.put("file", line.entry().file().orElse(null));
    object.put("command", line.entry().command().isEmpty() ? null : line.entry().command());
    object.put("revealed", noReveal ? null : line.obstacles().isEmpty());
    object.put("problems", line.obstacles().stream().map(Problem::message).toList());
    return object;
  }
}
