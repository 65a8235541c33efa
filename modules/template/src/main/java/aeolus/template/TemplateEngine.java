package aeolus.template;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Vars;
import java.nio.file.Path;

/** Renders templates. */
public interface TemplateEngine {
  /**
   * Renders a file; includes and imports are looked for beside it, then on the search path.
   *
   * @throws InvalidInputException with what is wrong in the template
   */
  Rendered render(Path file, Context context);

  /** Renders a text; problems are reported at {@code where}. */
  Rendered renderText(String text, Location where, Context context);

  /** Resolves the templates inside the variables of the context's host. */
  Vars resolve(Context context);

  /** Renders a value, or all values in a list or map. */
  Object renderValue(Object value, Location where, Context context);
}
