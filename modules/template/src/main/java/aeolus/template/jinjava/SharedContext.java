package aeolus.template.jinjava;

import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.lib.fn.MacroFunction;
import java.util.Map;

/** The tags, filters and functions that all renderings share; nothing is ever noted in it. */
final class SharedContext extends Context {
  @Override
  public void addResolvedExpression(String expression) {}

  @Override
  public void addResolvedValue(String value) {}

  @Override
  public void addResolvedFunction(String function) {}

  @Override
  public Map<String, MacroFunction> getGlobalMacros() {
    return Map.of();
  }
}
