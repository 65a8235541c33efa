package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Has ansible-vault read what Aeolus encrypts, and the other way round. */
final class VaultAnsibleIT {
  private static final Path VAULT = Path.of("/usr/bin/ansible-vault");

  @TempDir
  private Path folder;
  private TestProject project;

  @BeforeEach
  void setUp() {
    assumeTrue(Files.isExecutable(VAULT), "SKIPPED: not installed: " + VAULT);
    project = new TestProject(folder).write("pw", "pässword\n");
  }

  /** Latin letters stand for octets, so that binary content is among them. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "one\r\ntwo\r\n", "grÃ¼n", "\0ÿþ\u0001binary"})
  void files_bothWaysAndWithIds_keepEveryOctet(String latin) throws IOException {
    byte[] content = latin.getBytes(StandardCharsets.ISO_8859_1);
    for (String source : List.of("pw", "prod@pw")) {
      Path ours = Files.write(folder.resolve("ours"), content);
      project.result("secrets", "encrypt", "ours", "--vault-id", source);
      assertThat(ansible(List.of("decrypt", "--output", "-", "ours", "--vault-id", source)))
          .isEqualTo(content);
      Files.delete(ours);

      Path theirs = Files.write(folder.resolve("theirs"), content);
      ansible(List.of("encrypt", "theirs", "--vault-id", source));
      assertThat(viewed("theirs")).isEqualTo(content);
      Files.writeString(theirs, Files.readString(theirs).replace("\n", "\r\n"));
      assertThat(viewed("theirs")).as("with CRLF").isEqualTo(content);
    }
  }

  @Test
  void name_value_isPrintedAsByAnsibleAndReadByIt() {
    project.write("value", "7f3-grün");
    String yaml = project.result("secrets", "encrypt", "value", "--name", "pin", "--vault-id",
        "prod@pw");
    String theirs = text(ansible(List.of("encrypt_string", "--name", "pin", "--vault-id",
        "prod@pw", "7f3-grün")));
    assertThat(shape(yaml)).isEqualTo(shape(theirs));

    project.write("v.yaml", yaml.lines()
        .skip(1)
        .map(String::strip)
        .reduce("",
            (all, line) -> all + line + "\n"));
    assertThat(text(ansible(List.of("decrypt", "--output", "-", "v.yaml", "--vault-id", "pw"))))
        .isEqualTo("7f3-grün");
  }

  /** What of an encrypted variable doesn't depend on the salt. */
  private static String shape(String yaml) {
    return yaml.strip().replaceAll("(?m)^( +)[0-9a-f]+$", "$1digits");
  }

  private byte[] viewed(String file) {
    String json = project.result("secrets", "view", file, "--json", "--vault-id", "pw");
    return Base64.getDecoder().decode(json.replaceAll(".*\"base64\":\"([^\"]*)\".*\\s*", "$1"));
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.UTF_8);
  }

  private byte[] ansible(List<String> words) {
    List<String> command = new ArrayList<>(List.of(VAULT.toString()));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
        .redirectError(folder.resolve("err").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("ANSIBLE_"));
    builder.environment().put("ANSIBLE_LOCAL_TEMP", folder.resolve("tmp").toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      assertThat(process.waitFor()).as(() -> project.read("err")).isZero();
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
