package aeolus.template;

import aeolus.core.AeolusException;
import java.util.List;
import java.util.Map;

/** A function that whoever renders gives to templates, beside those of the language. */
public interface TemplateFunction {
  /** Returns the names of its parameters, in order. */
  List<String> parameters();

  /**
   * Calls it; the same arguments give the same text again during one rendering, which may evaluate
   * an expression twice.
   *
   * @param arguments those that were given, by name: strings, numbers, booleans, null, and lists and
   *        maps of these
   * @throws aeolus.core.InvalidInputException with what is wrong elsewhere, which is shown as it is
   * @throws AeolusException with what is wrong with the call, which is shown with its place
   */
  Object call(Map<String, Object> arguments);
}
