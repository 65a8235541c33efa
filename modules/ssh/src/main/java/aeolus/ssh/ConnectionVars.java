package aeolus.ssh;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads Ansible's connection variables. */
public final class ConnectionVars {
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
    for (String name : List.of("ansible_ssh_common_args", "ansible_ssh_extra_args")) {
      host.vars().text(name).ifPresent(text -> arguments(name, words(text)));
    }
    host.vars().text("ansible_user").ifPresent(text -> user = text);
    host.vars().text("ansible_port").ifPresent(text -> port = port("ansible_port", text));
    host.vars()
        .text("ansible_ssh_private_key_file")
        .ifPresent(text -> identities.addFirst(path(text)));
  }

  private static List<String> words(String text) {
    return List.of(text.strip().replace("\"", "").replace("'", "").split("\\s+"));
  }

  private void arguments(String name, List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("-o") && i + 1 < words.size()) {
        option(name, words.get(++i));
      } else if (word.startsWith("-o") && word.length() > 2) {
        option(name, word.substring(2));
      } else if (word.equals("-i") && i + 1 < words.size()) {
        identities.add(path(words.get(++i)));
      } else if (!word.isEmpty()) {
        throw wrong(name, "option " + word + " is not supported");
      }
    }
  }

  private void option(String name, String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw wrong(name, "expected -o NAME=VALUE, got \"" + text + "\"");
    }
    String value = text.substring(equals + 1);
    switch (text.substring(0, equals).toLowerCase(Locale.ROOT)) {
      case "userknownhostsfile" -> knownHosts.add(path(value));
      case "identityfile" -> identities.add(path(value));
      case "user" -> user = value;
      case "port" -> port = port(name, value);
      case "connecttimeout" -> timeout = Duration.ofSeconds(port(name, value));
      case "identitiesonly", "serveraliveinterval", "serveralivecountmax", "controlmaster",
          "controlpersist" -> {
        // Ours are always so, or make no difference here.
      }
      default -> throw wrong(name, "option " + text + " is not supported");
    }
  }

  private int port(String name, String text) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
      throw wrong(name, "expected a number, got \"" + text + "\"");
    }
    return Integer.parseInt(text);
  }

  private static Path path(String text) {
    return text.startsWith("~/")
        ? Path.of(System.getProperty("user.home"), text.substring(2))
        : Path.of(text);
  }

  private AeolusException wrong(String name, String what) {
    return new AeolusException(ExitCode.INVALID_INPUT,
        "host " + host.name() + ": " + name + ": " + what);
  }
}
