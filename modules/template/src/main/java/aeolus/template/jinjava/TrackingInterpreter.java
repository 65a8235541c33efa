package aeolus.template.jinjava;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.InterpreterFactory;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.tree.Node;
import java.io.IOException;
import java.util.Collection;
import java.util.function.Supplier;

/** An interpreter that tells its session what it is at and what goes wrong. */
final class TrackingInterpreter extends JinjavaInterpreter {
  private final StrictJinjava jinjava;
  private final Session session;

  TrackingInterpreter(StrictJinjava jinjava, Context context, Session session) {
    super(jinjava, context, jinjava.getGlobalConfig());
    this.jinjava = jinjava;
    this.session = session;
  }

  private TrackingInterpreter(TrackingInterpreter importing) {
    super(importing);
    this.jinjava = importing.jinjava;
    this.session = importing.session;
  }

  /** Makes interpreters for imported files. */
  static final class Factory implements InterpreterFactory {
    @Override
    public JinjavaInterpreter newInstance(JinjavaInterpreter importing) {
      return new TrackingInterpreter((TrackingInterpreter) importing);
    }

    @Override
    public JinjavaInterpreter newInstance(Jinjava jinjava, Context context, JinjavaConfig config) {
      throw new UnsupportedOperationException("render with StrictJinjava.interpreter");
    }
  }

  Session session() {
    return session;
  }

  @Override
  public String getResource(String name) throws IOException {
    return session.read(name);
  }

  @Override
  public Node parse(String text) {
    Source source = session.source(text);
    int before = session.found();
    Node tree = session.parsing(source, () -> tree(source));
    return session.found() > before ? super.parse("") : tree;
  }

  private Node tree(Source source) {
    try {
      Node tree = super.parse(source.prepare(getConfig()));
      if (!source.isWhole()) {
        session.syntax(source.reached(), "tag or expression not closed");
      }
      new TrackedTree(source, session, jinjava).take(tree);
      return tree;
    } catch (StringIndexOutOfBoundsException | InterpretException _) {
      session.syntax(source.reached(), "empty tag or expression, expected something in it");
      return null;
    }
  }

  @Override
  public Object resolveELExpression(String expression, int line) {
    return evaluate(session.piece(), () -> super.resolveELExpression(expression, line));
  }

  @Override
  public Object resolveELExpression(String expression, int line, int column) {
    return session.at(session.piece(line, column),
        () -> super.resolveELExpression(expression, line, column));
  }

  @Override
  public Object resolveELExpressionSilently(String expression) {
    return evaluate(session.piece(), () -> super.resolveELExpressionSilently(expression));
  }

  private Object evaluate(Piece piece, Supplier<Object> evaluation) {
    try {
      return session.at(piece, () -> session.marking().inExpression(evaluation));
    } catch (Undefined e) {
      session.undefined(e, piece);
      return null;
    }
  }

  @Override
  public void addError(TemplateError error) {
    session.error(error);
  }

  /** Leaves out what the session was told already. */
  @Override
  public void addAllChildErrors(String template, Collection<TemplateError> errors) {}
}
