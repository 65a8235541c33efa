package aeolus.template.jinjava;

import aeolus.core.Location;
import aeolus.template.Rendered;
import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A template with all that it takes to render it, once or again.
 *
 * @param template makes the template anew
 * @param folder where to look for included files first
 * @param variables what the template sees
 */
record Rendering(StrictJinjava jinjava, ProjectFiles files, Supplier<Source> template, Path folder,
    Map<String, Object> variables) {
  /**
   * Renders.
   *
   * @throws aeolus.core.InvalidInputException with all that is wrong
   */
  Rendered render() {
    Source source = template.get();
    String text = render(source, Marking.none(), Session::throwIfProblems);
    return new Rendered(text, source.file(), new LineOrigins(text, source.file(), this::again));
  }

  /**
   * Renders a template that a variable holds.
   *
   * @throws Unresolved with all that is wrong
   */
  String renderVariable() {
    return render(template.get(), Marking.none(), Session::throwIfUnresolved);
  }

  private Marks.Read again(Marking.Extent extent) {
    Source source = template.get();
    Marks marks = new Marks();
    String text = render(source, new Marking(extent, marks), Session::throwIfProblems);
    return marks.read(text, Location.of(source.file()));
  }

  private String render(Source source, Marking marking, Consumer<Session> end) {
    Session session = new Session(files, folder, marking);
    Frame frame = Frame.of(variables);
    TrackingInterpreter interpreter = jinjava.interpreter(session, frame);
    Piece whole = new Piece(source, 0, "", 0, 0, 0);
    try (var _ = JinjavaInterpreter.closeablePushCurrent(interpreter).get()) {
      String text = session.at(whole, () -> render(interpreter, session, session.add(source)));
      end.accept(session);
      return text;
    }
  }

  private static String render(TrackingInterpreter interpreter, Session session, String text) {
    String output = "";
    try {
      output = interpreter.template(interpreter.parse(text));
    } catch (InterpretException | Limits.LimitException e) {
      session.failed(e);
    } catch (StackOverflowError e) {
      session.failed(new InterpretException("macros or includes call each other without end", e));
    }
    return output;
  }
}
