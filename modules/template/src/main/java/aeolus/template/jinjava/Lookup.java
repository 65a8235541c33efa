package aeolus.template.jinjava;

import com.hubspot.jinjava.el.ext.ExtendedParser;
import com.hubspot.jinjava.interpret.NullValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;
import jinjava.javax.el.ELContext;

/** Reads what a value has under a key or index, which must be there. */
final class Lookup {
  private final AstNode owner;
  private final String pattern;
  private boolean tolerant;

  /**
   * Makes a look-up.
   *
   * @param owner the expression for the value
   * @param pattern finds the key in the template
   */
  Lookup(AstNode owner, String pattern) {
    this.owner = owner;
    this.pattern = pattern;
  }

  void tolerate() {
    tolerant = true;
    Tolerant.tolerate(owner);
  }

  Object read(Object owned, Object key, ELContext context) {
    Object base = owned instanceof Object[] array ? Arrays.asList(array) : owned;
    if (base == null || base == NullValue.INSTANCE) {
      return absent(base, key);
    }
    Object value = canHave(base, key) ? resolve(base, key, context) : null;
    if (value != null) {
      return value;
    }
    return hasNull(base, key) ? nothing() : absent(base, key);
  }

  /** Tells whether it is worth asking: Java's properties of texts and numbers are not Jinja's. */
  private static boolean canHave(Object base, Object key) {
    return switch (base) {
      case List<?> _ -> index(key).isPresent();
      case CharSequence _ -> key instanceof Number;
      case Number _ -> false;
      case Boolean _ -> false;
      default -> true;
    };
  }

  private static Object resolve(Object base, Object key, ELContext context) {
    context.setPropertyResolved(false);
    return context.getELResolver().getValue(context, base, key);
  }

  private static boolean hasNull(Object base, Object key) {
    return switch (base) {
      case Map<?, ?> map -> map.keySet().stream().anyMatch(name -> same(name, key));
      case List<?> list -> index(key).isPresent() && index(key).getAsInt() < list.size()
          && index(key).getAsInt() >= -list.size();
      default -> false;
    };
  }

  private static boolean same(Object name, Object key) {
    return String.valueOf(name).equals(String.valueOf(key));
  }

  private static OptionalInt index(Object key) {
    String digits = Objects.toString(key, "");
    return digits.matches("-?\\d{1,9}")
        ? OptionalInt.of(Integer.parseInt(digits))
        : OptionalInt.empty();
  }

  private Object nothing() {
    return tolerant ? NullValue.INSTANCE : null;
  }

  private Object absent(Object base, Object key) {
    if (tolerant) {
      return null;
    }
    throw undefined(base, key);
  }

  private Undefined undefined(Object base, Object key) {
    String name = String.valueOf(key);
    return switch (base) {
      case null -> Undefined.ofNothing(name, shown(owner), pattern);
      case List<?> list when index(key).isPresent() -> Undefined.item(key, shown(owner),
          list.size(), pattern);
      case Map<?, ?> map -> Undefined.key(name, shown(owner), names(map), pattern);
      default -> Undefined.key(name, shown(owner), List.of(), pattern);
    };
  }

  private static Collection<String> names(Map<?, ?> map) {
    return map.keySet().stream().map(String::valueOf).toList();
  }

  /** Returns an expression as the template has it, where that can be told. */
  static String shown(AstNode node) {
    try {
      String structure = node.getStructuralId(null);
      return structure.contains(ExtendedParser.INTERPRETER) ? "the value" : structure;
    } catch (UnsupportedOperationException _) {
      return "the value"; // A list or map written out.
    }
  }
}
