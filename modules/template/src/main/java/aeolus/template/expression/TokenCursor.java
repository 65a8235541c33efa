package aeolus.template.expression;

import aeolus.template.expression.Token.Kind;
import java.util.List;
import java.util.function.Supplier;

/** Goes through the tokens of an expression. */
class TokenCursor {
  private static final int DEEPEST = 200;

  private final List<Token> tokens;
  private int at;
  private int depth;

  TokenCursor(String text) {
    this.tokens = Lexer.tokens(text);
  }

  Token token() {
    return tokens.get(at);
  }

  Token following() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  Token next() {
    Token token = token();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  boolean skipOperator(String operator) {
    boolean there = token().isOperator(operator);
    if (there) {
      next();
    }
    return there;
  }

  boolean skipName(String name) {
    boolean there = token().isName(name);
    if (there) {
      next();
    }
    return there;
  }

  Token expectOperator(String operator) {
    if (!token().isOperator(operator)) {
      throw SyntaxException.expected("\"" + operator + "\"", token());
    }
    return next();
  }

  Token expectName() {
    if (token().kind() != Kind.NAME) {
      throw SyntaxException.expected("a name", token());
    }
    return next();
  }

  void expectName(String name) {
    if (!skipName(name)) {
      throw SyntaxException.expected("\"" + name + "\"", token());
    }
  }

  void expectEnd() {
    if (token().kind() != Kind.END) {
      throw SyntaxException.expected("its end", token());
    }
  }

  boolean isAtEnd() {
    return token().kind() == Kind.END;
  }

  /** Reads a part that may hold others of its kind. */
  <T> T nested(Supplier<T> part) {
    if (++depth > DEEPEST) {
      throw new SyntaxException("expression is nested too deeply", token().offset());
    }
    try {
      return part.get();
    } finally {
      depth--;
    }
  }

  /** Reads a name; Ansible's own may be written in full. */
  String dottedName() {
    StringBuilder name = new StringBuilder(expectName().text());
    while (skipOperator(".")) {
      name.append('.').append(expectName().text());
    }
    String whole = name.toString();
    String builtin = "ansible.builtin.";
    return whole.startsWith(builtin) ? whole.substring(builtin.length()) : whole;
  }
}
