package aeolus.template.library;

import aeolus.template.expression.Arguments;
import aeolus.template.expression.Callable;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Items;
import aeolus.template.expression.Missing;
import aeolus.template.expression.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Jinja2's functions. */
final class Functions {
  private static final int LONGEST_RANGE = 1_000_000;

  private Functions() {}

  static void register(Map<String, Callable> functions) {
    functions.put("range", Functions::range);
    functions.put("dict", Functions::dict);
    functions.put("cycler", (arguments, _) -> new Cycler(arguments.positional()));
    functions.put("joiner", (arguments, _) -> joiner(
        arguments.bind("sep").get("sep", ", ")));
    functions.put("namespace", (arguments, scope) -> new Namespace(dict(arguments, scope)));
  }

  private static List<Object> range(Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("start", "stop", "step");
    boolean one = !bound.has("stop");
    long start = one ? 0 : bound.integer("start");
    long stop = one ? bound.integer("start") : bound.integer("stop");
    long step = bound.integer("step", 1);
    if (step == 0) {
      throw new ExpressionException("range() with a step of 0");
    }
    if ((stop - start) / step > LONGEST_RANGE) {
      throw new ExpressionException("range() is too long, the limit is " + LONGEST_RANGE);
    }
    return new Range(start, stop, step);
  }

  /** Makes what gives nothing the first time, then the separator. */
  private static Callable joiner(Object separator) {
    boolean[] used = {false};
    return (arguments, _) -> {
      arguments.bind();
      Object text = used[0] ? separator : "";
      used[0] = true;
      return text;
    };
  }

  private static Map<Object, Object> dict(Arguments arguments, Scope scope) {
    if (arguments.positional().size() > 1) {
      throw new ExpressionException("dict() takes at most one value");
    }
    Map<Object, Object> dict = arguments.positional().isEmpty()
        ? new LinkedHashMap<>()
        : Items.dict(Missing.require(arguments.positional().getFirst()));
    dict.putAll(arguments.named());
    return dict;
  }
}
