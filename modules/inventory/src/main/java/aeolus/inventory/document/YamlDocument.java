package aeolus.inventory.document;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problems;
import aeolus.core.VaultDecryptor;
import aeolus.inventory.document.Node.Scalar;
import aeolus.inventory.document.Node.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** Composes the nodes of one YAML document from SnakeYAML's events. */
final class YamlDocument {
  /** Deeper nesting than this is a mistake or an attack; Python gives up at a similar depth. */
  private static final int DEEPEST = 300;
  /** More values than this can only come from aliases of aliases. */
  private static final long MOST_VALUES = 20_000_000;

  private final String file;
  private final ScalarTags tags;
  private final Problems warnings;
  private final Problems errors = new Problems();
  private final Map<String, Node> anchors = new HashMap<>();
  private final Map<String, String> keys = new HashMap<>();
  private Parser parser;

  YamlDocument(String file, VaultDecryptor decryptor, Problems warnings) {
    this.file = file;
    this.tags = new ScalarTags(decryptor);
    this.warnings = warnings;
  }

  /**
   * Reads the one document of a stream; an empty stream is null.
   *
   * @throws InvalidInputException with all wrong values, up to the first mistake in the syntax
   */
  Node read(String text) {
    Node root = null;
    try {
      LoaderOptions options = new LoaderOptions();
      options.setCodePointLimit(Integer.MAX_VALUE);
      parser = new ParserImpl(new StreamReader(text), options);
      root = document();
    } catch (InvalidInputException e) {
      errors.addAll(e.problems());
    } catch (ReaderException e) {
      int position = Math.min(e.getPosition(), text.codePointCount(0, text.length()));
      String before = text.substring(0, text.offsetByCodePoints(0, position));
      errors.error(TextPlace.after(before, file),
          "invalid YAML: character U+%04X is not allowed".formatted(e.getCodePoint()));
    } catch (MarkedYAMLException e) {
      errors.error(location(markOf(e)), "invalid YAML: " + reason(e));
    } catch (YAMLException e) {
      errors.error(new Location(file, 1, 1), "invalid YAML: " + e.getMessage());
    }
    errors.throwIfErrors();
    return root;
  }

