package aeolus.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One host of ProxyJump.
 *
 * @param user to log in as there, empty where not said
 * @param host as said, for ssh_config to be looked up by
 * @param port as said, empty where not
 */
record JumpSpec(String user, String host, String port) {
  private static final Pattern FORM = Pattern
      .compile("(?:ssh://)?(?:([^@\\s/]+)@)?(?:\\[([0-9A-Fa-f:.%a-z]+)]|([^:\\s/@\\[\\]]+))"
          + "(?::([0-9]+))?/?");
  private static final int MAX_HOPS = 16;

  /**
   * Reads {@code [user@]host[:port]}, several with commas between them; none of {@code none}.
   *
   * @throws IllegalArgumentException where it is not so
   */
  static List<JumpSpec> parse(String text) {
    List<JumpSpec> hops = new ArrayList<>();
    if (text.equalsIgnoreCase("none")) {
      return hops;
    }
    for (String part : text.split(",", -1)) {
      hops.add(one(part.strip()));
    }
    if (hops.size() > MAX_HOPS) {
      throw new IllegalArgumentException("expected at most " + MAX_HOPS + " hosts, got \"" + text
          + "\"");
    }
    return hops;
  }

  private static JumpSpec one(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || text.startsWith("-")) {
      throw new IllegalArgumentException("expected [USER@]HOST[:PORT], got \"" + text + "\"");
    }
    String host = parts.group(2) == null ? parts.group(3) : parts.group(2);
    return new JumpSpec(orEmpty(parts.group(1)), host,
        parts.group(4) == null ? "" : SshOptionRules.port(parts.group(4)));
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
