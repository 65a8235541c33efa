package aeolus.template.library;

import aeolus.core.python.PythonText;
import aeolus.core.python.PythonValues;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Filter;
import aeolus.template.expression.Missing;
import aeolus.template.expression.Scope;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ansible's filters that encode, hash and quote texts, and those of paths. */
final class EncodingFilters {
  private static final Map<String, String> HASHES = Map.of("md5", "MD5", "sha1", "SHA-1", "sha224",
      "SHA-224", "sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");
  private static final UUID ANSIBLE = UUID.fromString("361E6D51-FAEC-444A-9079-341386DA8E2E");
  private static final Pattern UNSAFE = Pattern.compile("[^\\w@%+=:,./-]");

  private EncodingFilters() {}

  static void register(Map<String, Filter> filters) {
    filters.put("b64encode", (value, arguments, _) -> {
      utf8(arguments.bind("encoding"));
      return Base64.getEncoder().encodeToString(octets(value));
    });
    filters.put("b64decode", EncodingFilters::decode);
    filters.put("md5", (value, arguments, _) -> {
      arguments.bind();
      return hash("md5", value);
    });
    filters.put("sha1", (value, arguments, _) -> {
      arguments.bind();
      return hash("sha1", value);
    });
    filters.put("checksum", filters.get("sha1"));
    filters.put("hash", (value, arguments, _) -> hash(
        arguments.bind("hashtype").text("hashtype", "sha1"), value));
    filters.put("to_uuid", EncodingFilters::uuid);
    filters.put("quote", (value, arguments, _) -> {
      arguments.bind();
      return quoted(value == null ? "" : PythonText.str(value));
    });
    paths(filters);
  }

  private static byte[] octets(Object value) {
    return PythonText.str(value).getBytes(StandardCharsets.UTF_8);
  }

  private static void utf8(Arguments.Bound bound) {
    if (!bound.text("encoding", "utf-8").matches("(?i)utf-?8")) {
      throw new ExpressionException("only the encoding utf-8 is supported");
    }
  }

  private static Object decode(Object value, Arguments arguments, Scope scope) {
    utf8(arguments.bind("encoding"));
    try {
      byte[] octets = Base64.getDecoder().decode(digits(PythonText.str(value)));
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (IllegalArgumentException | CharacterCodingException _) {
      throw new ExpressionException("no text in base64");
    }
  }

  /** Takes out what Python passes over: other characters, and all after the padding. */
  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    int pads = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '=') {
        pads++;
        if (digits.length() % 4 >= 2 && digits.length() % 4 + pads >= 4) {
          return digits.append("=".repeat(4 - digits.length() % 4)).toString();
        }
      } else if (c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/')) {
        digits.append(c);
        pads = 0;
      }
    }
    if (digits.length() % 4 != 0) {
      throw new ExpressionException("no text in base64: its end is missing");
    }
    return digits.toString();
  }

  private static Object hash(String name, Object value) {
    if (!HASHES.containsKey(name)) {
      throw new ExpressionException("unknown hash \"" + name + "\", expected one of "
          + String.join(", ", HASHES.keySet().stream().sorted().toList()));
    }
    return HexFormat.of().formatHex(digest(HASHES.get(name), octets(value)));
  }

  private static byte[] digest(String algorithm, byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A UUID of version 5 (RFC 9562) in a namespace, by default Ansible's. */
  private static Object uuid(Object value, Arguments arguments, Scope scope) {
    String name = arguments.bind("namespace").text("namespace", ANSIBLE.toString());
    UUID namespace = namespace(name);
    ByteBuffer prefix = ByteBuffer.allocate(16)
        .putLong(namespace.getMostSignificantBits())
        .putLong(namespace.getLeastSignificantBits());
    byte[] octets = Arrays.copyOf(digest("SHA-1", prefix.array(), octets(value)), 16);
    octets[6] = (byte) ((octets[6] & 0x0f) | 0x50);
    octets[8] = (byte) ((octets[8] & 0x3f) | 0x80);
    ByteBuffer whole = ByteBuffer.wrap(octets);
    return new UUID(whole.getLong(), whole.getLong()).toString();
  }

  private static UUID namespace(String name) {
    String digits = name.replace("-", "");
    if (!digits.matches("[0-9a-fA-F]{32}")) {
      throw new ExpressionException("no UUID: \"" + name + "\"");
    }
    return new UUID(Long.parseUnsignedLong(digits.substring(0, 16), 16),
        Long.parseUnsignedLong(digits.substring(16), 16));
  }

  /** Quotes for a shell, as Python's {@code shlex.quote}. */
  private static String quoted(String text) {
    if (text.isEmpty()) {
      return "''";
    }
    return UNSAFE.matcher(text).find() ? "'" + text.replace("'", "'\"'\"'") + "'" : text;
  }

  private static void paths(Map<String, Filter> filters) {
    filters.put("basename", (value, arguments, _) -> {
      arguments.bind();
      String path = AnsibleValues.text(value);
      return path.substring(path.lastIndexOf('/') + 1);
    });
    filters.put("dirname", (value, arguments, _) -> {
      arguments.bind();
      return directory(AnsibleValues.text(value));
    });
    filters.put("splitext", (value, arguments, _) -> {
      arguments.bind();
      return extension(AnsibleValues.text(value));
    });
    filters.put("path_join", EncodingFilters::join);
  }

  private static String directory(String path) {
    String head = path.substring(0, path.lastIndexOf('/') + 1);
    return head.chars().allMatch(c -> c == '/') ? head : head.replaceFirst("/+$", "");
  }

  private static Object extension(String path) {
    int slash = path.lastIndexOf('/');
    int dot = path.lastIndexOf('.');
    boolean named = dot > slash
        && path.substring(slash + 1, dot).chars().anyMatch(c -> c != '.');
    return named
        ? Order.tuple(path.substring(0, dot), path.substring(dot))
        : Order.tuple(path, "");
  }

  private static Object join(Object value, Arguments arguments, Scope scope) {
    arguments.bind();
    if (value instanceof CharSequence) {
      return value;
    }
    if (!(value instanceof List<?> list) || list.isEmpty()) {
      throw new ExpressionException("expected a list of paths, got "
          + (value instanceof List ? "none" : PythonValues.typeName(value)));
    }
    List<String> parts = new ArrayList<>();
    list.forEach(part -> parts.add(AnsibleValues.text(Missing.require(part))));
    StringBuilder path = new StringBuilder();
    for (String part : parts) {
      if (part.startsWith("/")) {
        path.setLength(0);
      } else if (!path.isEmpty() && path.charAt(path.length() - 1) != '/') {
        path.append('/');
      }
      path.append(part);
    }
    return path.toString();
  }
}
