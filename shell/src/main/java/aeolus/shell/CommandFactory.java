package aeolus.shell;

import java.lang.reflect.Constructor;
import picocli.CommandLine;

/** Makes commands, handing each that asks for it the context. */
final class CommandFactory implements CommandLine.IFactory {
  private final CommandContext context;
  private final CommandLine.IFactory plain = CommandLine.defaultFactory();

  CommandFactory(CommandContext context) {
    this.context = context;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Class<?>[] parameters = constructor.getParameterTypes();
      if (parameters.length == 1 && parameters[0] == CommandContext.class) {
        return type.cast(constructor.newInstance(context));
      }
    }
    return plain.create(type);
  }
}
