package aeolus.template.jinjava;

import aeolus.template.expression.Expressions;
import aeolus.template.jinjava.TrackingInterpreter.LoopControl;
import aeolus.template.library.Library;
import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.lib.tag.EndTag;
import com.hubspot.jinjava.lib.tag.Tag;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Jinjava with the tags of Jinja2 alone; for any number of renderings at a time. */
final class StrictJinjava extends Jinjava {
  private static final List<Tag> TAGS = List.of(new IfTag(), new ForTag(), new SetTag(),
      new WithTag(), new FilterTag(), new MacroTag(), new CallTag(), new ImportTag(),
      new FromTag(), new IncludeTag(), new ExtendsTag(), new BlockTag(), new SimpleTags.Do(),
      new SimpleTags.Leave("break", LoopControl.BREAK),
      new SimpleTags.Leave("continue", LoopControl.CONTINUE), new SimpleTags.Branch("else"),
      new SimpleTags.Branch("elif"), new TrackedRawTag());

  private final Expressions expressions = new Expressions();
  private final Library library;
  private final Context base = new SharedContext();

  StrictJinjava(Library library) {
    super(config());
    this.library = library;
  }

  Expressions expressions() {
    return expressions;
  }

  Library library() {
    return library;
  }

  /** Begins to render with variables. */
  TrackingInterpreter interpreter(Session session, Frame variables) {
    return new TrackingInterpreter(this, new Context(base), session, variables);
  }

  private static JinjavaConfig config() {
    return JinjavaConfig.newBuilder()
        .withNestedInterpretationEnabled(false)
        .withKeepTrailingNewline(true)
        .withLegacyOverrides(LegacyOverrides.newBuilder()
            .withParseWhitespaceControlStrictly(true)
            .withAllowAdjacentTextNodes(true)
            .withUseTrimmingForNotesAndExpressions(true)
            .withHandleBackslashInQuotesOnly(true)
            .build())
        .build();
  }

  /** Knows no tags but Jinja2's, and those that end them. */
  private static final class SharedContext extends Context {
    private static final Map<String, Tag> BY_NAME = byName();

    private static Map<String, Tag> byName() {
      Map<String, Tag> byName = new HashMap<>();
      TAGS.forEach(tag -> {
        byName.put(tag.getName(), tag);
        if (tag.getEndTagName() != null) {
          byName.put(tag.getEndTagName(), new EndTag(tag));
        }
      });
      return byName;
    }

    @Override
    public Tag getTag(String name) {
      return BY_NAME.get(name);
    }

    @Override
    public Collection<Tag> getAllTags() {
      return TAGS;
    }
  }
}
