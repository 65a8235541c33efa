package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.deploy.RunSettings;
import aeolus.payload.Payload;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the payload of a host to a file. */
@Command(name = "build", description = "Write the payload of a host to a file, secrets included.",
    footer = {"", "Example:", "  aeolus payload build --host y -o y.tar"})
final class PayloadBuildCommand implements Callable<Integer> {
  @Option(names = {"-H", "--host"}, paramLabel = "HOST", required = true,
      description = "The host that it is for.")
  String host;

  @Option(names = {"-o", "--output"}, paramLabel = "FILE", required = true,
      description = "File to write; only you can read it.")
  Path file;

  private final CommandContext context;

  PayloadBuildCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (RunWiring wiring = new RunWiring(context, RunSettings.DEFAULT)) {
      Payload payload = wiring.payload(context.host(host));
      write(payload, context.currentDir().resolve(file));
      show(payload);
      return ExitCode.OK.status();
    }
  }

  private static void write(Payload payload, Path target) {
    try {
      Path half = Files.createTempFile(target.toAbsolutePath().getParent(), ".payload", ".part",
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (OutputStream out = Files.newOutputStream(half)) {
        payload.writeTo(out);
      }
      Files.move(half, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, target + ": not writable: " + FileReason.of(e), e);
    }
  }

  private void show(Payload payload) {
    if (context.options().json) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("host", host);
      object.put("file", file.toString());
      object.put("sha256", payload.sha256());
      object.put("size", payload.size());
      Json.print(context.output(), object);
    } else {
      context.output().result(payload.sha256() + "  " + file);
    }
  }
}
