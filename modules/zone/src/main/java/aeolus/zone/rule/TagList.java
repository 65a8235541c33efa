package aeolus.zone.rule;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lists of {@code tag=value} (RFC 6376, section 3.2). */
final class TagList {
  private static final Pattern TAG = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
  private static final Map<String, Pattern> DMARC = Map.of("p",
      Pattern.compile("none|quarantine|reject"), "sp", Pattern.compile("none|quarantine|reject"),
      "adkim", Pattern.compile("[rs]"), "aspf", Pattern.compile("[rs]"), "pct",
      Pattern.compile("100|\\d?\\d"), "ri", Pattern.compile("\\d{1,10}"), "rf",
      Pattern.compile("[a-z-]+(:[a-z-]+)*"), "fo", Pattern.compile("[01ds](:[01ds])*"), "rua",
      Pattern.compile("[a-zA-Z][^,;\\s]*:[^,;\\s]+(\\s*,\\s*[a-zA-Z][^,;\\s]*:[^,;\\s]+)*"),
      "ruf", Pattern.compile("[a-zA-Z][^,;\\s]*:[^,;\\s]+(\\s*,\\s*[a-zA-Z][^,;\\s]*:[^,;\\s]+)*"));
  private static final Map<String, Pattern> DKIM = Map.of("v", Pattern.compile("DKIM1"), "k",
      Pattern.compile("rsa|ed25519"), "h", Pattern.compile("[a-z0-9-]+(\\s*:\\s*[a-z0-9-]+)*"),
      "s", Pattern.compile("(\\*|[a-z0-9-]+)(\\s*:\\s*(\\*|[a-z0-9-]+))*"), "t",
      Pattern.compile("[a-z](\\s*:\\s*[a-z])*"));

  private TagList() {}

  /** Returns what is wrong with a DMARC record. */
  static Optional<String> dmarc(String text) {
    Map<String, String> tags = new LinkedHashMap<>();
    Optional<String> wrong = parse(text, tags);
    if (wrong.isPresent()) {
      return wrong;
    }
    if (!"DMARC1".equals(tags.get("v"))) {
      return Optional.of("expected v=DMARC1, got \"v=" + tags.get("v") + "\"");
    }
    if (!tags.containsKey("p")) {
      return Optional.of("expected p=none, p=quarantine or p=reject, got none of them");
    }
    return values(tags, DMARC);
  }

  /** Returns what is wrong with a DKIM key record. */
  static Optional<String> dkim(String text) {
    Map<String, String> tags = new LinkedHashMap<>();
    Optional<String> wrong = parse(text, tags);
    if (wrong.isPresent()) {
      return wrong;
    }
    if (tags.containsKey("v") && !tags.keySet().iterator().next().equals("v")) {
      return Optional.of("expected v=DKIM1 before all other tags");
    }
    String key = tags.get("p");
    if (key == null) {
      return Optional.of("expected a key in p=, got none");
    }
    if (!isBase64(key.replaceAll("\\s", ""))) {
      return Optional.of("expected a key in base64 in p=, got other characters");
    }
    return values(tags, DKIM);
  }

  private static boolean isBase64(String text) {
    try {
      Base64.getDecoder().decode(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<String> parse(String text, Map<String, String> tags) {
    String[] parts = text.strip().split(";", -1);
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i].strip();
      int equals = part.indexOf('=');
      if (part.isEmpty() && i == parts.length - 1 && i > 0) {
        return Optional.empty();
      }
      String tag = equals < 0 ? "" : part.substring(0, equals).strip();
      if (!TAG.matcher(tag).matches()) {
        return Optional.of("expected TAG=VALUE, got \"" + part + "\"");
      }
      if (tags.putIfAbsent(tag, part.substring(equals + 1).strip()) != null) {
        return Optional.of("expected " + tag + "= once, got another");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> values(Map<String, String> tags, Map<String, Pattern> forms) {
    return tags.entrySet()
        .stream()
        .filter(tag -> forms.containsKey(tag.getKey())
            && !forms.get(tag.getKey()).matcher(tag.getValue()).matches())
        .findFirst()
        .map(tag -> "unexpected value of " + tag.getKey() + "=, got \"" + tag.getValue() + "\"");
  }
}
