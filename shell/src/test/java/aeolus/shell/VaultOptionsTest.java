package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.SecretText;
import aeolus.secret.Vault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VaultOptionsTest {
  @TempDir
  private Path folder;
  private TestProject project;

  @BeforeEach
  void setUp() {
    project = new TestProject(folder).write("password", "open sesame\n");
  }

  private static String encrypted(String text) {
    return Vault.encrypt(text.getBytes(StandardCharsets.UTF_8), SecretText.of("open sesame"), null);
  }

  @Test
  void vars_ofAVaultedFile_areReadWithThePasswordAndShownAsStars() {
    project.write("host_vars/ns1.yaml", encrypted("pin: 1234-hidden\n"));

    assertThat(project.result("inventory", "vars", "ns1", "--vault-password-file", "password"))
        .contains("pin: \"********\"")
        .doesNotContain("1234-hidden");
  }

  @Test
  void vars_ofAVaultedFileWithoutPassword_exitThreeAndSaySo() {
    project.write("host_vars/ns1.yaml", encrypted("pin: 1234-hidden\n"));

    TestProject.Outcome outcome = project.run("inventory", "vars", "ns1");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err())
        .startsWith("host_vars/ns1.yaml:1:1: error: encrypted with Ansible Vault");
  }

  @Test
  void vars_vaultedValue_staysEncryptedWithoutPassword() {
    project.write("host_vars/ns1.yaml", "pin: !vault |\n"
        + encrypted("1234-hidden").indent(2));

    assertThat(project.result("inventory", "vars", "ns1"))
        .contains("pin: !vault |", "    $ANSIBLE_VAULT;1.1;AES256");
    assertThat(project.result("inventory", "vars", "ns1", "--json"))
        .contains("\"pin\":{\"__ansible_vault\":\"$ANSIBLE_VAULT;1.1;AES256");
  }

  @Test
  void template_vaultedValue_isOpened() {
    project.write("host_vars/ns1.yaml", "pin: !vault |\n"
        + encrypted("1234-hidden").indent(2)).write("pin.j2", "{{ pin }}\n");

    assertThat(project.result("--vault-id", "dev@password", "template", "render", "pin.j2",
        "--host", "ns1")).isEqualTo("1234-hidden\n");
  }

  @Test
  void vaultSources_noOption_areThatOfTheEnvironment() {
    GlobalOptions options = new GlobalOptions();
    Map<String, String> env = Map.of("ANSIBLE_VAULT_PASSWORD_FILE", "pw");
    assertThat(options.vaultSources(Path.of("/p"), env)).containsExactly("/p/pw");

    options.vaultIds.addAll(List.of("a@prompt", "b@/x/y", "z"));
    assertThat(options.vaultSources(Path.of("/p"), env))
        .containsExactly("a@prompt", "b@/x/y", "/p/z");
  }
}
