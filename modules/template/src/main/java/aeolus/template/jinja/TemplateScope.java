package aeolus.template.jinja;

import aeolus.core.SecretText;
import aeolus.core.UnsafeText;
import aeolus.template.expression.Callable;
import aeolus.template.expression.Filter;
import aeolus.template.expression.Missing;
import aeolus.template.expression.NearMiss;
import aeolus.template.expression.Scope;
import aeolus.template.library.Library;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What expressions see at a place in a template. */
record TemplateScope(Frame frame, Library library, Map<String, Callable> functions)
    implements
      Scope {
  @Override
  public Object variable(String name) {
    Frame holder = frame.holder(name);
    if (holder == null) {
      Object function = functions.getOrDefault(name, library.function(name));
      return function != null ? function : Missing.because(() -> unknown(name));
    }
    Object value = holder.names().get(name);
    return switch (value) {
      case SecretText secret -> secret.revealText();
      case UnsafeText text -> text.text();
      case null, default -> value;
    };
  }

  private String unknown(String name) {
    Set<String> known = frame.all();
    String complaint = "unknown variable \"" + name + "\"";
    return frame.hides(name)
        ? complaint + ", which is not seen here: add \"with context\" to the import"
        : complaint + NearMiss.advice(name, known);
  }

  @Override
  public Filter filter(String name) {
    return library.filter(name);
  }

  @Override
  public Filter test(String name) {
    return library.test(name);
  }

  @Override
  public Collection<String> filterNames() {
    return library.filterNames();
  }

  @Override
  public Collection<String> testNames() {
    return library.testNames();
  }
}
