package aeolus.template.library;

import aeolus.core.python.PythonText;
import aeolus.core.python.PythonValues;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Filter;
import aeolus.template.expression.Scope;
import java.math.BigInteger;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
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
      + "(?:(\\d+)m)?(?:(\\d+)s)?");
  private static final Pattern SECONDS = Pattern.compile("\\d+");
  private static final long[] UNITS = {604800, 86400, 3600, 60, 1};
  private static final String LETTERS = "wdhms";

  private DnsFilters() {}

  static void register(Map<String, Filter> filters) {
    filters.put("fqdn", DnsFilters::fqdn);
    filters.put("relative_to", DnsFilters::relativeTo);
    filters.put("ptr", DnsFilters::ptr);
    filters.put("txt", DnsFilters::txt);
    filters.put("ttl", DnsFilters::ttl);
    filters.put("idna", DnsFilters::idna);
    filters.put("serial", DnsFilters::serial);
  }

  /** Makes a name absolute; a relative one is below the origin, where one is given. */
  private static Object fqdn(Object value, Arguments arguments, Scope scope) {
    Object origin = arguments.bind("origin").get("origin", null);
    String name = AnsibleValues.text(value);
    if (isAbsolute(name)) {
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
    return isAbsolute(name) ? name : name + ".";
  }

  /** Tells whether a name ends in a dot; one behind a backslash belongs to the label. */
  private static boolean isAbsolute(String name) {
    int backslashes = 0;
    while (backslashes < name.length() - 1
        && name.charAt(name.length() - 2 - backslashes) == '\\') {
      backslashes++;
    }
    return name.endsWith(".") && backslashes % 2 == 0;
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
    int end = name.length() - zone.length() - 1;
    boolean below = end > 0 && name.substring(end + 1).equalsIgnoreCase(zone)
        && isAbsolute(name.substring(0, end + 1));
    return below ? name.substring(0, end) : name;
  }

  /** The name under which an address is looked up (RFC 1035, 3.5; RFC 3596, 2.5). */
  private static Object ptr(Object value, Arguments arguments, Scope scope) {
    arguments.bind();
    Optional<IpNetwork> address = IpNetwork.parse(PythonText.str(value));
    return address.filter(network -> !network.isNetwork())
        .orElseThrow(() -> new ExpressionException(
            "expected an IPv4 or IPv6 address, got " + PythonText.repr(value)))
        .reverseName();
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
    if (value instanceof CharSequence) {
      return seconds(value.toString().strip());
    }
    Optional<BigInteger> integer = value instanceof Boolean
        ? Optional.empty()
        : PythonValues.asInteger(value);
    return units(bounded(integer.orElseThrow(() -> noTime(value)), value));
  }

  private static ExpressionException noTime(Object value) {
    return new ExpressionException(
        "expected a time to live like \"1h30m\" or 3600, got " + PythonText.repr(value));
  }

  private static long seconds(String text) {
    if (SECONDS.matcher(text).matches()) {
      return bounded(new BigInteger(text), text);
    }
    Matcher parts = TTL.matcher(text);
    if (text.isEmpty() || !parts.matches()) {
      throw noTime(text);
    }
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < UNITS.length; i++) {
      String digits = parts.group(i + 1);
      sum = digits == null
          ? sum
          : sum.add(new BigInteger(digits).multiply(BigInteger.valueOf(UNITS[i])));
    }
    return bounded(sum, text);
  }

  /** A time to live has 31 bits (RFC 2181, section 8). */
  private static long bounded(BigInteger seconds, Object value) {
    if (seconds.signum() < 0 || seconds.bitLength() > 31) {
      throw new ExpressionException("expected a time to live from 0 to 2147483647 s, got "
          + PythonText.repr(value));
    }
    return seconds.longValue();
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

  /**
   * Makes a serial: of a number the one so many after it (RFC 1982, 3.1), of a date {@code
   * YYYYMMDDnn}.
   */
  private static Object serial(Object value, Arguments arguments, Scope scope) {
    int number = arguments.bind("number").integer("number", 1);
    if (PythonValues.asInteger(value).isPresent() && !(value instanceof Boolean)) {
      return after(PythonValues.asInteger(value).get(), number);
    }
    try {
      LocalDate date = LocalDate.parse(AnsibleValues.text(value));
      if (number < 0 || number > 99) {
        throw new ExpressionException("a date's serial ends with a number from 0 to 99, got "
            + number);
      }
      return Long.parseLong(DateTimeFormatter.BASIC_ISO_DATE.format(date)) * 100 + number;
    } catch (DateTimeParseException _) {
      throw new ExpressionException("expected a serial or a date like 2026-01-31, got "
          + PythonText.repr(value));
    }
  }

  private static Object after(BigInteger serial, int number) {
    if (serial.signum() < 0 || serial.bitLength() > 32 || number < 0) {
      throw new ExpressionException("a serial is from 0 to 4294967295, and grows by a number"
          + " from 0 to 2147483647");
    }
    return (serial.longValue() + number) % (1L << 32);
  }
}
