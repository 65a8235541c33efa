package aeolus.inventory.document;

import aeolus.core.Location;
import java.util.List;

/** A value of a document with its place; lines and columns are 1-based. */
public abstract sealed class Node {
  private final int line;
  private final int column;

  private Node(int line, int column) {
    this.line = line;
    this.column = column;
  }

  /** Returns the 1-based line. */
  public int line() {
    return line;
  }

  /** Returns the 1-based column. */
  public int column() {
    return column;
  }

  /** Returns the place in the named file. */
  public Location in(String file) {
    return new Location(file, line, column);
  }

  /** Returns the number of values in it, itself included, aliases counted at every use. */
  public abstract long size();

  /** Names the kind as an error message does: {@code a mapping}, {@code a list}, ... */
  public abstract String kind();

  /** Tells whether Python takes the value for false: null, false, 0, or nothing in it. */
  public abstract boolean isFalsy();

  /** Returns the value as variables hold it: unmodifiable, mappings with String keys. */
  public abstract Object value();

  /** Tells whether it is an explicit or implicit null. */
  public boolean isNull() {
    return this instanceof Scalar scalar && scalar.value() == null;
  }

  /** A single value. */
  public static final class Scalar extends Node {
    private final Object value;

    /** Makes a scalar: null, Boolean, Long, BigInteger, Double, String, UnsafeText, SecretText. */
    public Scalar(int line, int column, Object value) {
      super(line, column);
      this.value = value;
    }

    @Override
    public Object value() {
      return value;
    }

    @Override
    public long size() {
      return 1;
    }

    @Override
    public String kind() {
      return switch (value) {
        case null -> "null";
        case Boolean b -> "a boolean";
        case Number n -> "a number";
        default -> "a string";
      };
    }

    @Override
    public boolean isFalsy() {
      return switch (value) {
        case null -> true;
        case Boolean truth -> !truth;
        case Number number -> number.doubleValue() == 0;
        case CharSequence text -> text.isEmpty();
        default -> false;
      };
    }
  }

  /** A list. */
  public static final class Sequence extends Node {
    private final List<Node> items;
    private final long size;
    private Object plain;

    Sequence(int line, int column, List<Node> items) {
      super(line, column);
      this.items = items;
      this.size = 1 + items.stream().mapToLong(Node::size).sum();
    }

    /** Returns the items. */
    public List<Node> items() {
      return items;
    }

    @Override
    public Object value() {
      if (plain == null) {
        plain = Values.list(items);
      }
      return plain;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public String kind() {
      return "a list";
    }

    @Override
    public boolean isFalsy() {
      return items.isEmpty();
    }
  }

  /** A mapping; the keys are unique. */
  public static final class Mapping extends Node {
    private final List<Entry> entries;
    private final long size;
    private Object plain;

    Mapping(int line, int column, List<Entry> entries) {
      super(line, column);
      this.entries = entries;
      this.size = 1 + entries.stream().mapToLong(entry -> entry.value().size()).sum();
    }

    /** Returns the entries in order. */
    public List<Entry> entries() {
      return entries;
    }

    @Override
    public Object value() {
      if (plain == null) {
        plain = Values.map(entries);
      }
      return plain;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public String kind() {
      return "a mapping";
    }

    @Override
    public boolean isFalsy() {
      return entries.isEmpty();
    }
  }

  /** One key of a mapping with its value. */
  public record Entry(Scalar key, Node value) {
    /** Returns the key as variables name it, numbers and the like as JSON would print them. */
    public String name() {
      return Values.keyText(key.value());
    }
  }
}
