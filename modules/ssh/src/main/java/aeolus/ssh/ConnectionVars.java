package aeolus.ssh;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Reads Ansible's connection variables; of two that mean the same the longer name wins, as there. */
public final class ConnectionVars {
  private static final int MAX_PORT = 65_535;
  private static final int MAX_SECONDS = 3_600;
  private static final String LETTERS_WITH_VALUE = "oilp";

  private final Host host;
  private String user;
  private int port = 22;
  private final List<Path> identities = new ArrayList<>();
  private final List<Path> knownHosts = new ArrayList<>();
  private Duration timeout;

  private ConnectionVars(Host host, SshDefaults defaults) {
    this.host = host;
    this.user = defaults.user();
    this.timeout = defaults.connectTimeout();
  }

  /**
   * Returns how to log in to a host by its variables.
   *
   * @throws AeolusException where a variable has a value that can't be honoured
   */
  public static SshTarget fromVars(Host host, SshDefaults defaults) {
    ConnectionVars vars = new ConnectionVars(host, defaults);
    vars.read();
    return new SshTarget(host.address(), vars.port, vars.user,
        vars.identities.isEmpty() ? defaults.identityFiles() : vars.identities,
        new HostKeyPolicy.KnownHosts(
            vars.knownHosts.isEmpty() ? defaults.knownHosts() : vars.knownHosts, List.of()),
        vars.timeout);
  }

  private void read() {
    each(this::arguments, "ansible_ssh_args", "ansible_ssh_common_args", "ansible_ssh_extra_args");
    each((name, text) -> user = user(name, text), "ansible_user", "ansible_ssh_user");
    each((name, text) -> port = port(name, text), "ansible_port", "ansible_ssh_port");
    each((name, text) -> timeout = seconds(name, text), "ansible_timeout", "ansible_ssh_timeout");
    for (String name : List.of("ansible_ssh_private_key_file", "ansible_private_key_file")) {
      if (host.vars().text(name).isPresent()) {
        identities.addFirst(path(name, host.vars().text(name).get()));
        break;
      }
    }
  }

  private void each(BiConsumer<String, String> use, String... names) {
    for (String name : names) {
      host.vars().text(name).ifPresent(text -> use.accept(name, text));
    }
  }

  private void arguments(String name, String text) {
    Iterator<String> words = words(name, text).iterator();
    while (words.hasNext()) {
      String word = words.next();
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
      case 'i' -> identities.add(path(name, value));
      case 'l' -> user = user(name, value);
      case 'p' -> port = port(name, value);
      default -> option(name, value);
    }
  }

  private void option(String name, String text) {
    String[] parts = text.strip().split("\\s*=\\s*|\\s+", 2);
    if (parts.length < 2 || parts[1].isEmpty()) {
      throw wrong(name, "expected -o NAME=VALUE, got \"" + text + "\"");
    }
    String value = parts[1];
    switch (parts[0].toLowerCase(Locale.ROOT)) {
      case "userknownhostsfile" -> words(name, value).forEach(f -> knownHosts.add(path(name, f)));
      case "identityfile" -> identities.add(path(name, String.join(" ", words(name, value))));
      case "user" -> user = user(name, value);
      case "port" -> port = port(name, value);
      case "connecttimeout" -> timeout = seconds(name, value);
      case "stricthostkeychecking" -> strict(name, value);
      case "identitiesonly", "serveraliveinterval", "serveralivecountmax", "controlmaster",
          "controlpersist", "controlpath", "batchmode", "tcpkeepalive", "loglevel",
          "compression" -> {
        // Ours are always so, or make no difference here.
      }
      default -> throw wrong(name, "option " + text + " is not supported");
    }
  }

  private void strict(String name, String value) {
    if (!value.equalsIgnoreCase("yes")) {
      throw wrong(name, "expected StrictHostKeyChecking=yes, got \"" + value
          + "\"; a host whose key is not known is never logged in to");
    }
  }

  private String user(String name, String text) {
    if (text.isBlank() || text.chars().anyMatch(Character::isWhitespace)) {
      throw wrong(name, "expected a user's name, got \"" + text + "\"");
    }
    return text;
  }

  private int port(String name, String text) {
    return number(name, text, "a port of 1 to " + MAX_PORT, MAX_PORT);
  }

  private Duration seconds(String name, String text) {
    return Duration.ofSeconds(
        number(name, text, "a time of 1 to " + MAX_SECONDS + " seconds", MAX_SECONDS));
  }

  private int number(String name, String text, String expected, int max) {
    int value = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    if (value < 1 || value > max) {
      throw wrong(name, "expected " + expected + ", got \"" + text + "\"");
    }
    return value;
  }

  private Path path(String name, String text) {
    try {
      if (text.isEmpty()) {
        throw wrong(name, "expected the name of a file, got \"\"");
      }
      return text.startsWith("~/")
          ? Path.of(System.getProperty("user.home"), text.substring(2))
          : Path.of(text);
    } catch (InvalidPathException e) {
      throw wrong(name, "expected the name of a file, got \"" + text + "\"");
    }
  }

  private AeolusException wrong(String name, String what) {
    return new AeolusException(ExitCode.INVALID_INPUT,
        "host " + host.name() + ": " + name + ": " + what);
  }
}
