package aeolus.template.jinja;

import aeolus.template.expression.Scope;
import aeolus.template.expression.Statements;
import java.util.ArrayList;
import java.util.List;

/** {@code with}: names for a block. */
final class WithTag extends StructureTag {
  WithTag() {
    super("with", "endwith");
  }

  @Override
  String render(TagPart tag, TrackingInterpreter interpreter) {
    List<Statements.Assignment> names = interpreter.expressions().with(tag.helpers());
    Frame inner = interpreter.frame().inner();
    interpreter.evaluate(tag, scope -> {
      List<Object> values = evaluated(names, scope);
      return interpreter.in(inner, () -> {
        for (int i = 0; i < values.size(); i++) {
          Targets.assign(names.get(i).target(), values.get(i), interpreter);
        }
        return values;
      });
    });
    return interpreter.in(inner, () -> interpreter.body(tag.parts()));
  }

  private static List<Object> evaluated(List<Statements.Assignment> names, Scope scope) {
    List<Object> values = new ArrayList<>();
    names.forEach(name -> values.add(name.value().evaluate(scope)));
    return values;
  }
}
