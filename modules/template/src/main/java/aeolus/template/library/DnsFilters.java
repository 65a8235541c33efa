package aeolus.template.library;

import aeolus.core.python.PythonText;
import aeolus.core.python.PythonValues;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Filter;
import aeolus.template.expression.Scope;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Filters for zone files (RFC 1035, section 5). */
final class DnsFilters {
  private static final int LONGEST_STRING = 255;
  private static final Pattern TTL = Pattern.compile("(?i)(?:(\\d+)w)?(?:(\\d+)d)?(?:(\\d+)h)?"
      + "(?:(\\d+)m)?(?:(\\d+)s?)?");
  private static final long[] UNITS = {604800, 86400, 3600, 60, 1};
  private static final String LETTERS = "wdhms";
  private static final long LONGEST_TTL = Integer.MAX_VALUE;

  private DnsFilters() {}

  static void register(Map<String, Filter> filters) {
    filters.put("fqdn", DnsFilters::fqdn);
    filters.put("relative_to", DnsFilters::relativeTo);
    filters.put("ptr", DnsFilters::ptr);
    filters.put("txt", DnsFilters::txt);
    filters.put("ttl", DnsFilters::ttl);
    filters.put("idna", DnsFilters::idna);
  }

  /** Makes a name absolute; a relative one is below the origin, where one is given. */
  private static Object fqdn(Object value, Arguments arguments, Scope scope) {
    Object origin = arguments.bind("origin").get("origin", null);
    String name = AnsibleValues.text(value);
    if (name.endsWith(".")) {
      return name;
    }
    if (origin == null) {
      return name + ".";
    }
    String zone = absolute(AnsibleValues.text(origin));
    if (name.equals("@") || name.isEmpty()) {
      return zone;
    }
    return zone.equals(".") ? name + "." : name + "." + zone;
  }

  private static String absolute(String name) {
    return name.endsWith(".") ? name : name + ".";
  }

  /** Shortens a name below a zone: {@code @} for the zone's own; others stay, with their dot. */
  private static Object relativeTo(Object value, Arguments arguments, Scope scope) {
    String zone = absolute(arguments.bind("zone").text("zone"));
    String name = absolute(AnsibleValues.text(value));
    if (name.equalsIgnoreCase(zone)) {
      return "@";
    }
    if (zone.equals(".")) {
      return name.substring(0, name.length() - 1);
    }
    boolean below = name.toLowerCase(Locale.ROOT)
        .endsWith("." + zone.toLowerCase(Locale.ROOT));
    return below ? name.substring(0, name.length() - zone.length() - 1) : name;
  }

  /** The name under which an address is looked up (RFC 1035, 3.5; RFC 3596, 2.5). */
  private static Object ptr(Object value, Arguments arguments, Scope scope) {
    arguments.bind();
    Optional<IpNetwork> address = IpNetwork.parse(PythonText.str(value));
    return address.orElseThrow(() -> new ExpressionException(
        "expected an IPv4 or IPv6 address, got " + PythonText.repr(value))).reverseName();
  }

  /** Makes character strings of at most 255 octets, quoted and escaped. */
  private static Object txt(Object value, Arguments arguments, Scope scope) {
    arguments.bind();
    byte[] octets = PythonText.str(value).getBytes(StandardCharsets.UTF_8);
    List<String> strings = new ArrayList<>();
    int start = 0;
    do {
      int end = Math.min(octets.length, start + LONGEST_STRING);
      strings.add(quoted(octets, start, end));
      start = end;
    } while (start < octets.length);
    return String.join(" ", strings);
  }

  private static String quoted(byte[] octets, int start, int end) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = start; i < end; i++) {
      int octet = octets[i] & 0xff;
      if (octet == '"' || octet == '\\') {
        text.append('\\').append((char) octet);
      } else if (octet >= ' ' && octet < 0x7f) {
        text.append((char) octet);
      } else {
        text.append(String.format(Locale.ROOT, "\\%03d", octet));
      }
    }
    return text.append('"').toString();
  }

  /** Makes seconds of {@code 1h30m}, and {@code 1h30m} of seconds that are a number. */
  private static Object ttl(Object value, Arguments arguments, Scope scope) {
    arguments.bind();
    if (PythonValues.asInteger(value).isPresent() && !(value instanceof Boolean)) {
      return units(bounded(PythonValues.asInteger(value).get().longValue(), value));
    }
    String text = AnsibleValues.text(value).strip();
    Matcher parts = TTL.matcher(text);
    if (text.isEmpty() || !parts.matches()) {
      throw new ExpressionException(
          "expected a time to live like 1h30m or 3600, got " + PythonText.repr(value));
    }
    long seconds = 0;
    for (int i = 0; i < UNITS.length; i++) {
      String digits = parts.group(i + 1);
      if (digits != null && digits.length() > 10) {
        bounded(Long.MAX_VALUE, value);
      }
      seconds += digits == null ? 0 : Long.parseLong(digits) * UNITS[i];
    }
    return bounded(seconds, value);
  }

  private static long bounded(long seconds, Object value) {
    if (seconds < 0 || seconds > LONGEST_TTL) {
      throw new ExpressionException("a time to live is from 0 to " + LONGEST_TTL
          + " s (RFC 2181, 8), got " + PythonText.repr(value));
    }
    return seconds;
  }

  private static String units(long seconds) {
    StringBuilder text = new StringBuilder();
    long rest = seconds;
    for (int i = 0; i < UNITS.length; i++) {
      if (rest >= UNITS[i]) {
        text.append(rest / UNITS[i]).append(LETTERS.charAt(i));
        rest %= UNITS[i];
      }
    }
    return text.isEmpty() ? "0s" : text.toString();
  }

  /**
   * Makes ASCII of an internationalised name (RFC 3490). What IDNA 2003 and 2008 make different
   * names of (sharp s, final sigma, joiners) is refused.
   */
  private static Object idna(Object value, Arguments arguments, Scope scope) {
    arguments.bind();
    String name = AnsibleValues.text(value);
    if (name.chars().anyMatch(c -> "\u00df\u03c2\u200c\u200d".indexOf(c) >= 0)) {
      throw new ExpressionException("names with \u00df, \u03c2 or joiners are different names in "
          + "IDNA 2003 and 2008, expected the name in ASCII (xn--...)");
    }
    boolean dotted = name.endsWith(".");
    try {
      return IDN.toASCII(dotted ? name.substring(0, name.length() - 1) : name)
          + (dotted ? "." : "");
    } catch (IllegalArgumentException e) {
      throw new ExpressionException("no name for IDNA: " + PythonText.repr(name));
    }
  }
}
