package aeolus.template.jinjava;

import aeolus.template.jinjava.TrackingInterpreter.LoopControl;

/** Tags that print nothing. */
final class SimpleTags {
  private SimpleTags() {}

  /** {@code do}: an expression for what it does. */
  static final class Do extends StructureTag {
    private static final long serialVersionUID = 1L;

    Do() {
      super("do", null);
    }

    @Override
    String render(TrackedTag tag, TrackingInterpreter interpreter) {
      interpreter.evaluate(tag,
          scope -> interpreter.expressions().expression(tag.getHelpers()).evaluate(scope));
      return "";
    }
  }

  /** {@code break} and {@code continue}. */
  static final class Leave extends StructureTag {
    private static final long serialVersionUID = 1L;

    private final LoopControl how;

    Leave(String name, LoopControl how) {
      super(name, null);
      this.how = how;
    }

    @Override
    String render(TrackedTag tag, TrackingInterpreter interpreter) {
      interpreter.leave(how);
      return "";
    }
  }

  /** {@code else} and {@code elif}, which their {@code if} or {@code for} deals with. */
  static final class Branch extends StructureTag {
    private static final long serialVersionUID = 1L;

    Branch(String name) {
      super(name, null);
    }

    @Override
    String render(TrackedTag tag, TrackingInterpreter interpreter) {
      throw new IllegalStateException("a branch is no tag of its own");
    }
  }
}
