package aeolus.template.library;

import aeolus.core.python.PythonText;
import aeolus.core.python.PythonValues;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Filter;
import aeolus.template.expression.Scope;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code ipaddr} family of the collection ansible.utils, which gives False for a no. */
final class AddressFilters {
  /** What some read as an address and others do not: 192.0.2, 192.0.2.010. */
  private static final Pattern LOOSE = Pattern
      .compile("(?:\\d+(?:\\.\\d+){1,2}|(?=[\\d.]*\\b0\\d)\\d+(?:\\.\\d+){3})(?:/|$)");

  private AddressFilters() {}

  static void register(Map<String, Filter> filters) {
    for (String prefix : List.of("", "ansible.utils.", "ansible.netcommon.")) {
      filters.put(prefix + "ipaddr", (value, arguments, _) -> asked(value, arguments, 0));
      filters.put(prefix + "ipv4", (value, arguments, _) -> asked(value, arguments, 4));
      filters.put(prefix + "ipv6", (value, arguments, _) -> asked(value, arguments, 6));
      filters.put(prefix + "ipwrap", (value, arguments, _) -> wrapped(value, arguments));
      filters.put(prefix + "ipsubnet", AddressFilters::subnet);
    }
  }

  private static Object asked(Object value, Arguments arguments, int version) {
    Arguments.Bound bound = arguments.bind("query", "version");
    Object query = bound.get("query", "");
    int only = version != 0 || bound.get("version", null) == null
        ? version
        : bound.integer("version");
    return ask(value, query, only);
  }

  private static Object ask(Object value, Object query, int version) {
    if (value instanceof List<?> list) {
      List<Object> answers = new ArrayList<>();
      for (Object item : list) {
        Object answer = ask(item, query, version);
        if (PythonValues.isTrue(answer)) {
          answers.add(answer);
        }
      }
      return answers;
    }
    Optional<IpNetwork> network = network(value, version);
    if (network.isEmpty() || (version != 0 && network.get().version() != version)) {
      return false;
    }
    boolean number = PythonText.str(value).matches("\\d+");
    return answer(network.get(), number ? network.get().toString() : value, query);
  }

  private static Optional<IpNetwork> network(Object value, int version) {
    if (value == null) {
      throw new ExpressionException("expected an address, got None");
    }
    if (!PythonValues.isTrue(value) || Boolean.TRUE.equals(value)) {
      return Optional.empty();
    }
    String text = PythonText.str(value);
    if (LOOSE.matcher(text).lookingAt()) {
      throw new ExpressionException(
          "expected an address of four numbers without leading zeros, got "
              + PythonText.repr(text));
    }
    return text.matches("\\d+")
        ? IpNetwork.ofNumber(new BigInteger(text), version)
        : IpNetwork.parse(text);
  }

  private static Object answer(IpNetwork network, Object value, Object query) {
    String name = PythonText.str(query);
    if (name.matches("-?\\d+")) {
      Object single = network.isNetwork() ? value : network.addressText();
      return network.isSingle() ? single : nth(network, new BigInteger(name));
    }
    Optional<IpNetwork> other = name.contains(".") || name.contains(":")
        ? IpNetwork.parse(name)
        : Optional.empty();
    if (other.isPresent()) {
      return other.get().contains(network) ? value : null;
    }
    if (!AddressQueries.ALL.containsKey(name)) {
      throw new ExpressionException("unknown query \"" + name + "\", expected one of "
          + String.join(", ", AddressQueries.ALL.keySet()));
    }
    return AddressQueries.ALL.get(name).ask(network, value);
  }

  private static Object nth(IpNetwork network, BigInteger index) {
    BigInteger start = index.signum() < 0 ? network.last().add(BigInteger.ONE) : network.first();
    BigInteger address = start.add(index);
    boolean within = address.compareTo(network.first()) >= 0
        && address.compareTo(network.last()) <= 0;
    return within ? network.text(address) + "/" + network.prefix() : (Object) false;
  }

  private static Object wrapped(Object value, Arguments arguments) {
    Object query = arguments.bind("query").get("query", "");
    if (value instanceof List<?> list) {
      List<Object> all = new ArrayList<>();
      list.forEach(item -> all.add(wrap(item, query)));
      return all;
    }
    return wrap(value, query);
  }

  private static Object wrap(Object value, Object query) {
    Object address = ask(value, query, 0);
    return PythonValues.isTrue(address) ? ask(address, "wrap", 0) : value;
  }

  /** The collection's {@code ipsubnet(value, query, index)}: counts or gives smaller networks. */
  private static Object subnet(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("query", "index");
    Optional<IpNetwork> network = network(value, 0);
    if (network.isEmpty()) {
      return false;
    }
    IpNetwork whole = network.get();
    String query = PythonText.str(bound.get("query", ""));
    if (query.isEmpty()) {
      return whole.text(whole.first()) + "/" + whole.prefix();
    }
    if (!query.matches("\\d{1,3}")) {
      throw new ExpressionException("expected the length of a prefix, got \"" + query + "\"");
    }
    int prefix = Integer.parseInt(query);
    return bound.get("index", null) == null
        ? count(whole, prefix)
        : part(whole, prefix, bound.integer("index"));
  }

  private static Object count(IpNetwork whole, int prefix) {
    if (whole.isSingle()) {
      IpNetwork around = new IpNetwork(whole.address(), prefix, whole.bits(), true);
      return prefix > whole.bits() ? false : around.text(around.first()) + "/" + prefix;
    }
    if (prefix < whole.prefix()) {
      requireSingle(whole, prefix);
    }
    return prefix > whole.bits()
        ? "0"
        : BigInteger.ONE.shiftLeft(prefix - whole.prefix()).toString();
  }

  private static Object part(IpNetwork whole, int prefix, int index) {
    if (prefix > whole.bits()) {
      return false;
    }
    if (prefix >= whole.prefix()) {
      return within(whole, prefix, index);
    }
    requireSingle(whole, prefix);
    return around(whole, prefix, index);
  }

  private static void requireSingle(IpNetwork whole, int prefix) {
    if (!whole.isSingle()) {
      throw new ExpressionException("a /" + whole.prefix() + " has no networks of /" + prefix);
    }
  }

  /** Chooses among the networks around one, from the largest on. */
  private static Object around(IpNetwork whole, int prefix, int index) {
    int chosen = index < 0 ? whole.prefix() + index : prefix + index;
    if (chosen < prefix || chosen >= whole.prefix()) {
      return false;
    }
    IpNetwork network = new IpNetwork(whole.address(), chosen, whole.bits(), true);
    return network.text(network.first()) + "/" + chosen;
  }

  private static Object within(IpNetwork whole, int prefix, int index) {
    BigInteger parts = BigInteger.ONE.shiftLeft(prefix - whole.prefix());
    BigInteger number = BigInteger.valueOf(index);
    BigInteger at = index < 0 ? number.add(parts) : number;
    if (at.signum() < 0 || at.compareTo(parts) >= 0) {
      return false;
    }
    return whole.text(whole.first().add(at.shiftLeft(whole.bits() - prefix))) + "/" + prefix;
  }
}
