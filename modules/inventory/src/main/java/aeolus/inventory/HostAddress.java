package aeolus.inventory;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Ansible takes for an address: host name, IPv4 or IPv6, with ranges.
 *
 * @param host the address without port
 * @param port null where none is given
 */
record HostAddress(String host, Long port) {
  /** A name of more characters is none; the expressions would need as much stack. */
  private static final int LONGEST = 1000;
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE
      | Pattern.UNICODE_CHARACTER_CLASS;
  private static final Pattern BRACKETED = Pattern.compile("\\[(.+)\\]:([0-9]+)");
  private static final Pattern PLAIN = Pattern.compile("((?:[^:\\[\\]]|\\[[^\\]]*\\])*+):([0-9]+)");

  private static final String HEX_RANGE = "\\[(?:[0-9a-f]+:[0-9a-f]+)(?::[0-9]+)?\\]";
  private static final String WORD = "(?:[0-9a-f]{1,4}|" + HEX_RANGE + ")";
  private static final String OCTET = "(?:[01]?[0-9]{1,2}|2[0-4][0-9]|25[0-5]"
      + "|\\[(?:[0-9]+:[0-9]+)(?::[0-9]+)?\\])";
  private static final String RANGE = "\\[(?:[a-z]:[a-z]|[0-9]+:[0-9]+)(?::[0-9]+)?\\]";
  private static final String LABEL = "(?:\\w|" + RANGE + ")(?:[\\w_-]|" + RANGE + ")*(?<![_-])";

  private static final Pattern IPV4 = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET + "",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern HOST_NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*+", FLAGS);
  // only the first alternative is tied to the start and only the last to the end in Ansible's too
  private static final Pattern IPV6 = Pattern.compile(ipv6(), Pattern.CASE_INSENSITIVE);

  private static String ipv6() {
    StringBuilder all = new StringBuilder("(?:W:){7}W|(?:W:){1,6}:|(?:W:)(?::W){1,6}");
    for (int left = 2; left <= 6; left++) {
      all.append("|(?:W:){").append(left).append("}(?::W){1,").append(7 - left).append('}');
    }
    all.append("|:(?::W){1,6}|W?::|(?:0:){6}(?:W\\.){3}W|::(?:ffff:)?(?:W\\.){3}W");
    return all.append("|(?:0:){5}ffff:(?:W\\.){3}W$").toString().replace("W", WORD);
  }

  /** Reads an address that may have a port, or returns null where the text is none. */
  static HostAddress parse(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    String host = text;
    Long port = null;
    for (Pattern form : List.of(BRACKETED, PLAIN)) {
      Matcher matcher = form.matcher(host);
      if (matcher.matches()) {
        host = matcher.group(1);
        port = port(matcher.group(2));
      }
    }
    return isAddress(host) ? new HostAddress(host, port) : null;
  }

  static boolean isAddress(String text) {
    return IPV4.matcher(text).matches() || isIpv6(text) || HOST_NAME.matcher(text).matches();
  }

  private static boolean isIpv6(String text) {
    return text.indexOf(':') >= 0 && IPV6.matcher(text).lookingAt();
  }

  /** Tells whether the short form of a host name is the name itself. */
  static boolean isIpAddress(String name) {
    if (name.length() > LONGEST) {
      return false;
    }
    boolean digitFirst = !name.isEmpty() && Character.digit(name.charAt(0), 16) >= 0;
    return (digitFirst && IPV4.matcher(name).matches()) || isIpv6(name);
  }

  /** Reads a port; what can't be one anyway needs not be exact. */
  private static Long port(String digits) {
    return digits.length() > 18 ? Long.valueOf(Long.MAX_VALUE) : Long.valueOf(digits);
  }
}
