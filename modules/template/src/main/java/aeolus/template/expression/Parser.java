package aeolus.template.expression;

import aeolus.template.expression.CallNodes.Call;
import aeolus.template.expression.CallNodes.Filtered;
import aeolus.template.expression.CallNodes.Tested;
import aeolus.template.expression.CallNodes.Written;
import aeolus.template.expression.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Reads expressions by the grammar of Jinja2 3.1's parser, method by method. */
class Parser extends TokenCursor {
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
  private static final Set<String> NO_ARGUMENT = Set.of("else", "or", "and");

  Parser(String text) {
    super(text);
  }

  /** Reads an expression, {@code a if b else c} included. */
  Node expression() {
    return nested(this::conditional);
  }

  private Node conditional() {
    Node value = or();
    while (token().isName("if")) {
      int offset = next().offset();
      Node condition = or();
      Node other = skipName("else") ? nested(this::conditional) : null;
      value = new Nodes.Conditional(condition, value, other, offset);
    }
    return value;
  }

  /** Reads an expression that is no {@code a if b else c}. */
  Node or() {
    Node left = and();
    while (token().isName("or")) {
      int offset = next().offset();
      left = new Nodes.Logic(false, left, and(), offset);
    }
    return left;
  }

  private Node and() {
    Node left = not();
    while (token().isName("and")) {
      int offset = next().offset();
      left = new Nodes.Logic(true, left, not(), offset);
    }
    return left;
  }

  private Node not() {
    if (token().isName("not")) {
      int offset = next().offset();
      return new Nodes.Not(nested(this::not), offset);
    }
    return comparison();
  }

  private Node comparison() {
    Node first = sum();
    int offset = token().offset();
    List<String> operators = new ArrayList<>();
    List<Node> others = new ArrayList<>();
    for (String operator = comparing(); operator != null; operator = comparing()) {
      operators.add(operator);
      others.add(sum());
    }
    return operators.isEmpty()
        ? first
        : new Nodes.Comparison(first, operators, others, offset);
  }

  private String comparing() {
    Token token = token();
    if (token.kind() == Kind.OPERATOR && COMPARISONS.contains(token.text())) {
      return next().text();
    }
    if (skipName("in")) {
      return "in";
    }
    if (token.isName("not") && following().isName("in")) {
      next();
      next();
      return "not in";
    }
    return null;
  }

  private Node binary(Set<String> operators, Supplier<Node> operand) {
    Node left = operand.get();
    while (token().kind() == Kind.OPERATOR && operators.contains(token().text())) {
      Token operator = next();
      left = new Nodes.Binary(operator.text(), left, operand.get(), operator.offset());
    }
    return left;
  }

  private Node sum() {
    return binary(Set.of("+", "-"), this::concatenation);
  }

  private Node concatenation() {
    Node first = product();
    if (!token().isOperator("~")) {
      return first;
    }
    int offset = token().offset();
    List<Node> items = new ArrayList<>(List.of(first));
    while (skipOperator("~")) {
      items.add(product());
    }
    return new Nodes.Concatenation(items, offset);
  }

  private Node product() {
    return binary(Set.of("*", "/", "//", "%"), this::power);
  }

  private Node power() {
    return binary(Set.of("**"), () -> unary(true));
  }

  private Node unary(boolean filtered) {
    Node value = token().isOperator("-") || token().isOperator("+") ? sign() : postfix(primary());
    return filtered ? filters(value) : value;
  }

  private Node sign() {
    Token sign = next();
    Node value = nested(() -> unary(false));
    return new Nodes.Sign(sign.text().equals("-"), value, sign.offset());
  }

  private Node primary() {
    Token token = token();
    return switch (token.kind()) {
      case NAME -> name(next());
      case STRING -> strings();
      case NUMBER -> new Nodes.Literal(next().value(), token.offset());
      default -> switch (token.text()) {
        case "(" -> parenthesized();
        case "[" -> list();
        case "{" -> dict();
        default -> throw SyntaxException.expected("a value", token);
      };
    };
  }

  private static Node name(Token token) {
    return switch (token.text()) {
      case "true", "True" -> new Nodes.Literal(true, token.offset());
      case "false", "False" -> new Nodes.Literal(false, token.offset());
      case "none", "None" -> new Nodes.Literal(null, token.offset());
      default -> new Nodes.Name(token.text(), token.offset());
    };
  }

  private Node strings() {
    int offset = token().offset();
    StringBuilder text = new StringBuilder();
    while (token().kind() == Kind.STRING) {
      text.append(next().value());
    }
    return new Nodes.Literal(text.toString(), offset);
  }

  private Node parenthesized() {
    int offset = expectOperator("(").offset();
    if (skipOperator(")")) {
      return new Nodes.Sequence(List.of(), true, offset);
    }
    Node inner = tuple(true);
    expectOperator(")");
    return inner;
  }

  /** Reads an expression, or several with commas in between, which are a tuple. */
  Node tuple(boolean conditional) {
    int offset = token().offset();
    List<Node> items = new ArrayList<>();
    boolean isTuple = false;
    do {
      if (isTuple && endsTuple()) {
        break;
      }
      items.add(conditional ? expression() : nested(this::or));
      isTuple |= token().isOperator(",");
    } while (skipOperator(","));
    return isTuple ? new Nodes.Sequence(items, true, offset) : items.getFirst();
  }

  private boolean endsTuple() {
    return isAtEnd() || token().isOperator(")") || token().isName("recursive");
  }

