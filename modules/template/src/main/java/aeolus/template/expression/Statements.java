package aeolus.template.expression;

import aeolus.template.expression.CallNodes.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What the tags of a template say, by the grammar of Jinja2 3.1. */
public final class Statements {
  private Statements() {}

  /**
   * What is assigned to: a name, an attribute of a namespace, or several.
   *
   * @param name assigned to, null where there are several
   * @param attribute of the one name, or null
   * @param parts targets within targets where there are several, else empty
   */
  public record Target(String name, String attribute, List<Target> parts, int offset) {}

  /**
   * {@code {% for target in iterable if condition recursive %}}.
   *
   * @param condition may be null
   */
  public record For(Target target, Node iterable, Node condition, boolean recursive) {}

  /**
   * {@code {% set target = value %}}, or a block whose text is filtered and assigned.
   *
   * @param value null with a block
   * @param filter of a block, may be null
   */
  public record Assignment(Target target, Node value, Node filter) {}

  /**
   * A parameter of a macro.
   *
   * @param value where it is not given, may be null
   */
  public record Parameter(String name, Node value) {}

  /** {@code {% macro name(parameters) %}}. */
  public record Macro(String name, List<Parameter> parameters) {}

  /** {@code {% call(parameters) callee(arguments) %}}. */
  public record CallBlock(List<Parameter> parameters, Node call) {
    /** Calls the macro with one more argument, {@code caller}. */
    public Object call(Scope scope, Callable caller) {
      Call called = (Call) call;
      Arguments written = called.arguments().evaluate(scope);
      var named = new LinkedHashMap<String, Object>(written.named());
      named.put("caller", caller);
      return called.call(scope, new Arguments(written.positional(), named));
    }
  }

  /** {@code {% include template ignore missing without context %}}. */
  public record Include(Node template, boolean ignoreMissing, boolean withContext) {}

  /** {@code {% import template as name with context %}}. */
  public record Import(Node template, String name, boolean withContext) {}

  /** A name that is imported, by another name. */
  public record Imported(String name, String as, int offset) {}

  /** {@code {% from template import names with context %}}. */
  public record FromImport(Node template, List<Imported> names, boolean withContext) {}

  /** {@code {% block name scoped required %}}. */
  public record Block(String name, boolean scoped, boolean required) {}

  private static final class Reader extends Parser {
    Reader(String text) {
      super(text);
    }

    Target target(boolean attribute) {
      int offset = token().offset();
      List<Target> parts = new ArrayList<>();
      boolean several = false;
      do {
        if (several && (isAtEnd() || token().isOperator(")") || token().isOperator("="))) {
          break;
        }
        parts.add(single(attribute));
        several |= token().isOperator(",");
      } while (skipOperator(","));
      return several ? new Target(null, null, parts, offset) : parts.getFirst();
    }

    private Target single(boolean attribute) {
      int offset = token().offset();
      if (skipOperator("(")) {
        Target inner = target(false);
        expectOperator(")");
        return inner;
      }
      Token name = expectName();
      if (List.of("true", "false", "none", "True", "False", "None").contains(name.text())) {
        throw new SyntaxException("cannot assign to \"" + name.text() + "\"", name.offset());
      }
      String member = attribute && skipOperator(".") ? expectName().text() : null;
      return new Target(name.text(), member, List.of(), offset);
    }

    List<Parameter> parameters() {
      expectOperator("(");
      List<Parameter> parameters = new ArrayList<>();
      boolean defaults = false;
      while (!token().isOperator(")")) {
        Token name = expectName();
        Node value = skipOperator("=") ? expression() : null;
        if (defaults && value == null) {
          throw new SyntaxException("parameter \"" + name.text()
              + "\" without a default follows one with a default", name.offset());
        }
        requireNew(name, parameters, value);
        defaults |= value != null;
        parameters.add(new Parameter(name.text(), value));
        if (!skipOperator(",")) {
          break;
        }
      }
      expectOperator(")");
      return parameters;
    }

    boolean context(boolean otherwise) {
      boolean with = token().isName("with");
      if (!with && !token().isName("without")) {
        return otherwise;
      }
      next();
      expectName("context");
      return with;
    }

    <T> T end(T statement) {
      expectEnd();
      return statement;
    }

    /** Ends a tag that has a body, which may begin with a colon as in Python. */
    <T> T endBlock(T statement) {
      skipOperator(":");
      return end(statement);
    }

    /** Refuses what Jinja2 keeps for itself. */
    void requireOwn(Target target) {
      if ("loop".equals(target.name())) {
        throw new SyntaxException("cannot assign to \"loop\" in a loop", target.offset());
      }
      target.parts().forEach(this::requireOwn);
    }

