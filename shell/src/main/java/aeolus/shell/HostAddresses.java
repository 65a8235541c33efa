package aeolus.shell;

import aeolus.core.Host;
import aeolus.core.Location;
import java.util.Map;

/** Where hosts are reached. */
final class HostAddresses {
  private final CommandContext context;

  HostAddresses(CommandContext context) {
    this.context = context;
  }

  /** Returns a host's address, with its port where that is not the usual one. */
  String of(Host host) {
    String port = rendered(host, "ansible_port", host.vars().text("ansible_port").orElse("22"));
    String address = rendered(host, "ansible_host", host.address());
    if (port.equals("22")) {
      return address;
    }
    return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
  }

  private String rendered(Host host, String variable, String value) {
    if (!value.contains("{{") && !value.contains("{%")) {
      return value;
    }
    return String.valueOf(context.templates()
        .renderValue(value, Location.of("host " + host.name() + ": " + variable),
            context.view().context(host, Map.of())));
  }
}
