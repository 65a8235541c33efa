package aeolus.template;

import aeolus.template.jinjava.JinjavaEngine;

/** Makes engines. */
public final class Templates {
  private Templates() {}

  /** Makes an engine. */
  public static TemplateEngine create(TemplateSettings settings) {
    return new JinjavaEngine(settings);
  }
}