  private Node list() {
    int offset = expectOperator("[").offset();
    List<Node> items = new ArrayList<>();
    while (!token().isOperator("]")) {
      items.add(expression());
      if (!skipOperator(",")) {
        break;
      }
    }
    expectOperator("]");
    return new Nodes.Sequence(items, false, offset);
  }

  private Node dict() {
    int offset = expectOperator("{").offset();
    List<Node> keys = new ArrayList<>();
    List<Node> values = new ArrayList<>();
    while (!token().isOperator("}")) {
      keys.add(expression());
      expectOperator(":");
      values.add(expression());
      if (!skipOperator(",")) {
        break;
      }
    }
    expectOperator("}");
    return new Nodes.Dict(keys, values, offset);
  }

  private Node postfix(Node start) {
    Node node = start;
    while (true) {
      if (token().isOperator(".")) {
        node = attribute(node);
      } else if (token().isOperator("[")) {
        node = subscript(node);
      } else if (token().isOperator("(")) {
        int offset = token().offset();
        node = new Call(node, arguments(), node instanceof Nodes.Name ? node.offset() : offset);
      } else {
        return node;
      }
    }
  }

  private Node attribute(Node base) {
    next();
    Token name = next();
    return switch (name.kind()) {
      case NAME -> new Nodes.Attribute(base, name.text(), name.offset());
      case NUMBER -> new Nodes.Item(base, new Nodes.Literal(name.value(), name.offset()),
          name.offset());
      default -> throw SyntaxException.expected("a name", name);
    };
  }

  private Node subscript(Node base) {
    int offset = expectOperator("[").offset() + 1;
    List<Node> keys = new ArrayList<>();
    Node slice = null;
    do {
      if (token().isOperator(":") || slice != null) {
        slice = slice(base, null, offset);
      } else {
        Node key = expression();
        if (token().isOperator(":")) {
          slice = slice(base, key, offset);
        } else {
          keys.add(key);
        }
      }
    } while (slice == null && skipOperator(","));
    expectOperator("]");
    if (slice != null) {
      return slice;
    }
    Node key = keys.size() == 1 ? keys.getFirst() : new Nodes.Sequence(keys, true, offset);
    return new Nodes.Item(base, key, key.offset());
  }

  private Node slice(Node base, Node start, int offset) {
    expectOperator(":");
    Node stop = bound();
    Node step = skipOperator(":") ? bound() : null;
    return new Nodes.Slice(base, start, stop, step, offset);
  }

  private Node bound() {
    return token().isOperator(":") || token().isOperator("]") ? null : expression();
  }

  private Written arguments() {
    expectOperator("(");
    List<Node> positional = new ArrayList<>();
    Map<String, Node> named = new LinkedHashMap<>();
    Node more = null;
    Node moreNamed = null;
    while (!token().isOperator(")")) {
      if (skipOperator("*")) {
        more = expression();
      } else if (skipOperator("**")) {
        moreNamed = expression();
      } else if (token().kind() == Kind.NAME && following().isOperator("=")) {
        addNamed(named);
      } else if (named.isEmpty() && more == null && moreNamed == null) {
        positional.add(expression());
      } else {
        throw new SyntaxException("an argument without a name follows one with a name",
            token().offset());
      }
      if (!skipOperator(",")) {
        break;
      }
    }
    expectOperator(")");
    return new Written(positional, named, more, moreNamed);
  }

  private void addNamed(Map<String, Node> named) {
    Token name = next();
    next();
    if (named.put(name.text(), expression()) != null) {
      throw new SyntaxException("argument \"" + name.text() + "\" given twice", name.offset());
    }
  }

  private Node filters(Node start) {
    Node node = start;
    while (true) {
      if (token().isOperator("|")) {
        next();
        node = filter(node);
      } else if (token().isName("is")) {
        node = test(node);
      } else if (token().isOperator("(")) {
        node = new Call(node, arguments(), node.offset());
      } else {
        return node;
      }
    }
  }

  /** Reads a filter with its arguments, after the {@code |}. */
  Node filter(Node value) {
    int offset = token().offset();
    String name = dottedName();
    Written arguments = token().isOperator("(") ? arguments() : Written.NONE;
    return new Filtered(value, name, arguments, offset);
  }

  /** Reads filters one after another, the first without a {@code |}. */
  Node filterChain() {
    Node node = filter(null);
    while (skipOperator("|")) {
      node = filter(node);
    }
    return node;
  }

  private Node test(Node value) {
    next();
    boolean negated = token().isName("not");
    int negation = token().offset();
    if (negated) {
      next();
    }
    int offset = token().offset();
    String name = dottedName();
    Node test = new Tested(value, name, testArguments(), offset);
    return negated ? new Nodes.Not(test, negation) : test;
  }

  private Written testArguments() {
    Token token = token();
    if (token.isOperator("(")) {
      return arguments();
    }
    if (token.isName("is")) {
      throw new SyntaxException("tests cannot be chained, expected \"and\"", token.offset());
    }
    boolean argument = token.kind() == Kind.STRING || token.kind() == Kind.NUMBER
        || token.isOperator("[") || token.isOperator("{")
        || (token.kind() == Kind.NAME && !NO_ARGUMENT.contains(token.text()));
    return argument && !isWordOfGrammar(token)
        ? new Written(List.of(postfix(primary())), Map.of(), null, null)
        : Written.NONE;
  }

  /** Jinja2 would take these for a variable; that is never meant. */
  private static boolean isWordOfGrammar(Token token) {
    return token.isName("if") || token.isName("in") || token.isName("not")
        || token.isName("recursive");
  }
}
