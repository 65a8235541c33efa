package aeolus.template.jinjava;

import aeolus.core.python.PythonText;
import aeolus.template.expression.Callable;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Expressions;
import aeolus.template.expression.HasAttributes;
import aeolus.template.expression.Missing;
import aeolus.template.expression.Scope;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.tree.Node;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Renders a template: Jinjava cuts it into tags and expressions, what these say is evaluated by
 * {@link aeolus.template.expression}.
 */
final class TrackingInterpreter extends JinjavaInterpreter {
  private static final int DEEPEST_INCLUDES = 50;

  private final StrictJinjava jinjava;
  private final Session session;
  private Frame frame;
  private Inheritance inheritance = new Inheritance(null);
  private int includes;
  private int loops;
  private LoopControl control = LoopControl.NONE;

  /** Whether a loop's body is to be left. */
  enum LoopControl {
    NONE, CONTINUE, BREAK
  }

  TrackingInterpreter(StrictJinjava jinjava, Context context, Session session, Frame variables) {
    super(jinjava, context, jinjava.getGlobalConfig());
    this.jinjava = jinjava;
    this.session = session;
    this.frame = variables.inner();
  }

  Session session() {
    return session;
  }

  Expressions expressions() {
    return jinjava.expressions();
  }

  Frame frame() {
    return frame;
  }

  Inheritance inheritance() {
    return inheritance;
  }

  Scope scope() {
    return new TemplateScope(frame, jinjava.library());
  }

  /** Does something with names of its own. */
  <T> T in(Frame inner, Supplier<T> action) {
    Frame outer = frame;
    frame = inner;
    try {
      return action.get();
    } finally {
      frame = outer;
    }
  }

  /** Gives a name a value, here. */
  void put(String name, Object value) {
    frame.put(name, value instanceof Missing missing ? missing.elsewhere() : value);
  }

  /** Tells whether the loop around is to be left, and forgets it. */
  LoopControl takeControl() {
    LoopControl taken = control;
    control = LoopControl.NONE;
    return taken;
  }

  /** Leaves the body of the loop around. */
  void leave(LoopControl how) {
    if (loops == 0) {
      throw new ExpressionException("no loop around to leave");
    }
    control = how;
  }

  /** Renders the body of a macro, which leaves no loop of its caller's. */
  String outOfLoop(Supplier<String> body) {
    int around = loops;
    loops = 0;
    try {
      return body.get();
    } finally {
      loops = around;
    }
  }

  /** Renders the body of a loop. */
  String inLoop(Supplier<String> body) {
    loops++;
    try {
      return body.get();
    } finally {
      loops--;
    }
  }

  /** Renders nodes one after another, until a loop around them is to be left. */
  String body(List<? extends Node> nodes) {
    StringBuilder text = new StringBuilder();
    for (Node node : nodes) {
      text.append(node.render(this).getValue());
      session.limits().length(text.length());
      if (control != LoopControl.NONE) {
        break;
      }
    }
    return text.toString();
  }

  /** Renders a whole template, and those that it extends. */
  String template(Node root) {
    Inheritance outer = inheritance;
    inheritance = new Inheritance(frame);
    try {
      inheritance.add(root, session);
      String text = body(root.getChildren());
      for (String parent = inheritance.takeParent(); parent != null; parent = inheritance
          .takeParent()) {
        Node tree = parse(parent);
        inheritance.add(tree, session);
        text = body(tree.getChildren());
      }
      return text;
    } finally {
      inheritance = outer;
    }
  }

  /** Renders a template within this one. */
  String included(String text, Frame names) {
    if (includes >= DEEPEST_INCLUDES) {
      throw new ExpressionException("include cycle detected: templates include each other "
          + DEEPEST_INCLUDES + " levels deep");
    }
    includes++;
    try {
      return in(names, () -> template(parse(text)));
    } finally {
      includes--;
    }
  }

  /** Returns the text of an included or imported file. */
  String read(String name) {
    try {
      return session.read(name);
    } catch (IOException e) {
      throw new ExpressionException(Messages.of(e));
    }
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
      new TrackedTree(source, session, new StatementCheck(session, expressions(), scope()))
          .take(tree);
      return tree;
    } catch (StringIndexOutOfBoundsException | InterpretException _) {
      session.syntax(source.reached(), "empty tag or expression, expected something in it");
      return null;
    }
  }

  /**
   * Evaluates something that a piece of the template says.
   *
   * @param text of the expression, which the piece ends with
   * @return null where it failed, which is reported
   */
  <T> T evaluate(Piece piece, String text, Function<Scope, T> evaluation) {
    try {
      return session.at(piece,
          () -> session.marking().inExpression(() -> evaluation.apply(scope())));
    } catch (ExpressionException e) {
      session.failed(e, piece, text);
      return null;
    }
  }

  /** Evaluates something that a tag says; null where it failed, which is reported. */
  <T> T evaluate(TrackedTag tag, Function<Scope, T> evaluation) {
    return evaluate(tag.piece(), tag.getHelpers(), evaluation);
  }

  /** Writes a value as a template prints it; None is nothing, as with Ansible. */
  static String printed(Object value) {
    Object present = Missing.require(value);
    if (present instanceof HasAttributes
        || present instanceof Callable) {
      throw new ExpressionException("cannot be printed: it is no value");
    }
    return present == null ? "" : PythonText.str(present);
  }

  @Override
  public void addError(TemplateError error) {
    session.error(error);
  }

  /** Leaves out what the session was told already. */
  @Override
  public void addAllChildErrors(String template, Collection<TemplateError> errors) {}
}
