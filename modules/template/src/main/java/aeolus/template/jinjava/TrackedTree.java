package aeolus.template.jinjava;

import com.hubspot.jinjava.tree.ExpressionNode;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.tree.TextNode;
import com.hubspot.jinjava.tree.parse.ExpressionToken;
import com.hubspot.jinjava.tree.parse.TagToken;
import com.hubspot.jinjava.tree.parse.TextToken;
import com.hubspot.jinjava.tree.parse.Token;
import java.util.Iterator;
import java.util.ListIterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jinjava.de.odysseus.el.tree.TreeBuilderException;

/** Puts nodes that know their piece of the template in the place of Jinjava's. */
final class TrackedTree {
  private static final Pattern IN = Pattern.compile("\\sin\\s");

  private final Source source;
  private final Session session;
  private final StrictJinjava jinjava;
  private final Iterator<Piece> pieces;

  TrackedTree(Source source, Session session, StrictJinjava jinjava) {
    this.source = source;
    this.session = session;
    this.jinjava = jinjava;
    this.pieces = source.pieces().iterator();
  }

  /** Takes over all nodes below one. */
  void take(Node parent) {
    ListIterator<Node> children = parent.getChildren().listIterator();
    while (children.hasNext()) {
      Node child = tracked(children.next(), parent);
      child.setParent(parent);
      children.set(child);
    }
  }

  private Node tracked(Node node, Node parent) {
    Piece piece = piece(node.getMaster());
    return switch (node) {
      case TextNode text -> new TrackedText((TextToken) text.getMaster(), piece, session);
      case ExpressionNode expression -> tracked((ExpressionToken) expression.getMaster(), piece);
      case TagNode tag -> tracked(tag, piece, parent);
      default -> node;
    };
  }

  /** Finds a token's piece; pieces in between are comments and end tags. */
  private Piece piece(Token token) {
    while (pieces.hasNext()) {
      Piece piece = pieces.next();
      if (piece.kind() == token.getType() && piece.image().equals(token.getImage())) {
        return piece;
      }
    }
    return new Piece(source, 0, token.getImage(), token.getType(), 0, 0);
  }

  private Node tracked(ExpressionToken token, Piece piece) {
    check(token.getExpr(), piece);
    return new TrackedExpression(token, piece, session);
  }

  private Node tracked(TagNode node, Piece piece, Node parent) {
    checkTag(node, piece, parent.getName());
    TrackedTag tag = new TrackedTag(node, piece, session);
    tag.setChildren(node.getChildren());
    take(tag);
    return tag;
  }

  private void checkTag(TagNode node, Piece piece, String parent) {
    String helpers = node.getHelpers();
    Matcher list = IN.matcher(helpers);
    switch (node.getName()) {
      case "if", "elif" -> check(helpers, piece);
      case "set" -> check("[" + helpers.substring(helpers.indexOf('=') + 1) + "]", piece);
      case "for" -> check(list.find() ? helpers.substring(list.end()) : "[]", piece);
      case "else" -> checkElse(piece, parent);
      default -> {
        // Says what is wrong with it when it is rendered.
      }
    }
  }

  private void checkElse(Piece piece, String parent) {
    if (parent.equals("for")) {
      session.syntax(piece.location(),
          "{% else %} of a {% for %} is not supported, expected {% if %} around the loop");
    }
  }

  /** Finds mistakes also where rendering may not get to. */
  private void check(String expression, Piece piece) {
    if (expression.isBlank()) {
      session.syntax(piece.location(), "no expression, expected one in \"" + piece.shown() + "\"");
      return;
    }
    try {
      jinjava.check(expression);
    } catch (TreeBuilderException e) {
      session.syntax(piece, e);
    }
  }

  /** Returns the token that a node was made from, for the nodes that need it again. */
  static TagToken token(TagNode node) {
    return (TagToken) node.getMaster();
  }
}
