package aeolus.inventory.document;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problems;
import aeolus.core.SecretText;
import aeolus.core.UnsafeText;
import aeolus.core.VaultDecryptor;
import aeolus.inventory.document.Node.Entry;
import aeolus.inventory.document.Node.Mapping;
import aeolus.inventory.document.Node.Scalar;
import aeolus.inventory.document.Node.Sequence;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON as Python's json module with Ansible's hooks for vaulted and unsafe text. */
final class JsonDocument {
  private static final JsonFactory FACTORY = JsonFactory.builder()
      .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
      .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
      .build();

  private final String file;
  private final VaultDecryptor decryptor;
  private final Problems warnings;

  JsonDocument(String file, VaultDecryptor decryptor, Problems warnings) {
    this.file = file;
    this.decryptor = decryptor;
    this.warnings = warnings;
  }

  Node read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      Node root = node(parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "expected the end of the file after the JSON value");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(location(e.getLocation(), text),
          "invalid JSON: " + e.getOriginalMessage().lines().findFirst().orElse("syntax error"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Location location(JsonLocation at, String text) {
    int offset = at == null ? 0 : Math.clamp(at.getCharOffset(), 0, text.length());
    return TextPlace.after(text.substring(0, offset), file);
  }

  private Node node(JsonParser parser) throws IOException {
    JsonLocation at = parser.currentTokenLocation();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return object(parser, at);
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      return array(parser, at);
    }
    return new Scalar(at.getLineNr(), at.getColumnNr(), scalar(parser));
  }

  private static Object scalar(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT -> integer(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      default -> throw new JsonParseException(parser, "expected a value");
    };
  }

  static Object integer(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  private Node array(JsonParser parser, JsonLocation at) throws IOException {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(parser));
    }
    return new Sequence(at.getLineNr(), at.getColumnNr(), items);
  }

  private Node object(JsonParser parser, JsonLocation at) throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      JsonLocation keyAt = parser.currentTokenLocation();
      Scalar key = new Scalar(keyAt.getLineNr(), keyAt.getColumnNr(), parser.currentName());
      parser.nextToken();
      Entry earlier = entries.put(parser.currentName(), new Entry(key, node(parser)));
      if (earlier != null) {
        MappingEntries.warnOfDuplicate(earlier.key(), key, file, warnings);
      }
    }
    return hooked(entries, at);
  }

  /** Ansible looks at the keys in order; the first of the two magic ones replaces the object. */
  private Node hooked(Map<String, Entry> entries, JsonLocation at) {
    for (Entry entry : entries.values()) {
      if (entry.name().equals("__ansible_vault")) {
        return new Scalar(at.getLineNr(), at.getColumnNr(), vaulted(entry.value()));
      }
      if (entry.name().equals("__ansible_unsafe") && entry.value().value() instanceof String text) {
        return new Scalar(at.getLineNr(), at.getColumnNr(), new UnsafeText(text));
      }
    }
    return new Mapping(at.getLineNr(), at.getColumnNr(), new ArrayList<>(entries.values()));
  }

  private Object vaulted(Node value) {
    String envelope = String.valueOf(value.value());
    Location where = value.in(file);
    return SecretText.encrypted(envelope, () -> decryptor.decrypt(envelope, where));
  }
}
