package aeolus.template.jinjava;

import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Expressions;
import aeolus.template.expression.Node;
import aeolus.template.expression.Scope;
import aeolus.template.expression.Statements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Finds mistakes in what tags and expressions say, also where rendering may not get to. */
record StatementCheck(Session session, Expressions expressions, Scope scope) {
  private static final Set<String> WITHOUT = Set.of("else", "raw", "break", "continue");

  /** Checks an expression that is printed. */
  void expression(String text, Piece piece) {
    check("", text, piece);
  }

  /**
   * Checks a tag.
   *
   * @param parent the name of the tag around it
   */
  void tag(String name, String text, Piece piece, String parent) {
    boolean misplaced = (name.equals("elif") && !parent.equals("if"))
        || (name.equals("else") && !parent.equals("if") && !parent.equals("for"));
    if (misplaced) {
      session.syntax(piece.location(),
          "\"" + piece.shown() + "\" without {% if %}"
              + (name.equals("else") ? " or {% for %}" : "")
              + " around it");
    } else if (!WITHOUT.contains(name)) {
      check(name, text, piece);
    } else if (!text.isBlank()) {
      session.syntax(piece.location(), "{% " + name + " %} takes nothing, got \"" + text.strip()
          + "\"");
    }
  }

  private void check(String tag, String text, Piece piece) {
    if (text.isBlank() && !tag.equals("with")) {
      session.syntax(piece.location(), "no expression, expected one in \"" + piece.shown() + "\"");
      return;
    }
    try {
      for (Node node : read(tag, text)) {
        if (node != null) {
          Expressions.check(node, scope);
        }
      }
    } catch (ExpressionException e) {
      session.syntax(e, piece, text);
    }
  }

  private List<Node> read(String tag, String text) {
    return switch (tag) {
      case "for" -> {
        Statements.For head = expressions.forLoop(text);
        yield nodes(head.iterable(), head.condition());
      }
      case "set" -> {
        Statements.Assignment head = expressions.assignment(text);
        yield nodes(head.value(), head.filter());
      }
      case "with" -> expressions.with(text).stream().map(Statements.Assignment::value).toList();
      case "macro" -> defaults(expressions.macro(text).parameters());
      case "call" -> call(expressions.callBlock(text));
      case "filter" -> nodes(expressions.filterBlock(text));
      case "include" -> nodes(expressions.include(text).template());
      case "import" -> nodes(expressions.importAs(text).template());
      case "from" -> nodes(expressions.fromImport(text).template());
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

  private static List<Node> call(Statements.CallBlock head) {
    List<Node> nodes = new ArrayList<>(defaults(head.parameters()));
    nodes.add(head.call());
    return nodes;
  }

  private static List<Node> defaults(List<Statements.Parameter> parameters) {
    List<Node> nodes = new ArrayList<>();
    parameters.forEach(parameter -> nodes.add(parameter.value()));
    return nodes;
  }
}
