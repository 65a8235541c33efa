package aeolus.template.expression;

import aeolus.core.python.PythonText;
import aeolus.core.python.PythonValues;
import aeolus.core.python.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The kinds of parts that an expression is made of, but for calls: see {@link CallNodes}. */
final class Nodes {
  private Nodes() {}

  /** Evaluates something; a failure without a place happened at an offset. */
  static <T> T placed(int offset, Supplier<T> action) {
    try {
      return action.get();
    } catch (ExpressionException e) {
      throw e.at(offset);
    } catch (UnsupportedOperationException _) {
      throw new ExpressionException("variables of the inventory cannot be changed", offset);
    }
  }

  /** A string, number, True, False or None. */
  record Literal(Object value, int offset) implements Node {
    @Override
    public Object evaluate(Scope scope) {
      return value;
    }

    @Override
    public String shown() {
      return PythonText.repr(value);
    }
  }

  /** A variable. */
  record Name(String name, int offset) implements Node {
    @Override
    public Object evaluate(Scope scope) {
      Object value = scope.variable(name);
      return value instanceof Missing missing ? missing.at(offset) : value;
    }

    @Override
    public String shown() {
      return name;
    }
  }

  /** A list or tuple written out. */
  record Sequence(List<Node> items, boolean isTuple, int offset) implements Node {
    @Override
    public Object evaluate(Scope scope) {
      List<Object> values = new ArrayList<>(items.size());
      items.forEach(item -> values.add(item.require(scope)));
      return isTuple ? new Tuple(values) : values;
    }

    @Override
    public List<Node> parts() {
      return items;
    }
  }

  /** A mapping written out. */
  record Dict(List<Node> keys, List<Node> values, int offset) implements Node {
    @Override
    public Object evaluate(Scope scope) {
      Map<Object, Object> map = new LinkedHashMap<>();
      for (int i = 0; i < keys.size(); i++) {
        Object key = keys.get(i).require(scope);
        Object value = values.get(i).require(scope);
        placed(keys.get(i).offset(), () -> {
          Items.put(map, key, value);
          return null;
        });
      }
      return map;
    }

    @Override
    public List<Node> parts() {
      List<Node> all = new ArrayList<>(keys);
      all.addAll(values);
      return all;
    }
  }

  /** {@code base.name}; the offset is that of the name. */
  record Attribute(Node base, String name, int offset) implements Node {
    @Override
    public Object evaluate(Scope scope) {
      Object value = base.evaluate(scope);
      if (value instanceof Missing missing) {
        return missing.attribute();
      }
      Object found = placed(offset, () -> Items.attribute(value, name, base.shown()));
      return found instanceof Missing missing ? missing.at(offset) : found;
    }

    @Override
    public List<Node> parts() {
      return List.of(base);
    }

    @Override
    public String shown() {
      return base.shown() + "." + name;
    }
  }

  /** {@code base[key]}; the offset is that of the key. */
  record Item(Node base, Node key, int offset) implements Node {
    @Override
    public Object evaluate(Scope scope) {
      Object value = base.evaluate(scope);
      if (value instanceof Missing missing) {
        return missing.attribute();
      }
      Object wanted = key.require(scope);
      Object found = Items.item(value, wanted, base.shown());
      if (found instanceof Missing missing) {
        return wanted instanceof CharSequence name && Methods.find(value, name.toString()) != null
            ? Items.attribute(value, name.toString(), base.shown())
            : missing.at(offset);
      }
      return found;
    }

    @Override
    public List<Node> parts() {
      return List.of(base, key);
    }

    @Override
    public String shown() {
      return base.shown() + "[" + key.shown() + "]";
    }
  }

  /** {@code base[start:stop:step]}, each of which may be null. */
  record Slice(Node base, Node start, Node stop, Node step, int offset) implements Node {
    @Override
    public Object evaluate(Scope scope) {
      return placed(offset, () -> Items.slice(base.require(scope), value(start, scope),
          value(stop, scope), value(step, scope)));
    }

    private static Object value(Node node, Scope scope) {
      return node == null ? null : node.require(scope);
    }

    @Override
    public List<Node> parts() {
      List<Node> parts = new ArrayList<>(List.of(base));
      for (Node part : new Node[] {start, stop, step}) {
        if (part != null) {
          parts.add(part);
        }
      }
      return parts;
    }
  }

  /** An operator between two values; the offset is that of the operator. */
  record Binary(String operator, Node left, Node right, int offset) implements Node {
    @Override
    public Object evaluate(Scope scope) {
      Object one = left.require(scope);
      Object other = right.require(scope);
      return placed(offset, () -> Arithmetic.apply(operator, one, other));
    }

    @Override
    public List<Node> parts() {
      return List.of(left, right);
    }
  }

  /** Strings joined by {@code ~}. */
  record Concatenation(List<Node> items, int offset) implements Node {
    @Override
    public Object evaluate(Scope scope) {
      Object joined = "";
      for (Node item : items) {
        Object text = joined;
        joined = placed(offset, () -> Arithmetic.apply("~", text, item.present(scope)));
      }
      return joined;
    }

    @Override
    public List<Node> parts() {
      return items;
    }
  }

  /** A sign before a value. */
  record Sign(boolean minus, Node value, int offset) implements Node {
    @Override
    public Object evaluate(Scope scope) {
      Object number = value.require(scope);
      return placed(offset, () -> minus ? Arithmetic.negate(number) : Arithmetic.plus(number));
    }

    @Override
    public List<Node> parts() {
      return List.of(value);
    }
  }

  /** A chain of comparisons. */
  record Comparison(Node first, List<String> operators, List<Node> others,
      int offset) implements Node {
    @Override
    public Object evaluate(Scope scope) {
      Object left = first.require(scope);
      for (int i = 0; i < operators.size(); i++) {
        Object one = left;
        Object other = others.get(i).require(scope);
        String operator = operators.get(i);
        if (!placed(offset, () -> Arithmetic.compare(operator, one, other))) {
          return false;
        }
        left = other;
      }
      return true;
    }

    @Override
    public List<Node> parts() {
      List<Node> parts = new ArrayList<>(List.of(first));
      parts.addAll(others);
      return parts;
    }
  }

  /** {@code and} or {@code or}, which give one of their values. */
  record Logic(boolean isAnd, Node left, Node right, int offset) implements Node {
    @Override
    public Object evaluate(Scope scope) {
      Object value = left.present(scope);
      return PythonValues.isTrue(value) == isAnd ? right.evaluate(scope) : value;
    }

    @Override
    public List<Node> parts() {
      return List.of(left, right);
    }
  }

  /** {@code not}. */
  record Not(Node value, int offset) implements Node {
    @Override
    public Object evaluate(Scope scope) {
      return !PythonValues.isTrue(value.present(scope));
    }

    @Override
    public List<Node> parts() {
      return List.of(value);
    }
  }

  /** {@code value if condition else other}; without an else, undefined where it is false. */
  record Conditional(Node condition, Node value, Node other, int offset) implements Node {
    @Override
    public Object evaluate(Scope scope) {
      if (PythonValues.isTrue(condition.present(scope))) {
        return value.evaluate(scope);
      }
      return other != null
          ? other.evaluate(scope)
          : Missing.ofElse(offset);
    }

    @Override
    public List<Node> parts() {
      return other == null ? List.of(condition, value) : List.of(condition, value, other);
    }
  }
}