  private Node document() {
    parser.getEvent();
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return new Scalar(1, 1, null);
    }
    parser.getEvent();
    Node root = node(0);
    parser.getEvent();
    if (!parser.checkEvent(Event.ID.StreamEnd)) {
      throw invalid(parser.peekEvent(), "expected a single document, got another one");
    }
    return root;
  }

  private static Mark markOf(MarkedYAMLException e) {
    return e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
  }

  private static String reason(MarkedYAMLException e) {
    String problem = e.getProblem() == null ? "syntax error" : e.getProblem();
    return (e.getContext() == null ? "" : e.getContext() + ", ") + problem.replace('\n', ' ');
  }

  private Location location(Mark mark) {
    return mark == null
        ? new Location(file, 1, 1)
        : new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** Notes a mistake that leaves the rest of the document readable. */
  private void wrong(Event event, String message) {
    errors.error(location(event.getStartMark()), message);
  }

  private InvalidInputException invalid(Event event, String message) {
    return new InvalidInputException(location(event.getStartMark()), message);
  }

  private Node node(int depth) {
    Event event = parser.getEvent();
    if (depth > DEEPEST) {
      throw invalid(event, "nested too deep, expected at most " + DEEPEST + " levels");
    }
    if (event instanceof AliasEvent alias) {
      return aliased(alias);
    }
    checkAnchor((NodeEvent) event);
    Node node = switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case SequenceStartEvent start -> sequence(start, depth);
      case MappingStartEvent start -> mapping(start, depth);
      default -> throw invalid(event, "expected a value");
    };
    if (node.size() > MOST_VALUES) {
      throw invalid(event, "aliases expand to more than " + MOST_VALUES + " values");
    }
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor != null) {
      anchors.put(anchor, node);
    }
    return node;
  }

  /** Keeps a place for the anchor while its node is read, so that a loop is told from a typo. */
  private void checkAnchor(NodeEvent event) {
    if (event.getAnchor() != null && anchors.containsKey(event.getAnchor())) {
      wrong(event, "anchor \"" + event.getAnchor() + "\" is defined twice");
    } else if (event.getAnchor() != null) {
      anchors.put(event.getAnchor(), null);
    }
  }

  private Node aliased(AliasEvent alias) {
    Node target = anchors.get(alias.getAnchor());
    if (target != null) {
      return target;
    }
    wrong(alias, anchors.containsKey(alias.getAnchor())
        ? "alias \"" + alias.getAnchor() + "\" stands inside what it refers to"
        : "unknown alias \"" + alias.getAnchor() + "\"");
    return nothing(alias);
  }

  private static Scalar nothing(Event event) {
    Mark mark = event.getStartMark();
    return new Scalar(mark.getLine() + 1, mark.getColumn() + 1, null);
  }

  private Scalar scalar(ScalarEvent event) {
    Mark mark = event.getStartMark();
    return new Scalar(mark.getLine() + 1, mark.getColumn() + 1, scalarValue(event));
  }

  private Object scalarValue(ScalarEvent event) {
    checkColon(event);
    try {
      return tags.value(event, location(event.getStartMark()));
    } catch (IllegalArgumentException e) {
      wrong(event, e.getMessage());
    }
    return null;
  }

  /** Ansible's parser takes no colon right before a comma or bracket: {a:, b: 1} is an error. */
  private void checkColon(ScalarEvent event) {
    Mark end = event.getEndMark();
    int[] window = end.getBuffer();
    int next = end.getPointer();
    boolean colon = event.getScalarStyle() == ScalarStyle.PLAIN && next + 1 < window.length
        && window[next] == ':' && ",?[]{}".indexOf(window[next + 1]) >= 0;
    if (colon) {
      throw new InvalidInputException(location(end),
          "invalid YAML: expected a blank after the colon, got \"%c\"".formatted(window[next + 1]));
    }
  }

  private Sequence sequence(SequenceStartEvent start, int depth) {
    checkTag(start, start.getTag(), "seq");
    List<Node> items = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node(depth + 1));
    }
    parser.getEvent();
    return new Sequence(start.getStartMark().getLine() + 1, start.getStartMark().getColumn() + 1,
        items);
  }

  private void checkTag(Event start, String tag, String plain) {
    try {
      ScalarTags.checkCollection(tag, plain);
    } catch (IllegalArgumentException e) {
      wrong(start, e.getMessage());
    }
  }

  private Node mapping(MappingStartEvent start, int depth) {
    checkTag(start, start.getTag(), "map");
    MappingEntries entries = new MappingEntries(file, warnings);
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      entry(entries, depth);
    }
    parser.getEvent();
    return entries.toMapping(start.getStartMark().getLine() + 1,
        start.getStartMark().getColumn() + 1);
  }

  private void entry(MappingEntries entries, int depth) {
    Event event = parser.peekEvent();
    if (event instanceof ScalarEvent scalar && ScalarTags.isMerge(scalar)) {
      parser.getEvent();
      entries.merge(node(depth + 1), errors);
      return;
    }
    Node key = node(depth + 1);
    Node value = node(depth + 1);
    if (key instanceof Scalar scalarKey) {
      entries.put(shared(scalarKey), value);
    } else {
      wrong(event, "expected a string as key, got " + key.kind());
    }
  }

  /** Keys repeat for every host: one String for all of them saves half of the memory. */
  private Scalar shared(Scalar key) {
    if (!(key.value() instanceof String text)) {
      return key;
    }
    String first = keys.putIfAbsent(text, text);
    return first == null ? key : new Scalar(key.line(), key.column(), first);
  }
}
