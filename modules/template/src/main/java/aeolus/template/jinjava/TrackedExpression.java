package aeolus.template.jinjava;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.tree.ExpressionNode;
import com.hubspot.jinjava.tree.output.OutputNode;
import com.hubspot.jinjava.tree.output.RenderedOutputNode;
import com.hubspot.jinjava.tree.parse.ExpressionToken;

/** An expression that can be marked with where it is. */
final class TrackedExpression extends ExpressionNode {
  private static final long serialVersionUID = 1L;

  private final transient ExpressionToken token;
  private final transient Piece piece;
  private final transient Session session;

  TrackedExpression(ExpressionToken token, Piece piece, Session session) {
    super(token);
    this.token = token;
    this.piece = piece;
    this.session = session;
  }

  @Override
  public OutputNode render(JinjavaInterpreter jinjava) {
    TrackingInterpreter interpreter = (TrackingInterpreter) jinjava;
    String text = interpreter.evaluate(piece, token.getExpr(), scope -> TrackingInterpreter
        .printed(interpreter.expressions().expression(token.getExpr()).require(scope)));
    return new RenderedOutputNode(
        session.marking().mark(piece.location(), text == null ? "" : text));
  }
}
