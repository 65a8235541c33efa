package aeolus.ssh;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.core.SecretText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads Ansible's variables about running commands as somebody else. */
final class BecomeVars {
  private static final List<String> REFUSED = List.of("ansible_become_exe", "ansible_become_flags",
      "ansible_sudo_exe", "ansible_sudo_flags", "ansible_doas_exe", "ansible_doas_flags");

  private final Host host;

  BecomeVars(Host host) {
    this.host = host;
  }

  /**
   * Returns as whom commands run; empty for whoever logs in.
   *
   * @throws AeolusException where a variable has a value that can't be honoured
   */
  Optional<Become> read() {
    if (!isWanted()) {
      return Optional.empty();
    }
    Become.Method method = method();
    for (String name : REFUSED) {
      if (!host.vars().text(name).orElse("").isEmpty()) {
        throw wrong(name, "is not supported; sudo and doas are run from the PATH with their own"
            + " options");
      }
    }
    String prefix = "ansible_" + method.name().toLowerCase(Locale.ROOT);
    String user = host.vars()
        .text(prefix + "_user")
        .or(() -> host.vars().text("ansible_become_user"))
        .orElse("root");
    return Optional.of(new Become(method, user(user), password(prefix)));
  }

  private boolean isWanted() {
    String text = host.vars().text("ansible_become").orElse("false").toLowerCase(Locale.ROOT);
    return switch (text) {
      case "true", "yes", "on", "1", "y", "t" -> true;
      case "false", "no", "off", "0", "n", "f", "" -> false;
      default -> throw wrong("ansible_become", "expected true or false, got \"" + text + "\"");
    };
  }

  private Become.Method method() {
    String text = host.vars().text("ansible_become_method").orElse("sudo");
    return switch (text) {
      case "sudo", "ansible.builtin.sudo" -> Become.Method.SUDO;
      case "doas", "community.general.doas" -> Become.Method.DOAS;
      default -> throw wrong("ansible_become_method",
          "expected sudo or doas, got \"" + text + "\"");
    };
  }

  private String user(String text) {
    if (!text.matches("[A-Za-z_0-9][A-Za-z0-9_.-]*\\$?")) {
      throw wrong("ansible_become_user", "expected a user's name, got \"" + text + "\"");
    }
    return text;
  }

  /** A later name of Ansible's documentation wins over an earlier one, as there. */
  private Optional<SecretText> password(String prefix) {
    for (String name : List.of(prefix + "_password", prefix + "_pass", "ansible_become_password",
        "ansible_become_pass")) {
      Object value = host.vars().get(name);
      if (value instanceof SecretText secret) {
        return Optional.of(secret);
      }
      if (host.vars().text(name).isPresent()) {
        return host.vars().text(name).map(SecretText::of);
      }
    }
    return Optional.empty();
  }

  private AeolusException wrong(String name, String what) {
    return new AeolusException(ExitCode.INVALID_INPUT,
        "host " + host.name() + ": " + name + ": " + what);
  }
}
