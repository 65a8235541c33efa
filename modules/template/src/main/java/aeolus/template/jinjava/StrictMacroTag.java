package aeolus.template.jinjava;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.fn.MacroFunction;
import com.hubspot.jinjava.lib.tag.MacroTag;
import com.hubspot.jinjava.tree.TagNode;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;

/** A macro whose parameters are undefined where they are not given, not those of its caller. */
final class StrictMacroTag extends MacroTag {
  private static final long serialVersionUID = 1L;

  @Override
  @SuppressWarnings("NonApiType") // Jinjava wants it so.
  protected MacroFunction constructMacroFunction(TagNode tag, JinjavaInterpreter interpreter,
      String name, LinkedHashMap<String, Object> defaults) {
    defaults.replaceAll((parameter, value) -> value == null && !hasDefault(tag, parameter)
        ? MissingParameter.INSTANCE
        : value);
    return super.constructMacroFunction(tag, interpreter, name, defaults);
  }

  private static boolean hasDefault(TagNode tag, String parameter) {
    return Pattern.compile("\\b" + Pattern.quote(parameter) + "\\s*=")
        .matcher(tag.getHelpers())
        .find();
  }
}
