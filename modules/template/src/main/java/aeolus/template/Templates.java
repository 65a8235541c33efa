package aeolus.template;

import aeolus.template.jinja.JinjaEngine;

/** Makes engines. */
public final class Templates {
  private Templates() {}

  /** Makes an engine. */
  public static TemplateEngine create(TemplateSettings settings) {
    return new JinjaEngine(settings);
  }
}
