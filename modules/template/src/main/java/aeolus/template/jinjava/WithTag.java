package aeolus.template.jinjava;

import aeolus.template.expression.Statements;
import java.util.ArrayList;
import java.util.List;

/** {@code with}: names for a block. */
final class WithTag extends StructureTag {
  private static final long serialVersionUID = 1L;

  WithTag() {
    super("with", "endwith");
  }

  @Override
  String render(TrackedTag tag, TrackingInterpreter interpreter) {
    List<Statements.Assignment> names = interpreter.expressions().with(tag.getHelpers());
    List<Object> values = new ArrayList<>();
    interpreter.evaluate(tag, scope -> {
      names.forEach(name -> values.add(name.value().evaluate(scope)));
      return values;
    });
    return interpreter.in(interpreter.frame().inner(), () -> {
      for (int i = 0; i < values.size(); i++) {
        Targets.assign(names.get(i).target(), values.get(i), interpreter);
      }
      return interpreter.body(tag.getChildren());
    });
  }
}
