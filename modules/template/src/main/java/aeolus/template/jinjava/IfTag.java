package aeolus.template.jinjava;

import aeolus.core.python.PythonValues;

/** {@code if}, {@code elif} and {@code else}. */
final class IfTag extends StructureTag {
  private static final long serialVersionUID = 1L;

  IfTag() {
    super("if", "endif");
  }

  @Override
  String render(TrackedTag tag, TrackingInterpreter interpreter) {
    for (TrackedTag.Branch branch : tag.branches()) {
      Boolean truth = branch.isElse() ? Boolean.TRUE : truth(branch.head(), interpreter);
      if (truth == null) {
        return "";
      }
      if (truth) {
        return interpreter.body(branch.children());
      }
    }
    return "";
  }

  /** Returns null where the condition fails. */
  private static Boolean truth(TrackedTag head, TrackingInterpreter interpreter) {
    return interpreter.evaluate(head, scope -> PythonValues.isTrue(
        interpreter.expressions().expression(head.getHelpers()).require(scope)));
  }
}
