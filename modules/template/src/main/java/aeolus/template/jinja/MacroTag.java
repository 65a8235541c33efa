package aeolus.template.jinja;

import aeolus.template.expression.Statements;

/** {@code macro}. */
final class MacroTag extends StructureTag {
  MacroTag() {
    super("macro", "endmacro");
  }

  @Override
  String render(TagPart tag, TrackingInterpreter interpreter) {
    Statements.Macro head = interpreter.expressions().macro(tag.helpers());
    interpreter.put(head.name(), new MacroValue(head.name(), head.parameters(), tag, interpreter));
    return "";
  }
}
