package aeolus.template.jinja;

import aeolus.core.AeolusException;
import aeolus.core.InvalidInputException;
import aeolus.core.python.PythonText;
import aeolus.template.TemplateFunction;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.Callable;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Missing;
import aeolus.template.expression.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lets templates call a function that was given to them. */
record ProjectFunction(String name, TemplateFunction function) implements Callable {
  /** Returns functions as expressions call them. */
  static Map<String, Callable> all(Map<String, TemplateFunction> functions) {
    Map<String, Callable> all = new LinkedHashMap<>();
    functions.forEach((name, function) -> all.put(name, new ProjectFunction(name, function)));
    return all;
  }

  @Override
  public Object call(Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind(function.parameters().toArray(String[]::new));
    Map<String, Object> given = new LinkedHashMap<>();
    function.parameters()
        .stream()
        .filter(bound::has)
        .forEach(parameter -> given.put(parameter, plain(bound.get(parameter))));
    try {
      return function.call(given);
    } catch (InvalidInputException e) {
      throw e;
    } catch (AeolusException e) {
      throw new ExpressionException(name + "(): " + e.getMessage());
    }
  }

  /** Takes lists and maps as they are now: those of the inventory are opened when looked at. */
  private static Object plain(Object value) {
    return switch (Missing.require(value)) {
      case CharSequence text -> text.toString();
      case List<?> list -> {
        List<Object> items = new ArrayList<>();
        list.forEach(item -> items.add(plain(item)));
        yield items;
      }
      case Map<?, ?> map -> {
        Map<String, Object> items = new LinkedHashMap<>();
        map.forEach((key, item) -> items.put(PythonText.str(key), plain(item)));
        yield items;
      }
      case null -> null;
      case Object other -> other;
    };
  }
}
