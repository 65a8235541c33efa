package aeolus.template.jinja;

import aeolus.template.expression.Expressions;
import aeolus.template.library.Library;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Parses templates, each once; for any number of renderings at a time. */
final class ParsedTemplates {
  private static final int MOST_KEPT = 2000;

  private final Expressions expressions = new Expressions();
  private final Library library;
  private final Map<Source.Key, Template> known = new ConcurrentHashMap<>();

  ParsedTemplates(Library library) {
    this.library = library;
  }

  Expressions expressions() {
    return expressions;
  }

  Library library() {
    return library;
  }

  Template parse(Source source) {
    if (known.size() > MOST_KEPT) {
      known.clear();
    }
    return known.computeIfAbsent(source.key(), _ -> new TemplateParser(source, expressions,
        new TemplateScope(Frame.of(Map.of()), library, Map.of())).parse());
  }
}
