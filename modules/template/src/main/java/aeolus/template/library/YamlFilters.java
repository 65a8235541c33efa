package aeolus.template.library;

import aeolus.core.python.OwnRepr;
import aeolus.core.python.PythonFloat;
import aeolus.core.python.PythonValues;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Filter;
import aeolus.template.expression.Items;
import aeolus.template.expression.Missing;
import aeolus.template.expression.Scope;
import java.io.StringWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Filters to and from YAML, as PyYAML writes and reads it. */
final class YamlFilters {
  private static final Pattern ODD_FLOAT = Pattern.compile("[-+]?\\d+e.*");

  private YamlFilters() {}

  static void register(Map<String, Filter> filters) {
    filters.put("to_yaml", (value, arguments, _) -> write(value, arguments, 2, FlowStyle.AUTO));
    filters.put("to_nice_yaml",
        (value, arguments, _) -> write(value, arguments, 4, FlowStyle.BLOCK));
    filters.put("from_yaml", YamlFilters::read);
  }

  private static String write(Object value, Arguments arguments, int indent, FlowStyle style) {
    Arguments.Bound bound = arguments.bind("indent", "sort_keys", "width", "default_flow_style");
    FlowStyle flow = bound.get("default_flow_style", null) == null
        ? style
        : bound.truth("default_flow_style", false) ? FlowStyle.FLOW : FlowStyle.BLOCK;
    DumperOptions options = new DumperOptions();
    options.setAllowUnicode(true);
    options.setIndent(Math.clamp(bound.integer("indent", indent), 2, 9));
    options.setWidth(bound.integer("width", 80));
    options.setDefaultFlowStyle(flow);
    StringWriter text = new StringWriter();
    try {
      new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(options), options,
          new LoaderOptions(), new PythonYaml())
          .serialize(node(value, flow, bound.truth("sort_keys", true)), text);
    } catch (YAMLException e) {
      throw new ExpressionException("no YAML: " + e.getMessage());
    }
    return YamlEscapes.put(ended(text.toString()));
  }

  /** Takes off the dots that SnakeYAML, but not libyaml, ends a plain scalar with. */
  private static String ended(String text) {
    return text.endsWith("\n...\n") ? text.substring(0, text.length() - "...\n".length()) : text;
  }

  private static Node node(Object value, FlowStyle style, boolean sorted) {
    return switch (Missing.require(value)) {
      case null -> scalar(Tag.NULL, "null");
      case OwnRepr own -> throw new ExpressionException(
          "cannot write " + own.repr() + " as YAML, expected a list: add \"| list\" before");
      case Boolean truth -> scalar(Tag.BOOL, truth.toString());
      case Double real -> scalar(Tag.FLOAT, real(real));
      case Number number -> scalar(Tag.INT, number.toString());
      case CharSequence text -> scalar(Tag.STR, text.toString());
      case List<?> list -> sequence(list, style, sorted);
      case Map<?, ?> map -> mapping(map, style, sorted);
      default -> throw new ExpressionException(
          "no YAML for a value of type " + PythonValues.typeName(value));
    };
  }

  private static ScalarNode scalar(Tag tag, String text) {
    if (YamlEscapes.needed(text)) {
      return new ScalarNode(tag, YamlEscapes.keep(text), null, null, ScalarStyle.DOUBLE_QUOTED);
    }
    // SnakeYAML would leave some texts of several lines plain, which PyYAML never does.
    ScalarStyle style = text.contains("\n") ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.PLAIN;
    return new ScalarNode(tag, text, null, null, style);
  }

  private static String real(double number) {
    if (Double.isNaN(number)) {
      return ".nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? ".inf" : "-.inf";
    }
    String text = PythonFloat.text(number);
    return ODD_FLOAT.matcher(text).matches() ? text.replace("e", ".0e") : text;
  }

  private static Node sequence(List<?> list, FlowStyle style, boolean sorted) {
    List<Node> nodes = new ArrayList<>();
    list.forEach(item -> nodes.add(node(item, style, sorted)));
    return new SequenceNode(Tag.SEQ, nodes, collection(style, nodes));
  }

  private static Node mapping(Map<?, ?> map, FlowStyle style, boolean sorted) {
    Map<Object, Object> entries = SequenceFilters.copy(map);
    List<NodeTuple> tuples = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    for (Object key : sorted ? keys(entries) : new ArrayList<>(entries.keySet())) {
      NodeTuple tuple = new NodeTuple(node(key, style, sorted),
          node(entries.get(key), style, sorted));
      tuples.add(tuple);
      nodes.add(tuple.getKeyNode());
      nodes.add(tuple.getValueNode());
    }
    return new MappingNode(Tag.MAP, tuples, collection(style, nodes));
  }

  /** PyYAML leaves keys that have no order in theirs. */
  private static List<Object> keys(Map<Object, Object> entries) {
    List<Object> keys = new ArrayList<>(entries.keySet());
    try {
      return Order.sorted(keys, key -> key, false);
    } catch (ExpressionException _) {
      return keys;
    }
  }

  /** Without a style, a collection of plain scalars is written on one line. */
  private static FlowStyle collection(FlowStyle style, List<Node> nodes) {
    if (style != FlowStyle.AUTO) {
      return style;
    }
    return nodes.stream().allMatch(node -> node instanceof ScalarNode)
        ? FlowStyle.FLOW
        : FlowStyle.BLOCK;
  }

  private static Object read(Object value, Arguments arguments, Scope scope) {
    arguments.bind();
    if (!(value instanceof CharSequence text)) {
      return value;
    }
    try {
      return plain(new Yaml(new SafeConstructor(new LoaderOptions()),
          new Representer(new DumperOptions()), new DumperOptions(), new LoaderOptions(),
          new PythonYaml()).load(text.toString()));
    } catch (YAMLException e) {
      throw new ExpressionException("no YAML: " + e.getMessage().lines().findFirst().orElse(""));
    }
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<Object, Object> plain = new LinkedHashMap<>();
        map.forEach((key, item) -> Items.put(plain, plain(key), plain(item)));
        yield plain;
      }
      case List<?> list -> {
        List<Object> plain = new ArrayList<>();
        list.forEach(item -> plain.add(plain(item)));
        yield plain;
      }
      case BigInteger big -> PythonValues.integer(big);
      case Number number -> PythonValues.number(number);
      case null -> null;
      case String text -> text;
      case Boolean truth -> truth;
      default -> throw new ExpressionException(
          "values of type " + value.getClass().getSimpleName() + " are not supported");
    };
  }
}