    private void requireNew(Token name, List<Parameter> parameters, Node value) {
      if (parameters.stream().anyMatch(other -> other.name().equals(name.text()))) {
        throw new SyntaxException("parameter \"" + name.text() + "\" given twice",
            name.offset());
      }
      if (name.isName("caller") && value == null) {
        throw new SyntaxException("parameter \"caller\" without a default", name.offset());
      }
    }
  }

  static Node expression(String text) {
    Reader reader = new Reader(text);
    return reader.end(reader.tuple(true));
  }

  /** Reads the condition of an {@code if} or {@code elif}. */
  static Node condition(String text) {
    Reader reader = new Reader(text);
    return reader.endBlock(reader.tuple(false));
  }

  /** Reads the inside of a {@code print}: expressions with commas in between. */
  static List<Node> print(String text) {
    Reader reader = new Reader(text);
    List<Node> nodes = new ArrayList<>();
    do {
      nodes.add(reader.expression());
    } while (reader.skipOperator(","));
    return reader.end(nodes);
  }

  static For forLoop(String text) {
    Reader reader = new Reader(text);
    Target target = reader.target(false);
    reader.requireOwn(target);
    reader.expectName("in");
    Node iterable = reader.tuple(false);
    Node condition = reader.skipName("if") ? reader.expression() : null;
    return reader.endBlock(new For(target, iterable, condition, reader.skipName("recursive")));
  }

  static Assignment assignment(String text) {
    Reader reader = new Reader(text);
    Target target = reader.target(true);
    if (reader.skipOperator("=")) {
      return reader.end(new Assignment(target, reader.tuple(true), null));
    }
    Node filter = reader.skipOperator("|") ? reader.filterChain() : null;
    return reader.endBlock(new Assignment(target, null, filter));
  }

  static List<Assignment> with(String text) {
    Reader reader = new Reader(text);
    List<Assignment> assignments = new ArrayList<>();
    while (!reader.isAtEnd()) {
      Target target = reader.single(false);
      reader.expectOperator("=");
      assignments.add(new Assignment(target, reader.expression(), null));
      if (!reader.skipOperator(",")) {
        break;
      }
    }
    return reader.endBlock(assignments);
  }

  static Macro macro(String text) {
    Reader reader = new Reader(text);
    String name = reader.expectName().text();
    return reader.endBlock(new Macro(name, reader.parameters()));
  }

  static CallBlock callBlock(String text) {
    Reader reader = new Reader(text);
    List<Parameter> parameters = reader.token().isOperator("(")
        ? reader.parameters()
        : List.of();
    Token start = reader.token();
    Node call = reader.expression();
    if (!(call instanceof Call)) {
      throw SyntaxException.expected("a call of a macro", start);
    }
    return reader.endBlock(new CallBlock(parameters, call));
  }

  static Node filterBlock(String text) {
    Reader reader = new Reader(text);
    return reader.endBlock(reader.filterChain());
  }

  static Include include(String text) {
    Reader reader = new Reader(text);
    Node template = reader.expression();
    boolean ignore = reader.skipName("ignore");
    if (ignore) {
      reader.expectName("missing");
    }
    return reader.end(new Include(template, ignore, reader.context(true)));
  }

  static Import importAs(String text) {
    Reader reader = new Reader(text);
    Node template = reader.expression();
    reader.expectName("as");
    String name = reader.expectName().text();
    return reader.end(new Import(template, name, reader.context(false)));
  }

  static FromImport fromImport(String text) {
    Reader reader = new Reader(text);
    Node template = reader.expression();
    reader.expectName("import");
    List<Imported> names = new ArrayList<>();
    do {
      if (isContext(reader)) {
        break;
      }
      names.add(imported(reader));
    } while (reader.skipOperator(","));
    return reader.end(new FromImport(template, names, reader.context(false)));
  }

  private static boolean isContext(Reader reader) {
    return reader.token().isName("with") || reader.token().isName("without");
  }

  private static Imported imported(Reader reader) {
    Token name = reader.expectName();
    if (name.text().startsWith("_")) {
      throw new SyntaxException("names that begin with an underscore cannot be imported",
          name.offset());
    }
    String as = reader.skipName("as") ? reader.expectName().text() : name.text();
    return new Imported(name.text(), as, name.offset());
  }

  static Block block(String text) {
    Reader reader = new Reader(text);
    String name = reader.expectName().text();
    boolean scoped = reader.skipName("scoped");
    return reader.endBlock(new Block(name, scoped, reader.skipName("required")));
  }
}
