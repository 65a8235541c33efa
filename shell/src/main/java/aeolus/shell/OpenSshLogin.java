package aeolus.shell;

import aeolus.ssh.SshOptions;
import aeolus.ssh.SshTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command line by which OpenSSH's client logs in just as Aeolus does. */
final class OpenSshLogin {
  /** The name under which the known_hosts file that goes with it has the host. */
  static final String ALIAS = "aeolus-host";

  private OpenSshLogin() {}

  /**
   * Returns it. What it says wins over ssh_config(5), which the hosts on the way still go by.
   *
   * @param known a file with the only key that is right
   */
  static List<String> command(SshTarget target, Path known) {
    SshOptions options = target.options();
    List<String> command = new ArrayList<>(List.of("ssh", "-p", String.valueOf(target.port()),
        "-l", target.user()));
    option(command, "HostName", target.host());
    option(command, "HostKeyAlias", ALIAS);
    option(command, "StrictHostKeyChecking", "yes");
    option(command, "UserKnownHostsFile", quoted(known));
    option(command, "GlobalKnownHostsFile", "none");
    option(command, "UpdateHostKeys", "no");
    option(command, "ServerAliveInterval", "10");
    option(command, "ControlPath", "none");
    option(command, "ProxyJump", options.jumps().isEmpty()
        ? "none"
        : options.jumps().stream().map(OpenSshLogin::hop).collect(Collectors.joining(",")));
    option(command, "IdentitiesOnly", options.identitiesOnly() ? "yes" : "no");
    option(command, "IdentityAgent", options.agent().map(OpenSshLogin::quoted).orElse("none"));
    target.identityFiles().forEach(file -> option(command, "IdentityFile", quoted(file)));
    options.certificateFiles().forEach(file -> option(command, "CertificateFile", quoted(file)));
    command.addAll(List.of("--", target.host()));
    return command;
  }

  private static void option(List<String> command, String name, String value) {
    command.add("-o");
    command.add(name + "=" + value);
  }

  /** A percent sign begins a token in these. */
  private static String quoted(Path file) {
    return "\"" + file.toString().replace("%", "%%") + "\"";
  }

  private static String hop(SshTarget jump) {
    String host = jump.host().contains(":") ? "[" + jump.host() + "]" : jump.host();
    return jump.user() + "@" + host + ":" + jump.port();
  }
}
