package aeolus.template.jinja;

import aeolus.template.expression.Expressions;
import aeolus.template.expression.NearMiss;
import aeolus.template.expression.Node;
import aeolus.template.expression.Scope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a tree of a template's pieces, and finds all that is wrong before anything is rendered. */
final class TemplateParser {
  private static final Pattern NAME = Pattern.compile("\\s*(\\w*)(.*)", Pattern.DOTALL);
  private static final Set<String> FUNCTIONS = Set.of("macro", "call", "block");

  private final Source source;
  private final Expressions expressions;
  private final Faults faults = new Faults();
  private final TagCheck check;
  private final Map<String, TagPart> blocks = new LinkedHashMap<>();
  private final List<Part> top = new ArrayList<>();
  private final Deque<TagPart> open = new ArrayDeque<>();

  /**
   * Makes a parser.
   *
   * @param scope knows the filters and tests that there are
   */
  TemplateParser(Source source, Expressions expressions, Scope scope) {
    this.source = source;
    this.expressions = expressions;
    this.check = new TagCheck(faults, expressions, scope, new ArrayList<>(), new HashSet<>());
  }

  Template parse() {
    new Scanner(source, faults).pieces().forEach(this::add);
    for (TagPart tag : open) {
      faults.add(tag.piece().location(), "\"" + tag.piece().shown()
          + "\" is not closed, expected {% " + tag.tag().end(tag.helpers()) + " %}");
    }
    return new Template(source, top, blocks, check.bound(), check.calls(), faults.problems(),
        faults.unknown());
  }

  private void add(Piece piece) {
    switch (piece.kind()) {
      case TEXT -> here().add(new Part.Text(piece));
      case EXPRESSION -> addExpression(piece);
      case TAG -> addTag(piece);
    }
  }

  private List<Part> here() {
    return open.isEmpty() ? top : open.peek().parts();
  }

  private void addExpression(Piece piece) {
    if (check.expression(piece)) {
      Node node = expressions.expression(piece.content());
      here().add(new Part.Printed(piece, node));
    }
  }

  private void addTag(Piece piece) {
    Matcher matcher = NAME.matcher(piece.content());
    matcher.matches();
    String name = matcher.group(1);
    String helpers = matcher.group(2);
    if (name.isEmpty()) {
      faults.add(piece.location(), "no tag in \"" + piece.shown() + "\", expected its name");
    } else if (Tags.isEnd(name)) {
      end(name, helpers, piece);
    } else if (Tags.refused(name) != null) {
      faults.add(piece.location(), Tags.refused(name));
    } else if (Tags.named(name) == null) {
      faults.add(piece.location(),
          "unknown tag \"" + name + "\"" + NearMiss.advice(name, Tags.names()));
    } else {
      begin(new TagPart(Tags.named(name), piece, helpers, matcher.start(2)));
    }
  }

  private void begin(TagPart tag) {
    if (isMisplaced(tag)) {
      return;
    }
    boolean good = check.tag(tag);
    if (good && tag.name().equals("block")) {
      addBlock(tag);
    }
    if (good || tag.tag().end(tag.helpers()) != null) {
      here().add(tag);
    }
    if (tag.tag().end(tag.helpers()) != null) {
      open.push(tag);
    }
  }

  private void addBlock(TagPart tag) {
    if (blocks.put(BlockTag.name(tag), tag) != null) {
      faults.add(tag.piece().location(),
          "block \"" + BlockTag.name(tag) + "\" is defined twice");
    }
  }

  private boolean isMisplaced(TagPart tag) {
    String expected = switch (tag.name()) {
      case "elif" -> isIn("if") ? null : "{% if %} around it";
      case "else" -> isIn("if") || isIn("for") ? null : "{% if %} or {% for %} around it";
      case "break", "continue" -> isInLoop() ? null : "{% for %} around it";
      default -> null;
    };
    boolean afterElse = expected == null && Set.of("elif", "else").contains(tag.name())
        && open.element()
            .parts()
            .stream()
            .anyMatch(
                part -> part instanceof TagPart other && other.name().equals("else"));
    if (expected != null || afterElse) {
      faults.add(tag.piece().location(), "\"" + tag.piece().shown() + "\" "
          + (afterElse
              ? "after {% else %}, expected {% end" + open.element().name() + " %}"
              : "without " + expected));
    }
    return expected != null || afterElse;
  }

  private boolean isIn(String name) {
    return !open.isEmpty() && open.element().name().equals(name);
  }

  /** Tells whether there is a loop to leave: one around a macro is not. */
  private boolean isInLoop() {
    for (TagPart tag : open) {
      if (tag.name().equals("for")) {
        return true;
      }
      if (FUNCTIONS.contains(tag.name())) {
        return false;
      }
    }
    return false;
  }

  private void end(String name, String helpers, Piece piece) {
    if (open.isEmpty()) {
      faults.add(piece.location(), "\"" + piece.shown() + "\" without a tag that it ends");
      return;
    }
    TagPart tag = open.peek();
    String expected = tag.tag().end(tag.helpers());
    if (expected.equals(name)) {
      open.pop();
      checkEnd(tag, helpers, piece);
    } else {
      faults.add(piece.location(),
          "expected {% " + expected + " %}, got \"" + piece.shown() + "\"");
      closeAround(name);
    }
  }

  /** Ends the tag that is meant and those in it, so that what follows is not wrong as well. */
  private void closeAround(String name) {
    boolean around = open.stream().anyMatch(tag -> name.equals(tag.tag().end(tag.helpers())));
    while (around && !name.equals(open.element().tag().end(open.element().helpers()))) {
      open.pop();
    }
    if (!open.isEmpty()) {
      open.pop();
    }
  }

  private void checkEnd(TagPart tag, String helpers, Piece piece) {
    boolean repeated = tag.name().equals("block")
        && helpers.strip().equals(BlockTag.name(tag));
    if (!helpers.isBlank() && !repeated) {
      faults.add(piece.location(), "\"" + piece.shown() + "\" takes nothing, got \""
          + helpers.strip() + "\"");
    }
  }
}
