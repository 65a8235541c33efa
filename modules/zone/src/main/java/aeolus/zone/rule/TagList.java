package aeolus.zone.rule;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lists of {@code tag=value} (RFC 6376, section 3.2). */
final class TagList {
  private static final Pattern TAG = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
  private static final String URIS = "[a-zA-Z][^,;\\s]*:[^,;\\s]+";
  private static final Form POLICY = Form.of("none|quarantine|reject",
      "none, quarantine or reject");
  private static final Form ALIGNMENT = Form.of("[rs]", "r or s");
  private static final Form REPORTS = Form.of(URIS + "(\\s*,\\s*" + URIS + ")*",
      "URIs such as mailto:a@example.com");
  private static final Map<String, Form> DMARC = Map.of("p", POLICY, "sp", POLICY, "adkim",
      ALIGNMENT, "aspf", ALIGNMENT, "pct", Form.of("100|\\d?\\d", "a number from 0 to 100"), "ri",
      Form.of("\\d{1,10}", "seconds"), "rf",
      Form.of("[a-z-]+(:[a-z-]+)*", "names of formats such as afrf"), "fo",
      Form.of("[01ds](:[01ds])*", "0, 1, d, s with colons between"), "rua", REPORTS, "ruf",
      REPORTS);
  private static final Map<String, Form> DKIM = Map.of("v", Form.of("DKIM1", "DKIM1"), "k",
      Form.of("rsa|ed25519", "rsa or ed25519"), "h",
      Form.of("[a-z0-9-]+(\\s*:\\s*[a-z0-9-]+)*", "names of hashes such as sha256"), "s",
      Form.of("(\\*|[a-z0-9-]+)(\\s*:\\s*(\\*|[a-z0-9-]+))*", "* or services such as email"),
      "t", Form.of("[a-z](\\s*:\\s*[a-z])*", "flags such as y:s"));

  /** What a value may be, for programs and for people. */
  private record Form(Pattern pattern, String expected) {
    static Form of(String pattern, String expected) {
      return new Form(Pattern.compile(pattern), expected);
    }
  }

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

  private static Optional<String> values(Map<String, String> tags, Map<String, Form> forms) {
    return tags.entrySet()
        .stream()
        .filter(tag -> forms.containsKey(tag.getKey())
            && !forms.get(tag.getKey()).pattern.matcher(tag.getValue()).matches())
        .findFirst()
        .map(tag -> tag.getKey() + "=: expected " + forms.get(tag.getKey()).expected + ", got \""
            + tag.getValue() + "\"");
  }
}
