package aeolus.template.jinja;

import aeolus.core.Location;
import aeolus.template.Rendered;
import aeolus.template.expression.Callable;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A template with all that it takes to render it, once or again.
 *
 * @param folder where to look for included files first
 * @param variables what the template sees
 * @param functions what the template can call beside the language's own
 */
record Rendering(ParsedTemplates templates, ProjectFiles files, Source source, Path folder,
    Map<String, Object> variables, Map<String, Callable> functions) {
  /**
   * Renders.
   *
   * @throws aeolus.core.InvalidInputException with all that is wrong
   */
  Rendered render() {
    String text = render(Marking.none(), new Limits());
    return new Rendered(text, source.file(), new LineOrigins(text, source.file(), this::again));
  }

  /**
   * Renders a template that a variable holds.
   *
   * @throws Unresolved with all that is wrong
   */
  String renderVariable(Limits limits) {
    return render(new Session(files, folder, Marking.none(), limits), Session::throwIfUnresolved);
  }

  private Marks.Read again(Marking.Extent extent) {
    Marks marks = new Marks();
    String text = render(new Marking(extent, marks), new Limits());
    return marks.read(text, Location.of(source.file()));
  }

  /** Returns the text alone. */
  String render(Marking marking, Limits limits) {
    return render(new Session(files, folder, marking, limits), Session::throwIfProblems);
  }

  private String render(Session session, Consumer<Session> end) {
    TrackingInterpreter interpreter = new TrackingInterpreter(templates, session,
        Frame.of(variables), functions);
    String output = "";
    try {
      output = interpreter.template(interpreter.parsed(source));
    } catch (Limits.LimitException e) {
      session.failed(e.location() == null ? source.location(0) : e.location(), e.getMessage());
    } catch (StackOverflowError _) {
      session.failed(source.location(0), "nested too deeply");
    }
    end.accept(session);
    return output;
  }
}
