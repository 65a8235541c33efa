package aeolus.template.library;

import aeolus.core.python.PythonValues;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Filter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Filters for master files (RFC 1035, section 5): names, character strings, times. */
final class DnsFilters {
  private static final int LONGEST_STRING = 255;
  private static final Pattern TTL = Pattern.compile("(?:\\d{1,10}[wdhms])+|\\d{1,10}");
  private static final Pattern TTL_PART = Pattern.compile("(\\d+)([wdhms]?)");
  private static final String UNITS = "wdhms";
  private static final long[] SECONDS = {604_800, 86_400, 3600, 60, 1};

  private DnsFilters() {}

  static void register(Map<String, Filter> filters) {
    filters.put("fqdn", (value, arguments, _) -> absolute(text(value),
        arguments.bind("origin").text("origin", "")));
    filters.put("relative_to",
        (value, arguments, _) -> relative(text(value), arguments.bind("zone").text("zone")));
    filters.put("ptr", (value, arguments, _) -> {
      arguments.bind();
      return ReverseName.of(text(value));
    });
    filters.put("txt", (value, arguments, _) -> {
      arguments.bind();
      return strings(text(value));
    });
    filters.put("ttl", (value, arguments, _) -> {
      arguments.bind();
      return value instanceof CharSequence text ? seconds(text.toString()) : shown(value);
    });
  }

  private static String text(Object value) {
    if (value instanceof CharSequence text) {
      return text.toString();
    }
    throw new ExpressionException("expected a string, got " + PythonValues.typeName(value));
  }

  private static String absolute(String name, String origin) {
    if (name.isEmpty()) {
      throw new ExpressionException("expected a name, got an empty string");
    }
    if (name.equals("@") && origin.isEmpty()) {
      throw new ExpressionException("\"@\" needs the argument \"origin\"");
    }
    if (isAbsolute(name)) {
      return name;
    }
    String zone = origin.isEmpty() ? "." : dotted(origin);
    String suffix = zone.equals(".") ? "." : "." + zone;
    return name.equals("@") ? zone : name + suffix;
  }

  /** Leaves a name outside of the zone absolute. */
  private static String relative(String name, String zone) {
    String whole = dotted(name);
    String origin = dotted(zone);
    String suffix = origin.equals(".") ? "." : "." + origin;
    if (whole.equalsIgnoreCase(origin)) {
      return "@";
    }
    int end = whole.length() - suffix.length();
    boolean inside = end > 0 && whole.substring(end)
        .toLowerCase(Locale.ROOT)
        .equals(suffix.toLowerCase(Locale.ROOT)) && isAbsolute(whole.substring(0, end + 1));
    return inside ? whole.substring(0, end) : whole;
  }

  private static String dotted(String name) {
    return isAbsolute(name) ? name : name + ".";
  }

  /** A dot behind a backslash belongs to the label. */
  private static boolean isAbsolute(String name) {
    int backslashes = 0;
    while (backslashes < name.length() - 1
        && name.charAt(name.length() - 2 - backslashes) == '\\') {
      backslashes++;
    }
    return name.endsWith(".") && backslashes % 2 == 0;
  }

  private static String strings(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < octets.length; i++) {
      out.append(i > 0 && i % LONGEST_STRING == 0 ? "\" \"" : "").append(escaped(octets[i] & 0xff));
    }
    return out.append('"').toString();
  }

  private static String escaped(int octet) {
    if (octet == '"' || octet == '\\') {
      return "\\" + (char) octet;
    }
    return octet >= ' ' && octet < 0x7f ? String.valueOf((char) octet) : "\\%03d".formatted(octet);
  }

  private static long seconds(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (!TTL.matcher(lower).matches()) {
      throw new ExpressionException("expected a time as \"1h30m\", got \"" + text + "\"");
    }
    BigInteger sum = BigInteger.ZERO;
    for (Matcher part = TTL_PART.matcher(lower); part.find();) {
      String unit = part.group(2);
      long factor = unit.isEmpty() ? 1 : SECONDS[UNITS.indexOf(unit)];
      sum = sum.add(new BigInteger(part.group(1)).multiply(BigInteger.valueOf(factor)));
    }
    return inRange(sum);
  }

  /** A TTL has 31 bits (RFC 2181, section 8). */
  private static long inRange(BigInteger seconds) {
    if (seconds.signum() < 0 || seconds.bitLength() > 31) {
      throw new ExpressionException("expected a time of 0 to 2147483647 seconds, got " + seconds);
    }
    return seconds.longValue();
  }

  private static String shown(Object value) {
    long left = inRange(PythonValues.asInteger(value)
        .orElseThrow(() -> new ExpressionException(
            "expected seconds or a time as \"1h30m\", got " + PythonValues.typeName(value))));
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < SECONDS.length; i++) {
      out.append(left >= SECONDS[i] ? left / SECONDS[i] + UNITS.substring(i, i + 1) : "");
      left %= SECONDS[i];
    }
    return out.isEmpty() ? "0s" : out.toString();
  }
}
