package aeolus.inventory.document;

import aeolus.core.Location;
import aeolus.core.SecretText;
import aeolus.core.UnsafeText;
import aeolus.core.VaultDecryptor;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Gives scalars their values by tag, explicit or implied. */
final class ScalarTags {
  private static final String YAML = "tag:yaml.org,2002:";

  private final VaultDecryptor decryptor;

  ScalarTags(VaultDecryptor decryptor) {
    this.decryptor = decryptor;
  }

  /** Tells whether it is the key that merges another mapping. */
  static boolean isMerge(ScalarEvent event) {
    if (event.getTag() != null) {
      return event.getTag().equals(YAML + "merge");
    }
    return event.getScalarStyle() == ScalarStyle.PLAIN && event.getValue().equals("<<");
  }

  /**
   * Gives a scalar's value.
   *
   * @throws IllegalArgumentException where the text doesn't fit the tag
   */
  Object value(ScalarEvent event, Location where) {
    String text = event.getValue();
    String tag = event.getTag();
    if (tag == null || tag.equals("!")) {
      // the parser that Ansible uses takes a lone "!" for "resolve it", even before quotes
      boolean plain = tag != null || event.getScalarStyle() == ScalarStyle.PLAIN;
      return plain ? PlainScalars.resolve(text) : text;
    }
    return switch (tag) {
      case "!vault", "!vault-encrypted" ->
        SecretText.encrypted(text, () -> decryptor.decrypt(text, where));
      case "!unsafe" -> new UnsafeText(text);
      default -> standard(tag, text);
    };
  }

  private static Object standard(String tag, String text) {
    return switch (tag.startsWith(YAML) ? tag.substring(YAML.length()) : tag) {
      case "str", "python/unicode" -> text;
      case "null" -> null;
      case "bool" -> bool(text);
      case "int" -> PlainScalars.integer(text);
      case "float" -> PlainScalars.floating(text);
      case "timestamp" -> Timestamps.resolve(text);
      default -> throw unsupported(tag);
    };
  }

  private static Object bool(String text) {
    return switch (text.toLowerCase(java.util.Locale.ROOT)) {
      case "yes", "true", "on" -> true;
      case "no", "false", "off" -> false;
      default -> throw new IllegalArgumentException("expected a boolean, got \"" + text + "\"");
    };
  }

  /**
   * Refuses a tag on a list or mapping that isn't the plain one.
   *
   * @throws IllegalArgumentException with what was expected
   */
  static void checkCollection(String tag, String plain) {
    boolean known = tag == null || tag.equals("!") || tag.equals(YAML + plain)
        || (tag.equals(YAML + "python/dict") && plain.equals("map"));
    if (!known) {
      throw unsupported(tag);
    }
  }

  private static IllegalArgumentException unsupported(String tag) {
    String shown = tag.startsWith(YAML) ? "!!" + tag.substring(YAML.length()) : tag;
    return new IllegalArgumentException(
        "unsupported tag, expected !vault, !unsafe or none, got \"" + shown + "\"");
  }
}
