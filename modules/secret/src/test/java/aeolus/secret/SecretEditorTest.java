package aeolus.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.Location;
import aeolus.core.SecretText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretEditorTest {
  private static final List<Path> MEMORY = List.of(Path.of("/dev/shm"));
  private static final byte[] TEXT = "a: 1\n".getBytes(StandardCharsets.UTF_8);

  @TempDir
  private Path folder;

  private Path program(String script) throws IOException {
    Path file = Files.writeString(folder.resolve("editor"), "#!/bin/sh\n" + script);
    file.toFile().setExecutable(true);
    return file;
  }

  @Test
  void edit_change_isReturnedAndNothingIsLeftBehind() throws IOException {
    Path seen = folder.resolve("seen");
    Path editor = program("stat -c '%a %n' \"$(dirname \"$2\")\" \"$2\" >" + seen
        + "\ncp \"$2\" \"$2~\"\necho 'b: 2' >>\"$2\"\n");

    assertThat(new String(new SecretEditor(editor + " -x", MEMORY).edit("vars.yaml", TEXT),
        StandardCharsets.UTF_8)).isEqualTo("a: 1\nb: 2\n");

    List<String> lines = Files.readAllLines(seen);
    assertThat(lines.get(0)).startsWith("700 /dev/shm/aeolus-");
    assertThat(lines.get(1)).startsWith("600 ").endsWith("/vars.yaml");
    assertThat(Path.of(lines.get(0).substring(4))).doesNotExist();
  }

  @Test
  void edit_editorThatFails_isAnErrorAndNothingIsLeftBehind() throws IOException {
    Path seen = folder.resolve("seen");
    SecretEditor editor = new SecretEditor(
        program("echo \"$1\" >" + seen + "\necho changed >\"$1\"\nexit 7\n").toString(), MEMORY);

    assertThatThrownBy(() -> editor.edit("vars.yaml", TEXT))
        .hasMessageContaining("ended with status 7; nothing was changed");
    assertThat(Path.of(Files.readString(seen).strip()).getParent()).doesNotExist();
  }

  @Test
  void edit_noFolderInMemory_isRefused() {
    assertThatThrownBy(
        () -> new SecretEditor("true", List.of(Path.of("/proc"))).edit("vars.yaml", TEXT))
        .hasMessageContaining("expected a tmpfs at one of [/proc]");
  }

  @Test
  void replace_fileChangedMeanwhile_leavesItAndKeepsTheEditBeside() throws IOException {
    Path file = Files.writeString(folder.resolve("v"),
        Vault.encrypt(TEXT, SecretText.of("pw"), "prod"));
    VaultFile read = VaultFile.read(file, "v");
    Vault vault = new Vault(
        new VaultPasswords(List.of(VaultPassword.of("default", SecretText.of("pw")))));
    OpenedVault opened = read.open(vault);
    Files.writeString(file, "theirs");

    assertThatThrownBy(() -> read.replace(opened.closed("b".getBytes(StandardCharsets.UTF_8))))
        .hasMessageContaining("changed by someone else");
    assertThat(file).hasContent("theirs");
    String kept = Files.readString(folder.resolve("v.edited"));
    assertThat(kept).startsWith("$ANSIBLE_VAULT;1.2;AES256;prod\n");
    assertThat(vault.decrypt(kept, Location.of("v")).revealText()).isEqualTo("b");
  }
}
