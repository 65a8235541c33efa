package aeolus.shell;

import aeolus.lab.LabMachine;
import aeolus.lab.LabStatus;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows the lab as a table or as JSON. */
final class LabView {
  private static final String ROW = "%-12s %-8s %-16s %-16s %8s %8s";

  private final CommandContext context;

  LabView(CommandContext context) {
    this.context = context;
  }

  /** Prints the lab's machines to standard output. */
  void show(LabStatus status) {
    if (context.options().json) {
      context.output().result(json(status));
    } else if (status.machines().isEmpty()) {
      context.output().result("no machines; aeolus lab up makes some");
    } else {
      table(status);
    }
  }

  private void table(LabStatus status) {
    Output output = context.output();
    output.result(output.styled(
        String.format(ROW, "host", "state", "ssh", "dns", "MiB", "pid"), Output.Style.BOLD));
    for (LabMachine machine : status.machines()) {
      output.result(String.format(ROW, machine.name(), state(machine),
          "127.0.0.1:" + machine.sshPort(), "127.0.0.1:" + machine.dnsPort(),
          machine.memoryMib(), machine.running() ? machine.pid() : "-"));
    }
  }

  private static String state(LabMachine machine) {
    if (!machine.running()) {
      return "off";
    }
    return machine.sshAnswers() ? "up" : "booting";
  }

  private static String json(LabStatus status) {
    Map<String, Object> lab = new LinkedHashMap<>();
    lab.put("folder", status.folder().toString());
    lab.put("machines", status.machines().stream().map(LabView::json).toList());
    try {
      return new ObjectMapper().writeValueAsString(lab);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> json(LabMachine machine) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", machine.name());
    map.put("state", state(machine));
    map.put("ssh_port", machine.sshPort());
    map.put("dns_port", machine.dnsPort());
    map.put("memory_mib", machine.memoryMib());
    map.put("pid", machine.running() ? machine.pid() : null);
    return map;
  }
}
