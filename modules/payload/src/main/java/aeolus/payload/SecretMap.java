package aeolus.payload;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problems;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** An image directory's {@code secrets.yaml}: for each secret file, where it comes from. */
public final class SecretMap {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Set<String> KEYS = new TreeSet<>(Set.of("command", "file", "mode"));

  private final Path file;
  private final String shownAs;
  private final UnaryOperator<Object> render;
  private final Problems problems = new Problems();

  private SecretMap(Path file, String shownAs, UnaryOperator<Object> render) {
    this.file = file;
    this.shownAs = shownAs;
    this.render = render;
  }

  /**
   * Reads a file.
   *
   * @param shownAs how the user knows it
   * @param render renders the templates in a value
   * @throws InvalidInputException with everything wrong in it
   */
  public static List<SecretEntry> read(Path file, String shownAs, UnaryOperator<Object> render) {
    SecretMap map = new SecretMap(file, shownAs, render);
    List<SecretEntry> entries = map.entries();
    map.problems.throwIfErrors();
    return entries;
  }

  private List<SecretEntry> entries() {
    List<SecretEntry> entries = new ArrayList<>();
    try (JsonParser parser = YAML.getFactory().createParser(file.toFile())) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        problems.error(at(parser), "expected a map of paths, got " + parser.getText());
        return entries;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String path = parser.currentName();
        Location location = at(parser);
        parser.nextToken();
        entry(path, location, parser.readValueAsTree()).ifPresent(entries::add);
      }
    } catch (JsonProcessingException e) {
      problems.error(at(e.getLocation()), e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      problems.error(Location.of(shownAs), "not readable: " + e.getMessage());
    }
    return entries;
  }

  private Location at(JsonParser parser) {
    return at(parser.currentTokenLocation());
  }

  private Location at(JsonLocation location) {
    return location == null
        ? Location.of(shownAs)
        : new Location(shownAs, location.getLineNr(), location.getColumnNr());
  }

  private Optional<SecretEntry> entry(String path, Location location, JsonNode node) {
    int before = problems.list().size();
    if (path.startsWith("/") || path.contains("..")) {
      problems.error(location, "expected a path relative to the new system's root, got \"" + path
          + "\"");
    }
    if (!node.isObject()) {
      problems.error(location, path + ": expected {command: [...]} or {file: ...}");
      return Optional.empty();
    }
    node.fieldNames().forEachRemaining(key -> {
      if (!KEYS.contains(key)) {
        problems.error(location, path + ": expected one of " + KEYS + ", got \"" + key + "\"");
      }
    });
    if (node.has("command") == node.has("file")) {
      problems.error(location, path + ": expected either command or file");
    }
    int mode = node.has("mode") ? mode(path, location, node.get("mode")) : 0600;
    List<String> command = command(path, location, node.path("command"));
    Optional<String> from = node.has("file")
        ? Optional.of(String.valueOf(render.apply(node.get("file").asText())))
        : Optional.empty();
    return problems.list().size() > before
        ? Optional.empty()
        : Optional.of(new SecretEntry(path, mode, command, from));
  }

  /** Takes no number: YAML has read its octal digits already, and 0500 would be 320 by now. */
  private int mode(String path, Location location, JsonNode node) {
    String text = node.asText();
    if (!node.isTextual() || !text.matches("0?[0-7]{3}")) {
      problems.error(location,
          path + ": mode: expected octal digits in quotes such as \"0640\", got "
              + (node.isTextual() ? "\"" + text + "\"" : node));
      return 0600;
    }
    int mode = Integer.parseInt(text, 8);
    if ((mode & 07) != 0) {
      problems.error(location, path + ": mode: a secret can't be open to others, got \"" + text
          + "\"");
    }
    return mode;
  }

  private List<String> command(String path, Location location, JsonNode node) {
    List<String> words = new ArrayList<>();
    if (!node.isMissingNode() && (!node.isArray() || node.isEmpty())) {
      problems.error(location, path + ": command: expected a list of words, [pass, show, ...]");
    }
    node.forEach(word -> words.add(String.valueOf(render.apply(word.asText()))));
    return words;
  }
}
