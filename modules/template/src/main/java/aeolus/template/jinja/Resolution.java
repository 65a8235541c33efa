package aeolus.template.jinja;

import aeolus.core.Host;
import aeolus.core.Location;
import aeolus.core.SecretText;
import aeolus.core.UnsafeText;
import aeolus.core.python.Tuple;
import aeolus.template.Context;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Missing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The variables of one rendering. A template in one is rendered when it is used, once, by the rules
 * of Ansible's Templar.
 */
final class Resolution {
  private static final int DEEPEST = 50;

  private final Context context;
  private final Map<String, Host> hosts;
  private final Renderer renderer;
  private final Map<String, HostScope> scopes = new HashMap<>();
  private final Deque<Visit> visits = new ArrayDeque<>();
  private final Set<String> said = new HashSet<>();

  /** Renders the text of a variable. */
  @FunctionalInterface
  interface Renderer {
    /**
     * Renders.
     *
     * @throws Unresolved with what is wrong
     */
    String render(String text, Location where, Map<String, Object> seen);
  }

  /** A variable whose template is being rendered. */
  private static final class Visit {
    private final HostScope scope;
    private final String path;
    private boolean secret;

    Visit(HostScope scope, String path) {
      this.scope = scope;
      this.path = path;
    }

    @SuppressWarnings("ReferenceEquality") // There is one scope for each host.
    boolean isAt(HostScope otherScope, String otherPath) {
      return scope == otherScope && path.equals(otherPath);
    }
  }

  Resolution(Context context, Map<String, Host> hosts, Renderer renderer) {
    this.context = context;
    this.hosts = hosts;
    this.renderer = renderer;
  }

  /** Returns the variables of the host that is rendered for. */
  HostScope scope() {
    return scope(context.host());
  }

  private HostScope scope(Host host) {
    return scopes.computeIfAbsent(host == null ? "" : host.name(),
        name -> new HostScope(this, host, context, hostvars()));
  }

  /** Returns {@code hostvars}: the variables of each host, seen from that host. */
  private Map<?, ?> hostvars() {
    return LazyMap.of(hosts, "hostvars", (host, _) -> scope(known((Host) host)));
  }

  /** Takes the host that is rendered for as it was given: its variables may be resolved already. */
  private Host known(Host host) {
    Host main = context.host();
    return main != null && main.name().equals(host.name()) ? main : host;
  }

  /** Opens a secret for a template; what the template around makes of it is a secret as well. */
  String reveal(SecretText secret) {
    if (!visits.isEmpty()) {
      visits.peek().secret = true;
    }
    return secret.revealText();
  }

  /** Shows a value that is rendered already to a template. */
  Object openRendered(Object value, String path) {
    return switch (value) {
      case SecretText secret -> reveal(secret);
      case UnsafeText text -> text.text();
      case Map<?, ?> map -> LazyMap.of(map, path, this::openRendered);
      case Tuple tuple -> RenderedText.map(tuple, item -> openRendered(item, path));
      case List<?> list -> new LazyList(list, path, this::openRendered);
      case null, default -> value;
    };
  }

  /**
   * Returns what a template in a variable stands for: a value whose secrets are shut, or a
   * {@link Missing}.
   *
   * @param path of the value in its host's variables
   * @throws ExpressionException where it stands for nothing
   */
  Object resolve(HostScope scope, String path, String text) {
    enter(scope, path);
    try {
      return rendered(scope, path, text);
    } catch (Unresolved e) {
      String message = message(e);
      if (!e.isUndefined()) {
        throw new ExpressionException(message);
      }
      return Missing.because(() -> message);
    } finally {
      visits.pop();
    }
  }

  private void enter(HostScope scope, String path) {
    if (visits.stream().anyMatch(visit -> visit.isAt(scope, path))) {
      throw said("variables refer to each other without end: " + loop(scope, path));
    }
    if (visits.size() >= DEEPEST) {
      throw said("variables refer to each other more than " + DEEPEST + " levels deep, at "
          + scope.name(path));
    }
    visits.push(new Visit(scope, path));
  }

  private ExpressionException said(String message) {
    said.add(message);
    return new ExpressionException(message);
  }

  private String loop(HostScope scope, String path) {
    StringBuilder loop = new StringBuilder();
    boolean within = false;
    for (Iterator<Visit> it = visits.descendingIterator(); it.hasNext();) {
      Visit visit = it.next();
      within |= visit.isAt(scope, path);
      loop.append(within ? visit.scope.name(visit.path) + " -> " : "");
    }
    return loop + scope.name(path);
  }

  /** Says what is wrong innermost, be it ever so deep. */
  private String message(Unresolved e) {
    String message = e.problems()
        .stream()
        .map(problem -> said.contains(problem.message())
            ? problem.message()
            : problem.location() + ": " + problem.message())
        .distinct()
        .collect(Collectors.joining("; "));
    said.add(message);
    return message;
  }

  private Object rendered(HostScope scope, String path, String text) {
    String name = RenderedText.onlyName(text);
    if (name != null && scope.isPlain(name)) {
      return scope.raw(name);
    }
    RenderedText rendering = new RenderedText(text);
    String output = renderer.render(rendering.template(), scope.location(path), scope);
    Object value = rendering.value(output);
    return visits.peek().secret ? sealed(value) : value;
  }

  private static Object sealed(Object value) {
    return switch (value) {
      case String text -> SecretText.of(text);
      case List<?> list -> RenderedText.map(list, Resolution::sealed);
      case Map<?, ?> map -> {
        Map<Object, Object> sealed = new LinkedHashMap<>();
        map.forEach((key, item) -> sealed.put(key, sealed(item)));
        yield sealed;
      }
      case null, default -> value;
    };
  }
}
