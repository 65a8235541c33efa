package aeolus.template.jinja;

import aeolus.core.InvalidInputException;
import aeolus.core.Problem;
import aeolus.core.python.OwnRepr;
import aeolus.core.python.PythonText;
import aeolus.template.expression.Callable;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Expressions;
import aeolus.template.expression.Missing;
import aeolus.template.expression.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Renders a template; what its tags and expressions say is evaluated in the scope they are in. */
final class TrackingInterpreter {
  private static final int DEEPEST_INCLUDES = 50;
  private static final Set<String> OWN = Set.of("caller", "loop", "self", "super");

  private final ParsedTemplates templates;
  private final Session session;
  private final Map<String, Callable> functions;
  private Frame frame;
  private Inheritance inheritance = new Inheritance(null);
  private int includes;
  private Piece piece;
  private int pieceStart;
  private LoopControl control = LoopControl.NONE;

  /** Whether a loop's body is to be left. */
  enum LoopControl {
    NONE, CONTINUE, BREAK
  }

  TrackingInterpreter(ParsedTemplates templates, Session session, Frame variables,
      Map<String, Callable> functions) {
    this.templates = templates;
    this.functions = functions;
    this.session = session;
    this.frame = variables.inner();
  }

  Session session() {
    return session;
  }

  Expressions expressions() {
    return templates.expressions();
  }

  Frame frame() {
    return frame;
  }

  Inheritance inheritance() {
    return inheritance;
  }

  Scope scope() {
    return new TemplateScope(frame, templates.library(), functions);
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

  /** Does something a level deeper than what calls it. */
  <T> T deeper(Supplier<T> action) {
    session.limits().enter();
    try {
      return action.get();
    } finally {
      session.limits().leave();
    }
  }

  /** Gives a name a value, here. */
  void put(String name, Object value) {
    frame.put(name, carried(value));
  }

  /** Returns a value for use elsewhere: what is not defined knows its place then. */
  Object carried(Object value) {
    return value instanceof Missing missing
        ? missing.elsewhere(offset -> piece.location(pieceStart + offset))
        : value;
  }

  /** Tells whether the loop around is to be left, and forgets it. */
  LoopControl takeControl() {
    LoopControl taken = control;
    control = LoopControl.NONE;
    return taken;
  }

  /** Leaves the body of the loop around. */
  void leave(LoopControl how) {
    control = how;
  }

  /** Renders parts one after another, until a loop around them is to be left. */
  String body(List<Part> parts) {
    if (parts.size() == 1) {
      return parts.getFirst().render(this);
    }
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(part.render(this));
      session.limits().length(text.length());
      if (control != LoopControl.NONE) {
        break;
      }
    }
    return text.toString();
  }

  /** Renders a whole template, and those that it extends. */
  String template(Template root) {
    Inheritance outer = inheritance;
    inheritance = new Inheritance(frame);
    frame.put("self", new BlockValue.Self(this, inheritance));
    try {
      StringBuilder text = new StringBuilder();
      for (Template next = root; next != null; next = inheritance.takeParent()) {
        inheritance.add(next);
        checkCalls(next);
        top(next, text);
      }
      return text.toString();
    } finally {
      inheritance = outer;
    }
  }

  /** Renders a template's parts; where it extends another, that prints what comes after. */
  private void top(Template template, StringBuilder text) {
    for (Part part : template.parts()) {
      boolean extending = inheritance.isExtending();
      String rendered = part.render(this);
      text.append(extending ? "" : rendered);
      session.limits().length(text.length());
    }
  }

  /** Finds calls of what does not exist, be they reached or not. */
  private void checkCalls(Template template) {
    for (Template.Called call : template.calls()) {
      boolean known = OWN.contains(call.name()) || template.bound().contains(call.name())
          || !(scope().variable(call.name()) instanceof Missing);
      if (!known) {
        session.unreached(List.of(Problem.error(call.piece().location(call.offset()),
            "unknown macro or function \"" + call.name() + "\"")));
      }
    }
  }

  /** Renders a template within this one. */
  String included(Source source, Frame names) {
    if (includes >= DEEPEST_INCLUDES) {
      throw new ExpressionException("include cycle detected: templates include each other "
          + DEEPEST_INCLUDES + " levels deep");
    }
    includes++;
    try {
      return in(names, () -> template(parsed(source)));
    } finally {
      includes--;
    }
  }

  /** Returns a template; nothing of one with mistakes, which are reported, is rendered. */
  Template parsed(Source source) {
    Template template = templates.parse(source);
    session.broken(template.problems());
    session.unreached(template.unknown());
    return template.problems().isEmpty() ? template : template.empty();
  }

  /** Returns the text of an included or imported file. */
  Source read(String name) {
    try {
      return session.read(name);
    } catch (IOException e) {
      throw new ExpressionException(Messages.of(e));
    }
  }

  /**
   * Evaluates something that a piece of the template says.
   *
   * @param start of the expression in the piece's content
   * @return null where it failed, which is reported
   */
  <T> T evaluate(Piece piece, int start, Function<Scope, T> evaluation) {
    Piece outerPiece = this.piece;
    int outerStart = pieceStart;
    this.piece = piece;
    pieceStart = start;
    try {
      return session.marking().inExpression(() -> evaluation.apply(scope()));
    } catch (ExpressionException e) {
      session.failed(e, piece, start);
    } catch (InvalidInputException e) {
      session.failed(e);
    } catch (Limits.LimitException e) {
      throw e.at(piece);
    } catch (StackOverflowError _) {
      throw new Limits.LimitException("nested too deeply").at(piece);
    } finally {
      this.piece = outerPiece;
      pieceStart = outerStart;
    }
    return null;
  }

  /** Evaluates something that a tag says; null where it failed, which is reported. */
  <T> T evaluate(TagPart tag, Function<Scope, T> evaluation) {
    return evaluate(tag.piece(), tag.helpersStart(), evaluation);
  }

  /**
   * Writes a value as a template prints it; None is nothing, as with Ansible.
   *
   * @param offset of the expression
   */
  static String printed(Object value, int offset) {
    if (value instanceof Missing missing && missing.isLenient()) {
      return "";
    }
    Object present = Missing.require(value);
    // As with Ansible, what would only be gone through is shown as the list that it would give.
    Object shown = present instanceof OwnRepr && present instanceof List<?> list
        ? new ArrayList<>(list)
        : present;
    try {
      return shown == null ? "" : PythonText.str(shown);
    } catch (ExpressionException e) {
      throw e.offset() < 0 && offset >= 0 ? new ExpressionException(e.getMessage(), offset) : e;
    }
  }
}
