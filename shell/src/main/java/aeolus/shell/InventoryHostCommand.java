package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.deploy.ServedZones;
import aeolus.ssh.ConnectionVars;
import aeolus.ssh.SshDefaults;
import aeolus.ssh.SshTarget;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one host as Aeolus sees it. */
@Command(name = "host", description = "Show how a host is reached, its groups, image and zones.",
    footer = {"", "With --json it prints what ansible-inventory --host prints: its variables.", "",
        "Example:", "  aeolus inventory host x"})
final class InventoryHostCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "A host of the inventory.")
  String name;

  private final CommandContext context;

  InventoryHostCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Host host = context.host(name);
    context.showWarnings();
    if (context.options().json) {
      context.output().result(context.inventory().hostJson(name).stripTrailing());
    } else {
      show(context.offlineView().resolved(host));
    }
    return ExitCode.OK.status();
  }

  private void show(Host host) {
    SshTarget target = ConnectionVars.fromVars(host, SshDefaults.ofUser());
    Output output = context.output();
    output.result(output.styled(host.name(), Output.Style.BOLD));
    line("ssh", target.user() + "@" + target.host() + ", port " + target.port());
    target.options()
        .jumps()
        .forEach(hop -> line("through", hop.user() + "@" + hop.host() + ", port " + hop.port()));
    target.options()
        .become()
        .ifPresent(become -> line("become",
            become.user() + " by " + become.method().name().toLowerCase(Locale.ROOT)));
    line("groups", String.join(", ", host.groups()));
    line("image", host.vars().text("aeolus_image").orElse(""));
    line("disk", host.vars().text("aeolus_disk").orElse(""));
    line("server", host.vars().text("aeolus_dns_server").orElse(""));
    line("zones", String.join(", ", ServedZones.of(host)));
  }

  private void line(String title, String value) {
    context.output()
        .result("  " + context.output().styled(String.format("%-8s", title), Output.Style.DIM)
            + (value.isEmpty() ? "-" : value));
  }
}
