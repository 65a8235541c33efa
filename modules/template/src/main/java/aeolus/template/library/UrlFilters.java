package aeolus.template.library;

import aeolus.template.expression.Arguments;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Filter;
import aeolus.template.expression.Scope;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ansible's {@code urlsplit}, which takes URLs apart as Python does. */
final class UrlFilters {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)",
      Pattern.DOTALL);
  private static final Pattern AUTHORITY = Pattern.compile("//([^/?#]*)(.*)", Pattern.DOTALL);
  private static final Pattern HOST = Pattern.compile("[^\\[]*\\[([^]]*)]?(.*)|([^:]*)(.*)",
      Pattern.DOTALL);

  private UrlFilters() {}

  static void register(Map<String, Filter> filters) {
    filters.put("urlsplit", UrlFilters::split);
  }

  private static Object split(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("query", "alias");
    Map<String, Object> parts = parts(AnsibleValues.text(value));
    if (bound.get("query", null) == null || bound.get("query").equals("")) {
      return parts;
    }
    String query = bound.text("query");
    if (!parts.containsKey(query)) {
      throw new ExpressionException("unknown part \"" + query + "\", expected one of "
          + String.join(", ", parts.keySet()));
    }
    return parts.get(query);
  }

  private static Map<String, Object> parts(String url) {
    Map<String, Object> parts = new TreeMap<>();
    String rest = url.replaceFirst("^[\\x00-\\x20]+", "").replaceAll("[\\r\\n\\t]", "");
    Matcher scheme = SCHEME.matcher(rest);
    boolean named = scheme.matches();
    parts.put("scheme", named ? scheme.group(1).toLowerCase(Locale.ROOT) : "");
    Matcher authority = AUTHORITY.matcher(named ? scheme.group(2) : rest);
    boolean located = authority.matches();
    authority(located ? authority.group(1) : "", parts);
    rest = located ? authority.group(2) : named ? scheme.group(2) : rest;
    int fragment = rest.indexOf('#');
    parts.put("fragment", fragment < 0 ? "" : rest.substring(fragment + 1));
    rest = fragment < 0 ? rest : rest.substring(0, fragment);
    int query = rest.indexOf('?');
    parts.put("query", query < 0 ? "" : rest.substring(query + 1));
    parts.put("path", query < 0 ? rest : rest.substring(0, query));
    return parts;
  }

  private static void authority(String text, Map<String, Object> parts) {
    if (text.contains("[") != text.contains("]") || isAmbiguous(text)
        || (text.contains("[")
            && !isAddress(text.replaceFirst("(?s)^[^\\[]*\\[", "").replaceFirst("(?s)].*", "")))) {
      throw new ExpressionException("no URL: its host is no good");
    }
    int at = text.lastIndexOf('@');
    String user = at < 0 ? null : text.substring(0, at);
    int colon = user == null ? -1 : user.indexOf(':');
    parts.put("netloc", text);
    parts.put("username", colon < 0 ? user : user.substring(0, colon));
    parts.put("password", colon < 0 ? null : user.substring(colon + 1));
    Matcher host = HOST.matcher(text.substring(at + 1));
    if (!host.matches()) {
      throw new ExpressionException("no URL: its host is no good");
    }
    boolean bracketed = host.group(1) != null;
    parts.put("hostname", lower(bracketed ? host.group(1) : host.group(3)));
    String rest = bracketed ? host.group(2) : host.group(4);
    parts.put("port", port(rest.substring(rest.indexOf(':') + 1)));
  }

  private static boolean isAddress(String bracketed) {
    return bracketed.matches("(?s)v[0-9A-Fa-f]+\\..+")
        || IpNetwork.parse(bracketed.replaceFirst("(?s)%.+", ""))
            .filter(address -> address.version() == 6)
            .isPresent();
  }

  /** Python refuses hosts with characters that stand for one of those that end it. */
  private static boolean isAmbiguous(String host) {
    String plain = host.replaceAll("[@:#?]", "");
    String normal = Normalizer.normalize(plain, Normalizer.Form.NFKC);
    return !plain.equals(normal) && normal.chars().anyMatch(c -> "/?#@:".indexOf(c) >= 0);
  }

  private static String lower(String host) {
    int zone = host.indexOf('%');
    String lower = zone < 0
        ? host.toLowerCase(Locale.ROOT)
        : host.substring(0, zone).toLowerCase(Locale.ROOT) + host.substring(zone);
    return lower.isEmpty() ? null : lower;
  }

  private static Object port(String text) {
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("0*\\d{1,5}") || Integer.parseInt(text) > 65535) {
      throw new ExpressionException("no URL: its port is no good, expected 0 to 65535");
    }
    return Long.valueOf(text);
  }
}
