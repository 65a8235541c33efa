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

/** Puts nodes that know their piece of the template in the place of Jinjava's. */
final class TrackedTree {
  private final Source source;
  private final Session session;
  private final StatementCheck check;
  private final Iterator<Piece> pieces;

  TrackedTree(Source source, Session session, StatementCheck check) {
    this.source = source;
    this.session = session;
    this.check = check;
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
    check.expression(token.getExpr(), piece);
    return new TrackedExpression(token, piece, session);
  }

  private Node tracked(TagNode node, Piece piece, Node parent) {
    check.tag(node.getName(), node.getHelpers(), piece, parent.getName());
    TrackedTag tag = new TrackedTag(node, piece, session);
    tag.setChildren(node.getChildren());
    take(tag);
    return tag;
  }

  /** Returns the token that a node was made from, for the nodes that need it again. */
  static TagToken token(TagNode node) {
    return (TagToken) node.getMaster();
  }
}
