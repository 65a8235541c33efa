package aeolus.template.jinjava;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.el.TruthyTypeConverter;
import com.hubspot.jinjava.interpret.Context;
import java.util.Map;
import jinjava.de.odysseus.el.ExpressionFactoryImpl;
import jinjava.de.odysseus.el.tree.TreeStore;
import jinjava.de.odysseus.el.tree.impl.Cache;
import jinjava.javax.el.ExpressionFactory;

/** Jinjava set up to be as strict as Ansible; for any number of renderings at a time. */
final class StrictJinjava extends Jinjava {
  private static final int EXPRESSIONS_KEPT = 2000;

  private final TreeStore trees = new TreeStore(new StrictParser.TreeBuilder(),
      new Cache(EXPRESSIONS_KEPT));
  private final ExpressionFactory expressions = new ExpressionFactoryImpl(trees,
      new TruthyTypeConverter());
  private final Context base = new SharedContext();

  StrictJinjava() {
    super(config());
    base.registerTag(new StrictMacroTag());
    base.registerTag(new TrackedRawTag());
    base.registerFilter(new DefaultingFilter("default"));
    base.registerFilter(new DefaultingFilter("d"));
    base.registerFilter(new StrictMapFilter());
  }

  /** Begins to render with variables. */
  TrackingInterpreter interpreter(Map<String, Object> variables, Session session) {
    return new TrackingInterpreter(this, new Context(base, variables), session);
  }

  /** Parses an expression, to see whether it is one. */
  void check(String expression) {
    trees.get("#{" + expression.strip() + "}");
  }

  private static JinjavaConfig config() {
    return JinjavaConfig.newBuilder()
        .withNestedInterpretationEnabled(false)
        .withKeepTrailingNewline(true)
        .withLegacyOverrides(asInPython())
        .withObjectUnwrapper(new Unwrapper())
        .withInterperterFactory(new TrackingInterpreter.Factory())
        .build();
  }

  /** All of Jinja's ways but one: {@code {{x}}} is an expression without spaces, too. */
  private static LegacyOverrides asInPython() {
    return LegacyOverrides.newBuilder()
        .withEvaluateMapKeys(true)
        .withIterateOverMapKeys(true)
        .withUsePyishObjectMapper(true)
        .withUseSnakeCasePropertyNaming(true)
        .withUseNaturalOperatorPrecedence(true)
        .withParseWhitespaceControlStrictly(true)
        .withAllowAdjacentTextNodes(true)
        .withUseTrimmingForNotesAndExpressions(true)
        .withKeepNullableLoopValues(true)
        .withHandleBackslashInQuotesOnly(true)
        .build();
  }

  @Override
  public ExpressionFactory getExpressionFactory() {
    return expressions;
  }
}
