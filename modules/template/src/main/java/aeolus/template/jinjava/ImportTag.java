package aeolus.template.jinjava;

import aeolus.template.expression.Statements;

/** {@code import ... as}. */
final class ImportTag extends StructureTag {
  private static final long serialVersionUID = 1L;

  ImportTag() {
    super("import", null);
  }

  @Override
  String render(TrackedTag tag, TrackingInterpreter interpreter) {
    Statements.Import head = interpreter.expressions().importAs(tag.getHelpers());
    interpreter.put(head.name(), Modules.load(head.template(), head.withContext(),
        interpreter.scope(), interpreter));
    return "";
  }
}
