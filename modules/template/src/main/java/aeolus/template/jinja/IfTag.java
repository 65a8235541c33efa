package aeolus.template.jinja;

import aeolus.core.python.PythonValues;

/** {@code if}, {@code elif} and {@code else}. */
final class IfTag extends StructureTag {
  IfTag() {
    super("if", "endif");
  }

  @Override
  String render(TagPart tag, TrackingInterpreter interpreter) {
    for (TagPart.Branch branch : tag.branches()) {
      Boolean truth = branch.isElse() ? Boolean.TRUE : truth(branch.head(), interpreter);
      if (truth == null) {
        return "";
      }
      if (truth) {
        return interpreter.body(branch.parts());
      }
    }
    return "";
  }

  /** Returns null where the condition fails. */
  private static Boolean truth(TagPart head, TrackingInterpreter interpreter) {
    return interpreter.evaluate(head, scope -> PythonValues.isTrue(
        interpreter.expressions().condition(head.helpers()).present(scope)));
  }
}
