package aeolus.template.expression;

import aeolus.template.expression.CallNodes.Filtered;
import aeolus.template.expression.CallNodes.Tested;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;

/** Reads expressions and the insides of tags, each text once; for any number of threads. */
public final class Expressions {
  private static final int MOST_KEPT = 20_000;

  private final Map<Key, Object> known = new ConcurrentHashMap<>();

  private record Key(String kind, String text) {}

  @SuppressWarnings("unchecked") // A kind stands for one type.
  private <T> T read(String kind, String text, Function<String, T> reader) {
    if (known.size() > MOST_KEPT) {
      known.clear();
    }
    return (T) known.computeIfAbsent(new Key(kind, text), key -> reader.apply(key.text()));
  }

  /**
   * Reads an expression.
   *
   * @throws SyntaxException where it is none; so do all others
   */
  public Node expression(String text) {
    return read("expression", text, Statements::expression);
  }

  /** Reads the inside of an {@code if} or {@code elif}. */
  public Node condition(String text) {
    return read("if", text, Statements::condition);
  }

  /** Reads the inside of a {@code print}. */
  public List<Node> print(String text) {
    return read("print", text, Statements::print);
  }

  /** Reads the inside of a {@code for}. */
  public Statements.For forLoop(String text) {
    return read("for", text, Statements::forLoop);
  }

  /** Reads the inside of a {@code set}. */
  public Statements.Assignment assignment(String text) {
    return read("set", text, Statements::assignment);
  }

  /** Reads the inside of a {@code with}. */
  public List<Statements.Assignment> with(String text) {
    return read("with", text, Statements::with);
  }

  /** Reads the inside of a {@code macro}. */
  public Statements.Macro macro(String text) {
    return read("macro", text, Statements::macro);
  }

  /** Reads the inside of a {@code call}. */
  public Statements.CallBlock callBlock(String text) {
    return read("call", text, Statements::callBlock);
  }

  /** Reads the inside of a {@code filter} block; its text is to be given to {@link #filtered}. */
  public Node filterBlock(String text) {
    return read("filter", text, Statements::filterBlock);
  }

  /** Reads the inside of an {@code include}. */
  public Statements.Include include(String text) {
    return read("include", text, Statements::include);
  }

  /** Reads the inside of an {@code import}. */
  public Statements.Import importAs(String text) {
    return read("import", text, Statements::importAs);
  }

  /** Reads the inside of a {@code from}. */
  public Statements.FromImport fromImport(String text) {
    return read("from", text, Statements::fromImport);
  }

  /** Reads the inside of a {@code block}. */
  public Statements.Block block(String text) {
    return read("block", text, Statements::block);
  }

  /** Applies the filters of a block to its text. */
  public static Object filtered(Node filters, Object text, Scope scope) {
    Filtered filter = (Filtered) filters;
    Object input = filter.value() == null ? text : filtered(filter.value(), text, scope);
    return filter.apply(input, scope);
  }

  /** Finds filters and tests that do not exist, be they reached or not. */
  public static List<UndefinedException> check(Node expression, Scope scope) {
    List<UndefinedException> unknown = new ArrayList<>();
    expression.visit(node -> {
      if (node instanceof Filtered filter && scope.filter(filter.name()) == null) {
        unknown.add(unknown("filter", filter.name(), filter.offset(), scope.filterNames()));
      }
      if (node instanceof Tested test && scope.test(test.name()) == null) {
        unknown.add(unknown("test", test.name(), test.offset(), scope.testNames()));
      }
    });
    unknown.sort(Comparator.comparingInt(ExpressionException::offset));
    return unknown;
  }

  /**
   * Finds the names that an expression calls, and those that it asks for before it uses them.
   *
   * @param called gets each name with its offset
   * @param asked gets the names that may be missing
   */
  public static void names(Node expression, ObjIntConsumer<String> called,
      Consumer<String> asked) {
    expression.visit(node -> {
      switch (node) {
        case CallNodes.Call(Nodes.Name name, var _, var _) -> called.accept(name.name(),
            name.offset());
        case Tested(Nodes.Name name, var _, var _, var _) -> asked.accept(name.name());
        default -> {
          // Neither calls nor asks for a name.
        }
      }
    });
  }

  static UndefinedException unknown(String kind, String name, int offset,
      Collection<String> names) {
    return new UndefinedException(
        "unknown " + kind + " \"" + name + "\"" + NearMiss.advice(name, names), offset);
  }
}
