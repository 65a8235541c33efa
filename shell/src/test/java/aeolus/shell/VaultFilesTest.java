package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.SecretText;
import aeolus.secret.Vault;
import aeolus.shell.TestProject.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypts and views files; edits are tried beside the editor. */
final class VaultFilesTest {
  @TempDir
  private Path folder;
  private TestProject project;

  @BeforeEach
  void setUp() {
    project = new TestProject(folder).write("pw", "open sesame\n").write("vars.yaml", "pin: 7f3\n");
  }

  @Test
  void encrypt_file_isReadBackAndKeepsItsMode() throws IOException {
    Files.setPosixFilePermissions(project.file("vars.yaml"),
        PosixFilePermissions.fromString("rw-r-----"));

    project.result("secrets", "encrypt", "vars.yaml", "--vault-id", "prod@pw");

    assertThat(project.read("vars.yaml")).startsWith("$ANSIBLE_VAULT;1.2;AES256;prod\n");
    assertThat(Files.getPosixFilePermissions(project.file("vars.yaml")))
        .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    assertThat(project.result("secrets", "view", "vars.yaml", "--vault-id", "pw"))
        .isEqualTo("pin: 7f3\n");
    try (var files = Files.list(folder)) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
    }
  }

  @Test
  void encrypt_name_printsAVariableThatTheInventoryReads() {
    String yaml = project.result("secrets", "encrypt", "vars.yaml", "--name", "secret",
        "--vault-id",
        "pw");

    assertThat(yaml).startsWith("secret: !vault |\n          $ANSIBLE_VAULT;1.1;AES256\n");
    assertThat(project.read("vars.yaml")).isEqualTo("pin: 7f3\n");
    project.write("host_vars/ns1.yaml", yaml).write("t.j2", "{{ secret }}");
    assertThat(project.result("template", "render", "t.j2", "--host", "ns1", "--vault-id", "pw"))
        .isEqualTo("pin: 7f3\n");
  }

  @Test
  void encrypt_twice_exitsThreeAndLeavesTheFile() {
    project.result("secrets", "encrypt", "vars.yaml", "--vault-id", "pw");
    String once = project.read("vars.yaml");

    Outcome again = project.run("secrets", "encrypt", "vars.yaml", "--vault-id", "pw");
    assertThat(again.status()).isEqualTo(3);
    assertThat(again.err()).startsWith("vars.yaml:1: error: encrypted already");
    assertThat(project.read("vars.yaml")).isEqualTo(once);
  }

  @Test
  void encrypt_noPasswordOrSeveralOrNoName_isWrongUsage() {
    project.write("other", "x\n");
    assertThat(project.run("secrets", "encrypt", "vars.yaml", "--vault-id", "a@pw", "--vault-id",
        "b@other").err()).contains("--encrypt-vault-id with one of a, b");
    assertThat(project.run("secrets", "encrypt", "vars.yaml", "--vault-id", "pw", "--name", "a b")
        .status()).isEqualTo(2);
    assertThat(project.read("vars.yaml")).isEqualTo("pin: 7f3\n");
  }

  @Test
  void view_wrongPassword_namesFileAndLineAndNothingElse() {
    project.write("v", Vault.encrypt("hidden-7f3".getBytes(StandardCharsets.UTF_8),
        SecretText.of("another"), null));

    Outcome outcome = project.run("secrets", "view", "v", "--vault-id", "pw");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).startsWith("v:1: error: can't be decrypted").doesNotContain("sesame");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void view_notEncryptedOrNotThere_exitsThree() {
    assertThat(project.run("secrets", "view", "vars.yaml", "--vault-id", "pw").err())
        .startsWith("vars.yaml:1: error: expected an Ansible Vault")
        .doesNotContain("7f3");
    assertThat(project.run("secrets", "view", "nope").err())
        .startsWith("nope: error: no such file");
    assertThat(project.run("secrets", "edit", "nope").status()).isEqualTo(3);
  }
}
