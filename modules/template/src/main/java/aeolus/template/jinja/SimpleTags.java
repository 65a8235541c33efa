package aeolus.template.jinja;

import aeolus.template.expression.Node;
import aeolus.template.jinja.TrackingInterpreter.LoopControl;

/** Tags that print nothing. */
final class SimpleTags {
  private SimpleTags() {}

  /** {@code do}: an expression for what it does. */
  static final class Do extends StructureTag {
    Do() {
      super("do", null);
    }

    @Override
    String render(TagPart tag, TrackingInterpreter interpreter) {
      interpreter.evaluate(tag,
          scope -> interpreter.expressions().expression(tag.helpers()).evaluate(scope));
      return "";
    }
  }

  /** {@code print}: expressions one after another. */
  static final class Print extends StructureTag {
    Print() {
      super("print", null);
    }

    @Override
    String render(TagPart tag, TrackingInterpreter interpreter) {
      StringBuilder text = new StringBuilder();
      for (Node node : interpreter.expressions().print(tag.helpers())) {
        String printed = interpreter.evaluate(tag,
            scope -> TrackingInterpreter.printed(node.evaluate(scope), node.offset()));
        text.append(printed == null ? "" : printed);
      }
      return interpreter.session().marking().mark(tag.piece(), text.toString());
    }
  }

  /** {@code break} and {@code continue}. */
  static final class Leave extends StructureTag {
    private final LoopControl how;

    Leave(String name, LoopControl how) {
      super(name, null);
      this.how = how;
    }

    @Override
    String render(TagPart tag, TrackingInterpreter interpreter) {
      interpreter.leave(how);
      return "";
    }
  }

  /** {@code else} and {@code elif}, which their {@code if} or {@code for} deals with. */
  static final class Branch extends StructureTag {
    Branch(String name) {
      super(name, null);
    }

    @Override
    String render(TagPart tag, TrackingInterpreter interpreter) {
      throw new IllegalStateException("a branch is no tag of its own");
    }
  }
}
