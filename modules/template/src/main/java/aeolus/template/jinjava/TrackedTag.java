package aeolus.template.jinjava;

import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.InvalidArgumentException;
import com.hubspot.jinjava.interpret.InvalidInputException;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.OutputTooBigException;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.tree.output.OutputNode;
import com.hubspot.jinjava.tree.output.RenderedOutputNode;

/** A tag that reports its failure, so that those after it can be found too. */
final class TrackedTag extends TagNode {
  private static final long serialVersionUID = 1L;

  private final transient Piece piece;
  private final transient Session session;

  TrackedTag(TagNode node, Piece piece, Session session) {
    super(node.getTag(), TrackedTree.token(node), node.getSymbols());
    this.piece = piece;
    this.session = session;
  }

  @Override
  public OutputNode render(JinjavaInterpreter interpreter) {
    return session.at(piece,
        () -> session.marking().inTag(getName(), () -> renderOrReport(interpreter)));
  }

  private OutputNode renderOrReport(JinjavaInterpreter interpreter) {
    try {
      return super.render(interpreter);
    } catch (InterpretException | InvalidInputException | InvalidArgumentException
        | OutputTooBigException e) {
      session.failed(e);
      return new RenderedOutputNode("");
    }
  }
}
