package aeolus.zone.rule;

import aeolus.zone.wire.RecordTable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The syntax of SPF records (RFC 7208, section 12). */
final class SpfSyntax {
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final String IPV4 = OCTET + "(\\." + OCTET + "){3}(/(3[0-2]|[12]?\\d))?";
  private static final String MACRO = "(%\\{[slodiphcrtv]\\d*r?[-.+,/_=]*\\}|%%|%_|%-|[!-$&-~])";
  private static final String LENGTHS = "(/(3[0-2]|[12]?\\d))?(//(12[0-8]|1[01]\\d|\\d?\\d))?";
  private static final String DOMAIN = MACRO + "+?";
  private static final Pattern MECHANISM = Pattern.compile("[-+?~]?(all|include:" + DOMAIN
      + "|(a|mx)(:" + DOMAIN + ")?" + LENGTHS + "|ptr(:" + DOMAIN + ")?|ip4:" + IPV4
      + "|ip6:[0-9a-f:.]+(/(12[0-8]|1[01]\\d|\\d?\\d))?|exists:" + DOMAIN + ")",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern MODIFIER = Pattern.compile("[a-z][a-z0-9_.-]*=" + MACRO + "*",
      Pattern.CASE_INSENSITIVE);

  private SpfSyntax() {}

  static boolean isSpf(RecordTable table, int record) {
    if (!Strings.startsWith(table, record, "v=spf1")) {
      return false;
    }
    String text = Strings.joined(table, record);
    return text.length() == 6 || text.charAt(6) == ' ';
  }

  /** Returns the first thing that is wrong. */
  static Optional<String> mistake(String text) {
    int redirects = 0;
    int explanations = 0;
    for (String term : text.substring(6).split(" +")) {
      if (term.isEmpty()) {
        continue;
      }
      String lower = term.toLowerCase(Locale.ROOT);
      redirects += lower.startsWith("redirect=") ? 1 : 0;
      explanations += lower.startsWith("exp=") ? 1 : 0;
      if (!MECHANISM.matcher(term).matches() && !MODIFIER.matcher(term).matches()) {
        return Optional.of("expected a mechanism such as mx, ip4:192.0.2.0/24 or -all, got \""
            + term + "\"");
      }
    }
    return redirects > 1 || explanations > 1
        ? Optional.of("expected redirect= and exp= once at most, got another")
        : Optional.empty();
  }
}
