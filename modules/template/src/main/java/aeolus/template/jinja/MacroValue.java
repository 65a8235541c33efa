package aeolus.template.jinja;

import aeolus.core.python.Tuple;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.Callable;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.HasAttributes;
import aeolus.template.expression.Missing;
import aeolus.template.expression.Scope;
import aeolus.template.expression.Statements.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A macro, or the block of a {@code call}; it sees the names of where it was defined. */
final class MacroValue implements Callable, HasAttributes {
  private static final Object NOT_GIVEN = new Object();

  private final String name;
  private final List<Parameter> parameters;
  private final TagPart tag;
  private final TrackingInterpreter interpreter;
  private final Frame defined;

  MacroValue(String name, List<Parameter> parameters, TagPart tag,
      TrackingInterpreter interpreter) {
    this.name = name;
    this.parameters = parameters;
    this.tag = tag;
    this.interpreter = interpreter;
    this.defined = interpreter.frame();
  }

  /** Tells whether the macro takes arguments that it has no parameter for. */
  private boolean takes(String word) {
    return tag.uses(word) && parameters.stream().noneMatch(known -> known.name().equals(word));
  }

  @Override
  public Object call(Arguments arguments, Scope scope) {
    Map<String, Object> named = new LinkedHashMap<>(arguments.named());
    Frame names = defined.inner();
    for (int i = 0; i < parameters.size(); i++) {
      names.put(parameters.get(i).name(), argument(i, arguments.positional(), named));
    }
    rest(arguments.positional(), named, names);
    return interpreter.deeper(() -> interpreter.in(names, () -> {
      fillDefaults(names);
      return interpreter.body(tag.parts());
    }));
  }

  private Object argument(int index, List<Object> positional, Map<String, Object> named) {
    String parameter = parameters.get(index).name();
    if (index < positional.size()) {
      if (named.containsKey(parameter)) {
        throw new ExpressionException(
            "macro \"" + name + "\" got its parameter \"" + parameter + "\" twice");
      }
      return interpreter.carried(positional.get(index));
    }
    return named.containsKey(parameter) ? interpreter.carried(named.remove(parameter)) : NOT_GIVEN;
  }

  /** Evaluates the defaults of parameters that were not given, from left to right. */
  private void fillDefaults(Frame names) {
    for (Parameter parameter : parameters) {
      if (names.names().get(parameter.name()) == NOT_GIVEN) {
        names.put(parameter.name(), Missing.because(
            () -> "macro called without its parameter \"" + parameter.name() + "\""));
        if (parameter.value() != null) {
          names.put(parameter.name(), interpreter.evaluate(tag,
              scope -> interpreter.carried(parameter.value().evaluate(scope))));
        }
      }
    }
  }

  private void rest(List<Object> positional, Map<String, Object> named, Frame names) {
    Object caller = named.remove("caller");
    if (caller != null) {
      require("caller", "takes no block, its \"caller\" is not used");
    }
    if (takes("caller")) {
      names.put("caller",
          caller != null ? caller : Missing.because(() -> "the macro is called without a block"));
    }
    List<Object> more = positional.subList(Math.min(parameters.size(), positional.size()),
        positional.size());
    if (!more.isEmpty()) {
      require("varargs", "takes at most " + parameters.size() + " arguments, got "
          + positional.size());
    }
    if (!named.isEmpty()) {
      require("kwargs", "has no parameter \"" + named.keySet().iterator().next() + "\"");
    }
    if (takes("varargs")) {
      names.put("varargs", new Tuple(new ArrayList<>(more)));
    }
    if (takes("kwargs")) {
      names.put("kwargs", named);
    }
  }

  private void require(String word, String otherwise) {
    if (!takes(word)) {
      throw new ExpressionException("macro \"" + name + "\" " + otherwise);
    }
  }

  @Override
  public Object attribute(String attribute) {
    return switch (attribute) {
      case "name" -> name;
      case "arguments" -> new Tuple(
          parameters.stream().<Object>map(Parameter::name).toList());
      case "catch_kwargs" -> takes("kwargs");
      case "catch_varargs" -> takes("varargs");
      case "caller" -> tag.uses("caller");
      default -> null;
    };
  }

  @Override
  public Collection<String> attributes() {
    return List.of("name", "arguments", "catch_kwargs", "catch_varargs", "caller");
  }
}
