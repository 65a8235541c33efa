package aeolus.template.jinjava;

import aeolus.template.expression.Statements;

/** {@code macro}. */
final class MacroTag extends StructureTag {
  private static final long serialVersionUID = 1L;

  MacroTag() {
    super("macro", "endmacro");
  }

  @Override
  String render(TrackedTag tag, TrackingInterpreter interpreter) {
    Statements.Macro head = interpreter.expressions().macro(tag.getHelpers());
    interpreter.put(head.name(), new MacroValue(head.name(), head.parameters(), tag, interpreter));
    return "";
  }
}
