package aeolus.ssh;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns settings into logins: what the inventory says, then ssh_config(5), then defaults. */
final class TargetResolver {
  private static final int MAX_HOPS = 16;

  private final SshDefaults defaults;

  TargetResolver(SshDefaults defaults) {
    this.defaults = defaults;
  }

  /**
   * Returns the login for a host that the user named so.
   *
   * @param settings those that win over the files'
   * @throws IllegalArgumentException where a setting can't be honoured; the message says which
   */
  SshTarget resolve(String named, SshSettings settings) {
    return resolve(named, settings, 0);
  }

  private SshTarget resolve(String named, SshSettings settings, int depth) {
    defaults.config().addTo(settings, named);
    refuseCommand(settings);
    String host = settings.one("hostname")
        .map(text -> new Tokens(Map.of("%", "%", "h", named)).expand(text))
        .orElse(named);
    int port = settings.one("port").map(Integer::parseInt).orElse(22);
    String user = settings.one("user").orElse(defaults.user());
    SshOptions options = options(settings, tokens(named, host, port, user, settings));
    SshTarget target = new SshTarget(host, port, user,
        files(settings, "identityfile", defaults.identityFiles(),
            tokens(named, host, port, user, settings)),
        knownHosts(settings, tokens(named, host, port, user, settings)), timeout(settings),
        options);
    List<SshTarget> jumps = jumps(target, settings, depth);
    return target.withOptions(options.withJumps(jumps));
  }

  private static void refuseCommand(SshSettings settings) {
    String command = settings.one("proxycommand").orElse("none");
    if (!command.equalsIgnoreCase("none")) {
      throw new IllegalArgumentException("ProxyCommand is not run; expected ProxyJump, got \""
          + command + "\"");
    }
  }

  private Duration timeout(SshSettings settings) {
    return settings.one("connecttimeout")
        .map(Long::parseLong)
        .filter(seconds -> seconds > 0)
        .map(Duration::ofSeconds)
        .orElse(defaults.connectTimeout());
  }

  private Tokens tokens(String named, String host, int port, String user,
      SshSettings settings) {
    Map<String, String> values = new HashMap<>();
    values.put("%", "%");
    values.put("d", System.getProperty("user.home"));
    values.put("u", System.getProperty("user.name"));
    values.put("h", host);
    values.put("n", named);
    values.put("p", String.valueOf(port));
    values.put("r", user);
    values.put("k", settings.one("hostkeyalias").orElse(named));
    return new Tokens(values);
  }

  private SshOptions options(SshSettings settings, Tokens tokens) {
    return new SshOptions(settings.one("hostkeyalias").orElse("").toLowerCase(Locale.ROOT),
        List.of(), files(settings, "certificatefile", List.of(), tokens),
        settings.one("identitiesonly").orElse("no").equals("yes"), agent(settings, tokens),
        Duration.ofSeconds(settings.one("serveraliveinterval").map(Long::parseLong).orElse(0L)),
        settings.one("serveralivecountmax")
            .map(Integer::parseInt)
            .orElse(SshOptions.ALIVE_COUNT_MAX),
        Optional.empty());
  }

  private Optional<Path> agent(SshSettings settings, Tokens tokens) {
    String said = settings.one("identityagent").orElse("SSH_AUTH_SOCK");
    if (said.equalsIgnoreCase("none")) {
      return Optional.empty();
    }
    if (said.equals("SSH_AUTH_SOCK")) {
      return defaults.agent();
    }
    return said.startsWith("$") && !said.startsWith("${")
        ? SshDefaults.agent(System.getenv(said.substring(1)))
        : Optional.of(path("IdentityAgent", said, tokens));
  }

  private static List<Path> files(SshSettings settings, String keyword, List<Path> otherwise,
      Tokens tokens) {
    List<String> said = settings.all(keyword);
    return said == null
        ? otherwise
        : said.stream()
            .filter(text -> !text.equalsIgnoreCase("none"))
            .map(text -> path(keyword, text, tokens))
            .distinct()
            .toList();
  }

  private HostKeyPolicy knownHosts(SshSettings settings, Tokens tokens) {
    List<Path> all = new ArrayList<>(
        files(settings, "userknownhostsfile", defaults.knownHosts(), tokens));
    all.addAll(files(settings, "globalknownhostsfile", defaults.globalKnownHosts(), tokens));
    return new HostKeyPolicy.KnownHosts(all, List.of());
  }

  private static Path path(String keyword, String text, Tokens tokens) {
    try {
      return Path.of(tokens.expand(text));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          keyword + ": expected the name of a file, got \"" + text + "\"", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(keyword + ": " + e.getMessage(), e);
    }
  }

  /** Like ssh(1): to the first host by that host's own settings, from there on as said. */
  private List<SshTarget> jumps(SshTarget target, SshSettings settings, int depth) {
    String said = settings.one("proxyjump").orElse("none");
    List<SshTarget> jumps = new ArrayList<>();
    for (JumpSpec spec : JumpSpec.parse(said)) {
      SshTarget hop = hop(spec, jumps.isEmpty(), depth);
      if (depth >= MAX_HOPS || isSame(hop, target)) {
        throw new IllegalArgumentException("ProxyJump leads in a circle, or through more than "
            + MAX_HOPS + " hosts, at \"" + said + "\"");
      }
      jumps.addAll(hop.options().jumps());
      jumps.add(hop.withOptions(hop.options().withJumps(List.of())));
    }
    return jumps;
  }

  private SshTarget hop(JumpSpec spec, boolean first, int depth) {
    SshSettings settings = new SshSettings();
    if (!spec.user().isEmpty()) {
      settings.add("user", List.of(spec.user()));
    }
    if (!spec.port().isEmpty()) {
      settings.add("port", List.of(spec.port()));
    }
    if (!first || depth >= MAX_HOPS) {
      settings.add("proxyjump", List.of("none"));
    }
    return resolve(spec.host(), settings, depth + 1);
  }

  private static boolean isSame(SshTarget a, SshTarget b) {
    return a.host().equalsIgnoreCase(b.host()) && a.port() == b.port()
        && a.user().equals(b.user());
  }
}
