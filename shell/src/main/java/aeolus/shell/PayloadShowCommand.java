package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.payload.Entry;
import aeolus.payload.Payload;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists what is in a payload. */
@Command(name = "show", description = "List what is in a payload; secrets by name only.",
    footer = {"", "Example:", "  aeolus payload show y.tar"})
final class PayloadShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "A payload.")
  Path file;

  private final CommandContext context;

  PayloadShowCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Payload payload = Payload.read(context.currentDir().resolve(file));
    if (context.options().json) {
      Json.print(context.output(), payload.entries()
          .stream()
          .map(PayloadShowCommand::object)
          .toList());
    } else {
      payload.entries().forEach(entry -> context.output().result(line(entry)));
    }
    return ExitCode.OK.status();
  }

  private static String line(Entry entry) {
    String digest = entry.secret() || entry.sha256().isEmpty()
        ? "-"
        : entry.sha256()
            .substring(0, 16);
    return String.format("%04o %9d %-16s %s%s", entry.mode(), entry.size(), digest, entry.path(),
        entry.linkTarget().isEmpty() ? "" : " -> " + entry.linkTarget());
  }

  private static Map<String, Object> object(Entry entry) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("path", entry.path());
    object.put("mode", String.format("%04o", entry.mode()));
    object.put("size", entry.size());
    object.put("secret", entry.secret());
    object.put("sha256", entry.secret() || entry.sha256().isEmpty() ? null : entry.sha256());
    object.put("link_target", entry.linkTarget().isEmpty() ? null : entry.linkTarget());
    return object;
  }
}
