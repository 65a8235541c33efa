package aeolus.template.jinjava;

import aeolus.template.expression.ExpressionException;
import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.tree.output.OutputNode;
import com.hubspot.jinjava.tree.output.RenderedOutputNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A tag that reports its failure, so that those after it can be found too. */
final class TrackedTag extends TagNode {
  private static final long serialVersionUID = 1L;
  private static final Set<String> BRANCHES = Set.of("elif", "else");

  private final transient Piece piece;
  private final transient Session session;

  /**
   * A part of a tag's children.
   *
   * @param head the tag itself, or the {@code elif} or {@code else} that the part follows
   */
  record Branch(TrackedTag head, List<Node> children) {
    boolean isElse() {
      return head.getName().equals("else");
    }
  }

  TrackedTag(TagNode node, Piece piece, Session session) {
    super(node.getTag(), TrackedTree.token(node), node.getSymbols());
    this.piece = piece;
    this.session = session;
  }

  Piece piece() {
    return piece;
  }

  /** Splits the children at {@code elif} and {@code else}. */
  List<Branch> branches() {
    List<Branch> branches = new ArrayList<>(List.of(new Branch(this, new ArrayList<>())));
    for (Node child : getChildren()) {
      if (child instanceof TrackedTag tag && BRANCHES.contains(tag.getName())) {
        branches.add(new Branch(tag, new ArrayList<>()));
      } else {
        branches.getLast().children().add(child);
      }
    }
    return branches;
  }

  @Override
  public OutputNode render(JinjavaInterpreter interpreter) {
    return session.at(piece,
        () -> session.marking().inTag(getName(), () -> renderOrReport(interpreter)));
  }

  private OutputNode renderOrReport(JinjavaInterpreter interpreter) {
    try {
      return super.render(interpreter);
    } catch (ExpressionException e) {
      session.failed(e, piece, getHelpers());
    } catch (InterpretException e) {
      session.failed(e);
    }
    return new RenderedOutputNode("");
  }
}
