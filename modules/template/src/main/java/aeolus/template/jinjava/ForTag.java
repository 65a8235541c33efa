package aeolus.template.jinjava;

import aeolus.core.python.PythonValues;
import aeolus.template.expression.Items;
import aeolus.template.expression.Scope;
import aeolus.template.expression.Statements;
import aeolus.template.jinjava.TrackingInterpreter.LoopControl;
import com.hubspot.jinjava.tree.Node;
import java.util.ArrayList;
import java.util.List;

/** {@code for}, with its {@code if}, {@code else} and {@code recursive}. */
final class ForTag extends StructureTag {
  private static final long serialVersionUID = 1L;

  ForTag() {
    super("for", "endfor");
  }

  @Override
  String render(TrackedTag tag, TrackingInterpreter interpreter) {
    Statements.For head = interpreter.expressions().forLoop(tag.getHelpers());
    Run run = new Run(head, tag.branches(), interpreter);
    List<?> items = interpreter.evaluate(tag,
        scope -> Items.iterate(head.iterable().require(scope)));
    return items == null ? "" : run.through(items, 0);
  }

  /** A loop that is being gone through. */
  record Run(Statements.For head, List<TrackedTag.Branch> branches,
      TrackingInterpreter interpreter) {
    /** Goes through items. */
    String through(Object value, int depth) {
      List<?> items = chosen(Items.iterate(value));
      if (items.isEmpty()) {
        return branches.size() > 1 ? interpreter.body(branches.get(1).children()) : "";
      }
      Frame around = interpreter.frame();
      LoopValue loop = new LoopValue(items, depth, head.recursive()
          ? (inner, deeper) -> interpreter.in(around, () -> through(inner, deeper))
          : null);
      StringBuilder text = new StringBuilder();
      List<Node> body = branches.getFirst().children();
      while (loop.hasNext()) {
        Object item = loop.next();
        interpreter.session().limits().step();
        text.append(interpreter.in(around.inner(), () -> once(item, loop, body)));
        interpreter.session().limits().length(text.length());
        if (interpreter.takeControl() == LoopControl.BREAK) {
          break;
        }
      }
      return text.toString();
    }

    private String once(Object item, LoopValue loop, List<Node> body) {
      interpreter.put("loop", loop);
      Targets.assign(head.target(), item, interpreter);
      return interpreter.inLoop(() -> interpreter.body(body));
    }

    private List<?> chosen(List<?> items) {
      if (head.condition() == null) {
        return new ArrayList<>(items);
      }
      List<Object> chosen = new ArrayList<>();
      for (Object item : items) {
        if (interpreter.in(interpreter.frame().inner(), () -> isChosen(item))) {
          chosen.add(item);
        }
      }
      return chosen;
    }

    private boolean isChosen(Object item) {
      Targets.assign(head.target(), item, interpreter);
      Scope scope = interpreter.scope();
      return PythonValues.isTrue(head.condition().require(scope));
    }
  }
}
