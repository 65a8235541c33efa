package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.SecretText;
import aeolus.payload.SecretEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints one secret. */
@Command(name = "reveal", description = "Print a secret, to the octet.",
    footer = {"", "Nothing is shown on a terminal without --show. With --json it is in base64.", "",
        "Example:",
        "  aeolus secrets reveal etc/ssh/ssh_host_ed25519_key --host x | ssh-keygen -lf -"})
final class SecretsRevealCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SECRET", description = "The secret's path in the new system.")
  String path;

  @Option(names = {"-H", "--host"}, paramLabel = "HOST", required = true,
      description = "The host whose secret it is.")
  String host;

  @Option(names = "--show", description = "Print it even where people may look on.")
  boolean show;

  private final CommandContext context;

  SecretsRevealCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (context.output().outIsTerminal() && !show) {
      throw new AeolusException(ExitCode.USAGE, "standard output is a terminal, expected a pipe or"
          + " a file; --show prints the secret all the same");
    }
    HostSecrets secrets = new HostSecrets(context);
    SecretText secret = secrets.reveal(find(secrets.of(context.host(host))));
    if (context.options().json) {
      Json.print(context.output(), object(secret));
    } else {
      print(secret);
    }
    return ExitCode.OK.status();
  }

  private SecretEntry find(List<SecretEntry> entries) {
    String wanted = path.startsWith("/") ? path.substring(1) : path;
    return entries.stream()
        .filter(entry -> entry.path().equals(wanted))
        .findFirst()
        .orElseThrow(() -> UnknownName.failure("secret", path,
            entries.stream().map(SecretEntry::path).toList()));
  }

  private void print(SecretText secret) {
    try (OutputStream out = context.output().octets()) {
      out.write(secret.reveal());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> object(SecretText secret) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("host", host);
    object.put("path", path);
    object.put("base64", Base64.getEncoder().encodeToString(secret.reveal()));
    return object;
  }
}
