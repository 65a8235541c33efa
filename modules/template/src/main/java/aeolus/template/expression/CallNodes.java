package aeolus.template.expression;

import aeolus.core.python.PythonValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Calls, filters and tests. */
final class CallNodes {
  private CallNodes() {}

  /**
   * The arguments of a call as written.
   *
   * @param moreNamed a mapping of more, or null: {@code **kwargs}
   * @param more a list of more, or null: {@code *args}
   */
  record Written(List<Node> positional, Map<String, Node> named, Node more, Node moreNamed) {
    static final Written NONE = new Written(List.of(), Map.of(), null, null);

    Arguments evaluate(Scope scope) {
      List<Object> values = new ArrayList<>();
      positional.forEach(node -> values.add(placed(node, scope)));
      if (more != null) {
        values.addAll(Items.iterate(more.require(scope)));
      }
      Map<String, Object> byName = new LinkedHashMap<>();
      named.forEach((name, node) -> byName.put(name, placed(node, scope)));
      if (moreNamed != null) {
        addNamed(moreNamed.require(scope), byName);
      }
      return new Arguments(values, byName);
    }

    private static Object placed(Node node, Scope scope) {
      Object value = node.evaluate(scope);
      return value instanceof Missing missing ? missing.at(node.offset()) : value;
    }

    private void addNamed(Object value, Map<String, Object> byName) {
      if (!(value instanceof Map<?, ?> map)) {
        throw new ExpressionException("** wants a dict, got " + PythonValues.typeName(value),
            moreNamed.offset());
      }
      map.forEach((name, argument) -> byName.put(String.valueOf(name), argument));
    }

    List<Node> parts() {
      List<Node> parts = new ArrayList<>(positional);
      parts.addAll(named.values());
      if (more != null) {
        parts.add(more);
      }
      if (moreNamed != null) {
        parts.add(moreNamed);
      }
      return parts;
    }
  }

  /** {@code callee(arguments)}. */
  record Call(Node callee, Written arguments, int offset) implements Node {
    @Override
    public Object evaluate(Scope scope) {
      return call(scope, arguments.evaluate(scope));
    }

    /** Calls with other arguments than the written ones. */
    Object call(Scope scope, Arguments values) {
      Object called = callee.evaluate(scope);
      if (called instanceof Missing missing) {
        throw missing.offset() == callee.offset() ? unknown() : missing.exception();
      }
      if (called instanceof Callable callable) {
        return Nodes.placed(offset, () -> callable.call(values, scope));
      }
      throw new ExpressionException(callee.shown() + " cannot be called, it is of type "
          + PythonValues.typeName(called), offset);
    }

    private UndefinedException unknown() {
      return switch (callee) {
        case Nodes.Name name -> new UndefinedException(
            "unknown macro or function \"" + name.name() + "\"", name.offset());
        case Nodes.Attribute attribute -> new UndefinedException(
            "unknown macro or method \"" + attribute.name() + "\"", attribute.offset());
        default -> new UndefinedException("unknown macro or function", offset);
      };
    }

    @Override
    public List<Node> parts() {
      List<Node> parts = new ArrayList<>(List.of(callee));
      parts.addAll(arguments.parts());
      return parts;
    }

    @Override
    public String shown() {
      return callee.shown() + "(...)";
    }
  }

  /** {@code value | name(arguments)}, the value of a filter block being null. */
  record Filtered(Node value, String name, Written arguments, int offset) implements Node {
    @Override
    public Object evaluate(Scope scope) {
      return apply(value.evaluate(scope), scope);
    }

    Object apply(Object input, Scope scope) {
      Filter filter = scope.filter(name);
      if (filter == null) {
        throw Expressions.unknown("filter", name, offset, scope.filterNames());
      }
      Object seen = input instanceof Missing missing && value != null
          ? missing.at(value.offset())
          : input;
      Object present = filter.takesMissing() ? seen : Missing.present(seen);
      return named("filter", name, offset,
          () -> filter.apply(present, arguments.evaluate(scope), scope));
    }

    @Override
    public List<Node> parts() {
      List<Node> parts = new ArrayList<>();
      if (value != null) {
        parts.add(value);
      }
      parts.addAll(arguments.parts());
      return parts;
    }

    @Override
    public String shown() {
      return (value == null ? "" : value.shown()) + "|" + name;
    }
  }

  /** {@code value is name(arguments)}. */
  record Tested(Node value, String name, Written arguments, int offset) implements Node {
    @Override
    public Object evaluate(Scope scope) {
      Filter test = scope.test(name);
      if (test == null) {
        throw Expressions.unknown("test", name, offset, scope.testNames());
      }
      Object input = test.takesMissing() ? value.evaluate(scope) : value.require(scope);
      return named("test", name, offset,
          () -> test.apply(input, arguments.evaluate(scope), scope));
    }

    @Override
    public List<Node> parts() {
      List<Node> parts = new ArrayList<>(List.of(value));
      parts.addAll(arguments.parts());
      return parts;
    }
  }

  private static Object named(String kind, String name, int offset,
      Supplier<Object> action) {
    try {
      return action.get();
    } catch (UndefinedException e) {
      throw e.at(offset);
    } catch (ExpressionException e) {
      throw e.offset() >= 0
          ? e
          : new ExpressionException(kind + " \"" + name + "\": " + e.getMessage(), offset);
    } catch (UnsupportedOperationException _) {
      throw new ExpressionException("variables of the inventory cannot be changed", offset);
    }
  }
}
