package aeolus.template.jinja;

import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Expressions;
import aeolus.template.expression.Node;
import aeolus.template.expression.Scope;
import aeolus.template.expression.Statements;
import aeolus.template.expression.Statements.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Finds mistakes in what tags and expressions say, also where rendering may not get to.
 *
 * @param calls gets the names that are called
 * @param bound gets the names that may be there where they are called
 */
record TagCheck(Faults faults, Expressions expressions, Scope scope,
    List<Template.Called> calls, Set<String> bound) {
  private static final Set<String> WITHOUT = Set.of("else", "break", "continue");

  /** Checks an expression that is printed. */
  boolean expression(Piece piece) {
    return check("", piece.content(), piece, 0);
  }

  /** Checks a tag. */
  boolean tag(TagPart tag) {
    if (!WITHOUT.contains(tag.name())) {
      return check(tag.name(), tag.helpers(), tag.piece(), tag.helpersStart());
    }
    if (!tag.helpers().isBlank()) {
      faults.add(tag.piece().location(), "{% " + tag.name() + " %} takes nothing, got \""
          + tag.helpers().strip() + "\"");
    }
    return true;
  }

  private boolean check(String tag, String text, Piece piece, int start) {
    if (text.isBlank() && !tag.equals("with")) {
      faults.add(piece.location(), "no expression, expected one in \"" + piece.shown() + "\"");
      return false;
    }
    try {
      for (Node node : read(tag, text)) {
        if (node != null) {
          check(node, piece, start);
        }
      }
      return true;
    } catch (ExpressionException e) {
      faults.add(e, piece, start);
      return false;
    }
  }

  private void check(Node node, Piece piece, int start) {
    Expressions.check(node, scope).forEach(e -> faults.addUnknown(e, piece, start));
    Expressions.names(node, (name, offset) -> calls.add(
        new Template.Called(name, piece, start + offset)), bound::add);
  }

  private List<Node> read(String tag, String text) {
    return switch (tag) {
      case "if", "elif" -> nodes(expressions.condition(text));
      case "print" -> expressions.print(text);
      case "for" -> forLoop(expressions.forLoop(text));
      case "set" -> assignment(expressions.assignment(text));
      case "with" -> with(expressions.with(text));
      case "macro" -> macro(expressions.macro(text));
      case "call" -> call(expressions.callBlock(text));
      case "filter" -> nodes(expressions.filterBlock(text));
      case "include" -> nodes(expressions.include(text).template());
      case "import" -> importAs(expressions.importAs(text));
      case "from" -> fromImport(expressions.fromImport(text));
      case "block" -> {
        expressions.block(text);
        yield List.of();
      }
      default -> nodes(expressions.expression(text));
    };
  }

  private static List<Node> nodes(Node... nodes) {
    return Arrays.asList(nodes);
  }

  private void bind(Target target) {
    if (target.name() != null) {
      bound.add(target.name());
    }
    target.parts().forEach(this::bind);
  }

  private List<Node> forLoop(Statements.For head) {
    bind(head.target());
    return nodes(head.iterable(), head.condition());
  }

  private List<Node> assignment(Statements.Assignment head) {
    bind(head.target());
    return nodes(head.value(), head.filter());
  }

  private List<Node> with(List<Statements.Assignment> heads) {
    heads.forEach(head -> bind(head.target()));
    return heads.stream().map(Statements.Assignment::value).toList();
  }

  private List<Node> macro(Statements.Macro head) {
    bound.add(head.name());
    return defaults(head.parameters());
  }

  private List<Node> importAs(Statements.Import head) {
    bound.add(head.name());
    return nodes(head.template());
  }

  private List<Node> fromImport(Statements.FromImport head) {
    head.names().forEach(name -> bound.add(name.as()));
    return nodes(head.template());
  }

  private List<Node> call(Statements.CallBlock head) {
    List<Node> nodes = new ArrayList<>(defaults(head.parameters()));
    nodes.add(head.call());
    return nodes;
  }

  private List<Node> defaults(List<Statements.Parameter> parameters) {
    List<Node> nodes = new ArrayList<>();
    parameters.forEach(parameter -> {
      bound.add(parameter.name());
      nodes.add(parameter.value());
    });
    return nodes;
  }
}
