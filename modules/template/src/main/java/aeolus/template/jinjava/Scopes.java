package aeolus.template.jinjava;

import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import java.util.Set;
import java.util.TreeSet;

/** Looks names up where Jinjava keeps them. */
final class Scopes {
  private Scopes() {}

  /** Tells whether a variable is there, be it null. */
  static boolean defines(JinjavaInterpreter interpreter, String name) {
    for (Context scope = interpreter.getContext(); scope != null; scope = scope.getParent()) {
      if (scope.getScope().containsKey(name)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the names of all variables. */
  static Set<String> names(JinjavaInterpreter interpreter) {
    Set<String> names = new TreeSet<>();
    for (Context scope = interpreter.getContext(); scope != null; scope = scope.getParent()) {
      names.addAll(scope.getScope().keySet());
    }
    names.remove(Context.GLOBAL_MACROS_SCOPE_KEY);
    names.remove(Context.IMPORT_RESOURCE_PATH_KEY);
    return names;
  }

  /** Returns the names of all macros and functions. */
  static Set<String> callables(JinjavaInterpreter interpreter) {
    Set<String> names = new TreeSet<>();
    interpreter.getContext().getAllFunctions().forEach(function -> names.add(function.getName()));
    for (Context scope = interpreter.getContext(); scope != null; scope = scope.getParent()) {
      names.addAll(scope.getGlobalMacros().keySet());
    }
    return names;
  }
}
