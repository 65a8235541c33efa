package aeolus.template.jinjava;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.output.OutputNode;
import com.hubspot.jinjava.tree.output.RenderedOutputNode;
import com.hubspot.jinjava.tree.parse.TextToken;

/** Text that can be marked with where it comes from. */
final class TrackedText extends Node {
  private static final long serialVersionUID = 1L;

  private final transient Piece piece;
  private final transient Session session;

  TrackedText(TextToken token, Piece piece, Session session) {
    super(token, token.getLineNumber(), token.getStartPosition());
    this.piece = piece;
    this.session = session;
  }

  @Override
  public OutputNode render(JinjavaInterpreter interpreter) {
    return new RenderedOutputNode(session.marking().markLines(piece));
  }

  @Override
  public String getName() {
    return "text";
  }
}
