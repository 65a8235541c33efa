package aeolus.template.jinja;

import aeolus.template.jinja.TrackingInterpreter.LoopControl;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tags that there are. */
final class Tags {
  private static final Map<String, StructureTag> ALL = List.of(new IfTag(), new ForTag(),
      new SetTag(), new WithTag(), new FilterTag(), new MacroTag(), new CallTag(),
      new ImportTag(), new FromTag(), new IncludeTag(), new ExtendsTag(), new BlockTag(),
      new SimpleTags.Do(), new SimpleTags.Print(),
      new SimpleTags.Leave("break", LoopControl.BREAK),
      new SimpleTags.Leave("continue", LoopControl.CONTINUE), new SimpleTags.Branch("else"),
      new SimpleTags.Branch("elif"))
      .stream()
      .collect(Collectors.toMap(StructureTag::name, Function.identity()));
  private static final Set<String> ENDS = Set.of("endif", "endfor", "endset", "endwith",
      "endfilter", "endmacro", "endcall", "endblock");
  private static final Map<String, String> REFUSED = Map.of("autoescape",
      "the escaping of HTML is not supported, expected the filter \"e\"", "endautoescape",
      "the escaping of HTML is not supported", "trans", "translations are not supported",
      "endtrans", "translations are not supported", "pluralize", "translations are not supported",
      "debug", "{% debug %} is not supported", "endraw", "{% endraw %} without {% raw %}");

  private Tags() {}

  /** Returns the tag with a name, or null. */
  static StructureTag named(String name) {
    return ALL.get(name);
  }

  static boolean isEnd(String name) {
    return ENDS.contains(name);
  }

  /** Says why Aeolus does not have a tag of Jinja2's, or returns null. */
  static String refused(String name) {
    return REFUSED.get(name);
  }

  static Set<String> names() {
    return ALL.keySet();
  }
}
