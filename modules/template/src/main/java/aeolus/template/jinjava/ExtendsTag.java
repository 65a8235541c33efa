package aeolus.template.jinjava;

import aeolus.template.expression.ExpressionException;

/** {@code extends}. */
final class ExtendsTag extends StructureTag {
  private static final long serialVersionUID = 1L;

  ExtendsTag() {
    super("extends", null);
  }

  @Override
  String render(TrackedTag tag, TrackingInterpreter interpreter) {
    if (interpreter.inheritance().isExtending()) {
      throw new ExpressionException("the template extends another already");
    }
    Object name = interpreter.expressions()
        .expression(tag.getHelpers())
        .require(interpreter.scope());
    interpreter.inheritance().extend(interpreter.read(Modules.name(name)));
    return "";
  }
}
