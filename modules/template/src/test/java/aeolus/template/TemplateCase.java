package aeolus.template;

import java.util.Map;

/**
 * A template to try.
 *
 * @param name of the case, {@code GROUP/NAME}
 * @param files the template, {@link #MAIN}, and what it includes, by name
 */
record TemplateCase(String name, Map<String, Object> vars, Map<String, String> files) {
  /** The name of the template that is rendered. */
  static final String MAIN = "main.j2";

  /** Makes a case of one file. */
  static TemplateCase of(String name, Map<String, Object> vars, String template) {
    return new TemplateCase(name, vars, Map.of(MAIN, template));
  }

  @Override
  public String toString() {
    StringBuilder shown = new StringBuilder("=== " + name + "\n");
    files.forEach((file, text) -> shown.append(file.equals(MAIN) ? "" : "--- " + file + "\n")
        .append(text)
        .append(text.endsWith("\n") ? "" : "\n"));
    return shown.toString();
  }
}
