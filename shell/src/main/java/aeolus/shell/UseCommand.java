package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Sets the target of the lines that follow. */
@Command(name = "use",
    description = "Set the hosts that commands act on where they name none; at the prompt and in"
        + " scripts.",
    footer = {"", "Alone it shows them; \"use none\" has commands name their hosts again. What",
        "--group, --host or --limit say counts instead.", "", "Examples:",
        "  aeolus use nameservers:!y", "  aeolus use none"})
final class UseCommand implements Callable<Integer> {
  private static final String NONE = "none";
  private static final int LISTED = 10;

  /** What may be completed besides names of the inventory. */
  static final class Words implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of(NONE).iterator();
    }
  }

  @Parameters(paramLabel = "PATTERN", arity = "0..1", completionCandidates = Words.class,
      description = "An Ansible pattern, such as 'nameservers:!y'; none for no target.")
  String pattern;

  private final CommandContext context;

  UseCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Session session = context.session()
        .orElseThrow(() -> new AeolusException(ExitCode.USAGE, "\"use\" counts for the lines that"
            + " follow it: type it at the prompt (aeolus alone) or in a script (--file)"));
    if (NONE.equals(pattern)) {
      session.clear();
    } else if (pattern != null) {
      show(pattern, select(pattern, session));
      session.target(pattern);
      return ExitCode.OK.status();
    }
    showPresent(session);
    return ExitCode.OK.status();
  }

  private void showPresent(Session session) {
    if (session.hasTarget()) {
      show(session.target(), select(session.target(), session));
    } else {
      show("", List.of());
    }
  }

  private List<String> select(String wanted, Session session) {
    List<Host> hosts = session.select(wanted, context.inventory(), context.output());
    if (hosts.isEmpty()) {
      throw new AeolusException(ExitCode.INVALID_INPUT, "no host matches " + wanted
          + (session.hasTarget() ? "; the target is still " + session.target() : ""));
    }
    return hosts.stream().map(Host::name).toList();
  }

  private void show(String target, List<String> hosts) {
    Output output = context.output();
    if (context.options().json) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("target", target);
      object.put("hosts", hosts);
      Json.print(output, object);
    } else if (target.isEmpty()) {
      output.result("No target: commands have to name their hosts.");
    } else {
      output.result("Target " + target + ": " + Count.of(hosts.size(), "host") + ", "
          + listed(hosts));
    }
  }

  private static String listed(List<String> hosts) {
    int more = hosts.size() - LISTED;
    return String.join(" ", hosts.stream().limit(LISTED).toList())
        + (more > 0 ? " and " + more + " more" : "");
  }
}
