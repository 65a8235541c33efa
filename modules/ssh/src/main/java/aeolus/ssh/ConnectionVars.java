package aeolus.ssh;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.core.SecretText;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads Ansible's connection variables; of two that mean the same the longer name wins, as there. */
public final class ConnectionVars {
  private static final String LETTERS_WITH_VALUE = "oilpJ";
  /** Options of ssh(1) that make no difference here. */
  private static final Set<String> HARMLESS = Set.of("-C", "-q", "-T", "-v", "-vv", "-vvv");

  private final Host host;
  private final SshSettings settings = new SshSettings();

  private ConnectionVars(Host host) {
    this.host = host;
  }

  /**
   * Returns how to log in to a host by its variables, then by the user's ssh_config files, then by
   * default.
   *
   * @throws AeolusException where a variable or setting has a value that can't be honoured
   */
  public static SshTarget fromVars(Host host, SshDefaults defaults) {
    ConnectionVars vars = new ConnectionVars(host);
    vars.read();
    Optional<Become> become = new BecomeVars(host).read();
    try {
      SshTarget target = new TargetResolver(defaults).resolve(host.address(), vars.settings);
      return target.withOptions(target.options().withBecome(become));
    } catch (IllegalArgumentException e) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          "host " + host.name() + ": " + e.getMessage(), e);
    }
  }

  /** In the order in which Ansible puts them on ssh(1)'s command line, where the first wins. */
  private void read() {
    arguments("ansible_ssh_args");
    variable("port", SshOptionRules::port, "ansible_ssh_port", "ansible_port");
    variable("identityfile", UnaryOperator.identity(), "ansible_ssh_private_key_file",
        "ansible_private_key_file");
    variable("user", SshOptionRules::user, "ansible_ssh_user", "ansible_user");
    variable("connecttimeout", SshOptionRules::seconds, "ansible_ssh_timeout", "ansible_timeout");
    arguments("ansible_ssh_common_args");
    arguments("ansible_ssh_extra_args");
  }

  private void variable(String keyword, UnaryOperator<String> check, String... names) {
    boolean taken = false;
    for (String name : names) {
      if (host.vars().get(name) instanceof SecretText) {
        throw wrong(name, "expected a value that is not a secret");
      }
      String text = host.vars().text(name).orElse(null);
      if (text != null) {
        List<String> value = checked(name, text, keyword, check);
        if (!taken) {
          settings.add(keyword, value);
        }
        taken = true;
      }
    }
  }

  private List<String> checked(String name, String text, String keyword,
      UnaryOperator<String> check) {
    try {
      String value = check.apply(text);
      if (keyword.equals("identityfile") && value.isEmpty()) {
        throw new IllegalArgumentException("expected the name of a file, got \"\"");
      }
      return List.of(value);
    } catch (IllegalArgumentException e) {
      throw wrong(name, e.getMessage());
    }
  }

  private void arguments(String name) {
    String text = host.vars().text(name).orElse("");
    Iterator<String> words = words(name, text).iterator();
    while (words.hasNext()) {
      String word = words.next();
      if (HARMLESS.contains(word)) {
        continue;
      }
      boolean known = word.length() >= 2 && word.charAt(0) == '-'
          && LETTERS_WITH_VALUE.indexOf(word.charAt(1)) >= 0;
      if (!known) {
        throw wrong(name, "option " + word + " is not supported");
      }
      argument(name, word, word.length() > 2 ? word.substring(2) : value(name, word, words));
    }
  }

  private List<String> words(String name, String text) {
    try {
      return ShellWords.split(text);
    } catch (IllegalArgumentException e) {
      throw wrong(name, e.getMessage());
    }
  }

  private String value(String name, String word, Iterator<String> words) {
    if (!words.hasNext()) {
      throw wrong(name, "expected a value after " + word);
    }
    return words.next();
  }

  private void argument(String name, String word, String value) {
    switch (word.charAt(1)) {
      case 'i' -> add(name, "identityfile", List.of(value));
      case 'l' -> add(name, "user", List.of(value));
      case 'p' -> add(name, "port", List.of(value));
      case 'J' -> add(name, "proxyjump", List.of(value));
      default -> option(name, value);
    }
  }

  private void option(String name, String text) {
    String[] parts = text.strip().split("\\s*=\\s*|\\s+", 2);
    if (parts.length < 2 || parts[1].isEmpty()) {
      throw wrong(name, "expected -o NAME=VALUE, got \"" + text + "\"");
    }
    String keyword = parts[0].toLowerCase(Locale.ROOT);
    if (SshOptionRules.isHonoured(keyword)) {
      List<String> values = words(name, parts[1]);
      add(name, keyword, keyword.equals("identityfile")
          ? List.of(String.join(" ", values))
          : values);
      return;
    }
    switch (keyword) {
      case "stricthostkeychecking" -> strict(name, parts[1]);
      case "controlmaster", "controlpersist", "controlpath", "batchmode", "tcpkeepalive",
          "loglevel", "compression", "passwordauthentication", "kbdinteractiveauthentication",
          "preferredauthentications", "hashknownhosts", "updatehostkeys" -> {
        // Ours are always so, or make no difference here.
      }
      default -> throw wrong(name, "option " + text + " is not supported");
    }
  }

  private void add(String name, String keyword, List<String> values) {
    try {
      settings.add(keyword, SshOptionRules.check(keyword, values));
    } catch (IllegalArgumentException e) {
      throw wrong(name, e.getMessage());
    }
  }

  private void strict(String name, String value) {
    if (!value.equalsIgnoreCase("yes")) {
      throw wrong(name, "expected StrictHostKeyChecking=yes, got \"" + value
          + "\"; a host whose key is not known is never logged in to");
    }
  }

  private AeolusException wrong(String name, String what) {
    return new AeolusException(ExitCode.INVALID_INPUT,
        "host " + host.name() + ": " + name + ": " + what);
  }
}
