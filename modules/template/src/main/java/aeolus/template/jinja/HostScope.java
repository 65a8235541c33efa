package aeolus.template.jinja;

import aeolus.core.Host;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.core.SecretText;
import aeolus.core.UnsafeText;
import aeolus.core.python.PythonText;
import aeolus.core.python.Tuple;
import aeolus.template.Context;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Missing;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of one host as templates see them. */
final class HostScope extends AbstractMap<String, Object> {
  private final Resolution resolution;
  private final String host;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, Object> magic = new LinkedHashMap<>();
  private final Map<String, Object> seen = new HashMap<>();
  private final Map<String, Object> resolved = new HashMap<>();

  /**
   * Takes a host's variables.
   *
   * @param host may be null
   */
  HostScope(Resolution resolution, Host host, Context context, Map<?, ?> hostvars) {
    this.resolution = resolution;
    this.host = host == null ? null : host.name();
    if (host != null) {
      values.putAll(host.vars().asMap());
      magic.put("inventory_hostname", host.name());
      magic.put("inventory_hostname_short", host.name().replaceFirst("\\..*", ""));
      magic.put("group_names", host.groups());
    }
    magic.put("hostvars", hostvars);
    magic.put("groups", context.groups());
    magic.keySet().removeAll(context.extra().keySet());
    values.putAll(context.extra());
    magic.keySet().forEach(values::remove);
  }

  /** Returns the name of a value for messages. */
  String name(String path) {
    return host == null ? path : "hostvars['" + host + "']." + path;
  }

  /** Returns where a value is, for messages. */
  Location location(String path) {
    return Location.of("variable " + path + ofHost());
  }

  private String ofHost() {
    return host == null ? "" : " of host " + host;
  }

  /** Makes a problem of what is wrong with a variable; the message may say which part of it. */
  Problem problem(String name, String message) {
    Pattern part = Pattern.compile(
        "(?s)(variable \\Q" + name + "\\E(?:[.\\[][^:]*)?\\Q" + ofHost() + "\\E): (.*)");
    Matcher own = part.matcher(message);
    return own.matches()
        ? Problem.error(Location.of(own.group(1)), own.group(2))
        : Problem.error(location(name), message);
  }

  /** Tells whether a variable holds what Ansible hands on as it is, be it in a template. */
  boolean isPlain(String name) {
    Object value = raw(name);
    boolean plain = value == null || value instanceof Boolean || value instanceof Number;
    return plain && containsKey(name);
  }

  /** Returns a variable as it is written, or null. */
  Object raw(String name) {
    return magic.containsKey(name) ? magic.get(name) : values.get(name);
  }

  @Override
  public boolean containsKey(Object name) {
    return magic.containsKey(name) || values.containsKey(name);
  }

  @Override
  public Object get(Object name) {
    if (magic.containsKey(name)) {
      return magic.get(name);
    }
    Object value = values.get(name);
    return value instanceof SecretText secret
        ? resolution.reveal(secret)
        : open(value, String.valueOf(name));
  }

  /** Shows a value to a template, templates in it being rendered when they are looked at. */
  private Object open(Object value, String path) {
    return switch (value) {
      case String text when RenderedText.isTemplate(text) -> resolution
          .openRendered(resolve(text, path), path);
      case Map<?, ?> map -> seen.computeIfAbsent(path, _ -> LazyMap.of(map, path, this::open));
      case Tuple tuple -> RenderedText.map(tuple, item -> open(item, path));
      case List<?> list -> seen.computeIfAbsent(path, _ -> new LazyList(list, path, this::open));
      case null, default -> resolution.openRendered(value, path);
    };
  }

  private Object resolve(String text, String path) {
    Object known = resolved.get(path);
    if (known == null) {
      known = resolution.resolve(this, path, text);
      resolved.put(path, known);
    }
    return known;
  }

  /**
   * Returns a variable with all templates in it rendered and all secrets shut.
   *
   * @throws ExpressionException where that can't be
   */
  Object rendered(String name) {
    return rendered(raw(name), name);
  }

  private Object rendered(Object value, String path) {
    return switch (value) {
      case String text when RenderedText.isTemplate(text) -> shut(resolve(text, path));
      case List<?> list -> {
        int[] index = {0};
        yield RenderedText.map(list, item -> rendered(item, path + "[" + index[0]++ + "]"));
      }
      case Map<?, ?> map -> {
        Map<Object, Object> rendered = new LinkedHashMap<>();
        map.forEach((key, item) -> rendered.put(key, rendered(item, LazyMap.below(path, key))));
        yield rendered;
      }
      case null, default -> value;
    };
  }

  /** Keeps what was rendered from being rendered again. */
  private static Object shut(Object value) {
    return switch (Missing.require(value)) {
      case String text when RenderedText.isTemplate(text) -> new UnsafeText(text);
      case List<?> list -> RenderedText.map(list, HostScope::shut);
      case Map<?, ?> map -> {
        Map<String, Object> shut = new LinkedHashMap<>();
        map.forEach((key, item) -> shut.put(PythonText.str(key), shut(item)));
        yield shut;
      }
      case null, default -> value;
    };
  }

  @Override
  public Set<String> keySet() {
    Map<String, Object> names = new LinkedHashMap<>(values);
    names.putAll(magic);
    return names.keySet();
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    Set<String> names = keySet();
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, Object>> iterator() {
        return names.stream()
            .<Entry<String, Object>>map(
                name -> new SimpleImmutableEntry<>(name, Missing.require(get(name))))
            .iterator();
      }

      @Override
      public int size() {
        return names.size();
      }
    };
  }
}
