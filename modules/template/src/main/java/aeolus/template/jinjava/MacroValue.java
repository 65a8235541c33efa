package aeolus.template.jinjava;

import aeolus.core.python.Tuple;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.Callable;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.HasAttributes;
import aeolus.template.expression.Missing;
import aeolus.template.expression.Scope;
import aeolus.template.expression.Statements.Parameter;
import com.hubspot.jinjava.tree.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A macro, or the block of a {@code call}; it sees the names of where it was defined. */
final class MacroValue implements Callable, HasAttributes {
  private static final Pattern WORDS = Pattern.compile("\\b(?:varargs|kwargs|caller)\\b");

  private static final Object NOT_GIVEN = new Object();

  private final String name;
  private final List<Parameter> parameters;
  private final TrackedTag tag;
  private final TrackingInterpreter interpreter;
  private final Frame defined;
  private final List<String> used = new ArrayList<>();

  MacroValue(String name, List<Parameter> parameters, TrackedTag tag,
      TrackingInterpreter interpreter) {
    this.name = name;
    this.parameters = parameters;
    this.tag = tag;
    this.interpreter = interpreter;
    this.defined = interpreter.frame();
    findUsed(tag);
  }

  /** Finds which of the arguments without a parameter the macro takes. */
  private void findUsed(Node node) {
    for (Node child : node.getChildren()) {
      String image = child.getMaster() == null ? "" : child.getMaster().getImage();
      WORDS.matcher(image).results().forEach(word -> used.add(word.group()));
      findUsed(child);
    }
  }

  @Override
  public Object call(Arguments arguments, Scope scope) {
    Map<String, Object> named = new LinkedHashMap<>(arguments.named());
    Frame names = defined.inner();
    for (int i = 0; i < parameters.size(); i++) {
      names.put(parameters.get(i).name(), argument(i, arguments.positional(), named));
    }
    rest(arguments.positional(), named, names);
    interpreter.session().limits().enter();
    try {
      return interpreter.in(names, () -> {
        fillDefaults(names);
        return interpreter.outOfLoop(() -> interpreter.body(tag.getChildren()));
      });
    } finally {
      interpreter.session().limits().leave();
    }
  }

  private Object argument(int index, List<Object> positional, Map<String, Object> named) {
    String parameter = parameters.get(index).name();
    if (index < positional.size()) {
      if (named.containsKey(parameter)) {
        throw new ExpressionException(
            "macro \"" + name + "\" got its parameter \"" + parameter + "\" twice");
      }
      return elsewhere(positional.get(index));
    }
    return named.containsKey(parameter) ? elsewhere(named.remove(parameter)) : NOT_GIVEN;
  }

  private static Object elsewhere(Object value) {
    return value instanceof Missing missing ? missing.elsewhere() : value;
  }

  /** Evaluates the defaults of parameters that were not given, from left to right. */
  private void fillDefaults(Frame names) {
    for (Parameter parameter : parameters) {
      if (names.names().get(parameter.name()) == NOT_GIVEN) {
        names.put(parameter.name(), Missing.because(
            () -> "macro called without its parameter \"" + parameter.name() + "\""));
        if (parameter.value() != null) {
          names.put(parameter.name(), elsewhere(interpreter.evaluate(tag,
              scope -> parameter.value().evaluate(scope))));
        }
      }
    }
  }

  private void rest(List<Object> positional, Map<String, Object> named, Frame names) {
    Object caller = named.remove("caller");
    if (caller != null) {
      require("caller", "takes no block, its \"caller\" is not used");
      names.put("caller", caller);
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
    names.put("varargs", new Tuple(new ArrayList<>(more)));
    names.put("kwargs", named);
  }

  private void require(String word, String otherwise) {
    if (!used.contains(word)) {
      throw new ExpressionException("macro \"" + name + "\" " + otherwise);
    }
  }

  @Override
  public Object attribute(String attribute) {
    return attribute.equals("name") ? name : null;
  }

  @Override
  public Collection<String> attributes() {
    return List.of("name");
  }
}
