package aeolus.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.InvalidInputException;
import aeolus.core.SecretText;
import aeolus.core.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PayloadTest {
  @TempDir
  private Path folder;

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static PayloadBuilder some() {
    return new PayloadBuilder().file("deploy", utf8("#!/bin/sh\n"), 0755)
        .file("files/etc/with space", utf8("x"), 0644)
        .file("files/etc/b\\n", utf8("backslash"), 0644)
        .file("files/" + "long/".repeat(50) + "näme", utf8("y"), 0644)
        .secret("etc/key", SecretText.of("hush"), 0640);
  }

  private Path written(Payload payload) throws IOException {
    Path tar = folder.resolve("payload.tar");
    try (OutputStream out = Files.newOutputStream(tar)) {
      payload.writeTo(out);
    }
    return tar;
  }

  private static String run(Path directory, String... command)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(directory.toFile())
        .redirectErrorStream(true)
        .start();
    process.outputWriter().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  void writeTo_unpackedByTar_passesSha256sum() throws IOException, InterruptedException {
    written(some().build());
    run(folder, "tar", "-xf", "payload.tar");
    assertThat(run(folder, "sha256sum", "--strict", "-c", "manifest").lines()).hasSize(5)
        .allMatch(line -> line.endsWith(": OK"));
    assertThat(PosixFilePermissions.toString(
        Files.getPosixFilePermissions(folder.resolve("secrets/etc/key")))).isEqualTo("rw-r-----");
  }

  @Test
  void writeTo_listedByTar_beginsWithTheManifestAndBelongsToRoot()
      throws IOException, InterruptedException {
    written(some().build());
    List<String> lines = run(folder, "tar", "--utc", "-tvf", "payload.tar").lines().toList();
    assertThat(lines.getFirst()).matches("-rw------- root/root +[0-9]+ 1980-01-01 00:00 manifest");
    assertThat(lines).allMatch(line -> line.contains(" root/root "));
  }

  @Test
  void read_whatWasWritten_isTheSame() throws IOException {
    Payload payload = some().build();
    Path tar = written(payload);
    Payload read = Payload.read(tar);
    assertThat(read.entries()).isEqualTo(payload.entries());
    assertThat(read.sha256()).isEqualTo(payload.sha256())
        .isEqualTo(Sha256.of(Files.readAllBytes(tar)));
    assertThat(read.size()).isEqualTo(Files.size(tar));
  }

  @Test
  void read_noPayload_saysWhy() throws IOException {
    Path file = Files.write(folder.resolve("x.tar"), new byte[1024]);
    assertThatThrownBy(() -> Payload.read(file)).isInstanceOf(InvalidInputException.class)
        .hasMessage(file + ": not a payload: it does not begin with a manifest");
  }

  @Test
  void changesTo_everyKindOfChange_isNamed() {
    Payload before = new PayloadBuilder().file("gone", utf8("1"), 0644)
        .file("same", utf8("1"), 0644)
        .file("content", utf8("1"), 0644)
        .file("mode", utf8("1"), 0644)
        .build();
    Payload after = new PayloadBuilder().file("same", utf8("1"), 0644)
        .file("content", utf8("2"), 0644)
        .file("mode", utf8("1"), 0755)
        .file("new", utf8("1"), 0644)
        .build();
    assertThat(before.changesTo(after)).containsExactly("~ content", "~ mode", "+ new", "- gone");
    assertThat(before.changesTo(before)).isEmpty();
  }

  @Test
  void content_secret_isOnlyGivenAsOne() {
    Payload payload = some().build();
    assertThatThrownBy(() -> payload.content("secrets/etc/key"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(payload.secret("secrets/etc/key")).hasToString("********");
    assertThat(payload.secrets()).containsOnlyKeys("etc/key");
    assertThat(payload.secrets().get("etc/key").revealText()).isEqualTo("hush");
    assertThatThrownBy(() -> payload.content("nothing"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
