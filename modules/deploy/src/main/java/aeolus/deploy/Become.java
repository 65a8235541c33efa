package aeolus.deploy;

import static aeolus.anemos.ShellWords.quote;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import java.util.List;
import java.util.Locale;

/**
 * How a login comes to the rights that it needs, by Ansible's variables.
 *
 * @param command before that which is to be run, empty where none is needed
 */
record Become(String command) {
  private static final List<String> UNSUPPORTED = List.of("ansible_become_password",
      "ansible_become_pass", "ansible_become_flags", "ansible_become_exe");

  /**
   * Reads {@code ansible_become}, {@code ansible_become_method} and {@code ansible_become_user}.
   *
   * @param login the user who logs in
   */
  static Become of(Host host, String login) {
    String user = host.vars().text("ansible_become_user").orElse("root");
    if (!isAsked(host) || user.equals(login)) {
      return new Become("");
    }
    for (String name : UNSUPPORTED) {
      if (host.vars().get(name) != null) {
        throw wrong(host, name, "is not supported: expected a login that may become " + user
            + " without a password (NOPASSWD), else log in as " + user);
      }
    }
    String method = host.vars().text("ansible_become_method").orElse("sudo");
    return new Become(switch (method) {
      case "sudo", "doas" -> method + " -n -u " + quote(user);
      default -> throw wrong(host, "ansible_become_method", "expected sudo or doas, got \"" + method
          + "\"");
    });
  }

  private static boolean isAsked(Host host) {
    String word = host.vars().text("ansible_become").orElse("no").toLowerCase(Locale.ROOT);
    return switch (word) {
      case "true", "yes", "on", "1", "y", "t" -> true;
      case "false", "no", "off", "0", "n", "f" -> false;
      default -> throw wrong(host, "ansible_become", "expected true or false, got \"" + word
          + "\"");
    };
  }

  /** Returns a command of POSIX sh with those rights. */
  String wrap(String script) {
    return command.isEmpty() ? script : prefix() + "sh -c " + quote(script);
  }

  /** Returns what comes before a program's name. */
  String prefix() {
    return command.isEmpty() ? "" : command + " ";
  }

  private static AeolusException wrong(Host host, String name, String what) {
    return new AeolusException(ExitCode.INVALID_INPUT,
        "host " + host.name() + ": " + name + ": " + what);
  }
}
