package aeolus.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.SecretText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VaultTest {
  // both made by ansible-vault 2.14 with the password hunter2
  private static final String V11 = """
      $ANSIBLE_VAULT;1.1;AES256
      64616434343733386531363066663562663530633062386162663264316431366534343066643339
      3063336132633665366430646265666436353335653038370a323061613636653232643038343063
      62323735613063626439633838616562626133386630396666376566636365636132623138316565
      3665346533323064630a656537393337383139346661323665666263383232303635313138326365
      3032
      """;
  private static final String V12 = """
      $ANSIBLE_VAULT;1.2;AES256;prod
      30326236666436343736613439643164656631346237616162333332623730363465653835316134
      3932373436343562393936313037643664633835353435660a363234633832383639663534383034
      64623263303039663365386630316130313132623564333931643266363035333063313832356631
      6564663762626430340a393262303939613934626461386634376566656132636161363532346230
      3264
      """;
  private static final Location HERE = new Location("vars.yml", 7, 9);

  @TempDir
  private Path folder;

  private static Vault vault(String... idsAndPasswords) {
    List<VaultPassword> list = new java.util.ArrayList<>();
    for (int i = 0; i < idsAndPasswords.length; i += 2) {
      list.add(VaultPassword.of(idsAndPasswords[i], SecretText.of(idsAndPasswords[i + 1])));
    }
    return new Vault(new VaultPasswords(list));
  }

  @Test
  void decrypt_format11_returnsContent() {
    assertThat(vault("default", "hunter2").decrypt(V11, HERE).revealText())
        .isEqualTo("the content\n");
  }

  @Test
  void decrypt_severalPasswords_triesAll() {
    assertThat(vault("default", "other", "prod", "hunter2").decrypt(V12, HERE).revealText())
        .isEqualTo("the content\n");
    assertThat(vault("default", "other", "prod", "hunter2").decrypt(V11, HERE).revealText())
        .isEqualTo("the content\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 100_000})
  void encrypt_anyLength_canBeDecrypted(int length) {
    byte[] content = new byte[length];
    new java.util.Random(length).nextBytes(content);

    String envelope = Vault.encrypt(content, SecretText.of("p\u00e4ss"), "prod");

    assertThat(envelope).startsWith("$ANSIBLE_VAULT;1.2;AES256;prod\n");
    assertThat(envelope.lines()).allMatch(line -> line.length() <= 80);
    assertThat(vault("default", "p\u00e4ss").decrypt(envelope, HERE).reveal()).isEqualTo(content);
    assertThat(Vault.vaultIdOf(envelope, HERE)).isEqualTo("prod");
  }

  @Test
  void encrypt_sameSaltAsAnsible_writesTheSameText() {
    byte[] salt = VaultEnvelope.parse(V11).salt();

    assertThat(Vault.encrypt("the content\n".getBytes(StandardCharsets.UTF_8),
        SecretText.of("hunter2"), "default", salt)).isEqualTo(V11);
  }

  @Test
  void decrypt_wrongPassword_saysWhere() {
    assertThatThrownBy(() -> vault("default", "wrong").decrypt(V11, HERE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("vars.yml:7:9: can't be decrypted: the vault password is wrong, or the text was"
            + " changed");
  }

  @Test
  void decrypt_everySingleDigitChanged_isRefused() {
    Vault vault = vault("default", "hunter2");
    int header = V11.indexOf('\n') + 1;
    for (int i = header; i < V11.length(); i += 67) {
      char c = V11.charAt(i);
      String forged = V11.substring(0, i) + (c == '3' ? '4' : '3') + V11.substring(i + 1);
      if (c != '\n') {
        assertThatThrownBy(() -> vault.decrypt(forged, HERE)).as("digit %d", i)
            .isInstanceOf(InvalidInputException.class)
            .hasMessageStartingWith("vars.yml:7:9: ");
      }
    }
  }

  @Test
  void decrypt_endCutOff_isToldApartFromAWrongPassword() {
    String cut = V11.substring(0, V11.length() - 5);

    assertThatThrownBy(() -> vault("default", "hunter2").decrypt(cut, HERE))
        .hasMessageStartingWith("vars.yml:7:9: damaged Ansible Vault: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a;b", "a\nb", " a"})
  void encrypt_idThatBreaksTheHeader_isRefused(String id) {
    assertThatThrownBy(() -> Vault.encrypt(new byte[1], SecretText.of("pw"), id))
        .hasMessageStartingWith("expected a vault id without");
  }

  @Test
  void secret_fileThatIsAVault_isNotTakenForAPassword() throws IOException {
    Path file = Files.writeString(folder.resolve("pw"), V11);

    assertThatThrownBy(() -> VaultPassword.fromFile("default", file).secret())
        .hasMessageContaining("got an Ansible Vault");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "$ANSIBLE_VAULT", "$ANSIBLE_VAULT;1.0;AES\n00",
      "$ANSIBLE_VAULT;1.1;AES256", "$ANSIBLE_VAULT;1.1;AES256\nxyz",
      "$ANSIBLE_VAULT;1.1;AES256\n3030", "$ANSIBLE_VAULT;1.1;AES256\n300a300a30"})
  void decrypt_damagedEnvelope_saysWhatIsWrong(String envelope) {
    assertThatThrownBy(() -> vault("default", "x").decrypt(envelope, HERE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("vars.yml:7:9: damaged Ansible Vault: expected ");
  }

  @Test
  void decrypt_noPassword_saysSo() {
    assertThatThrownBy(() -> vault().decrypt(V11, HERE)).hasMessage(
        "vars.yml:7:9: encrypted with Ansible Vault, expected a vault password, got none");
  }

  @Test
  void secret_files_areReadOrRun() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain"), " hunter2\n\n");
    Path client = Files.writeString(folder.resolve("my-client.sh"), "#!/bin/sh\necho \"$2-pw\"\n");
    Files.setPosixFilePermissions(client, PosixFilePermissions.fromString("rwx------"));

    VaultPasswords passwords = VaultPasswords
        .parse(List.of(plain.toString(), "prod@" + client, "ask@prompt"), SecretText::of);

    assertThat(passwords.list()).extracting(p -> p.secret().revealText())
        .containsExactly("hunter2",
            "prod-pw", "ask");
    assertThat(passwords.forEncryption("prod").id()).isEqualTo("prod");
    assertThatThrownBy(() -> passwords.forEncryption("nope"))
        .hasMessageContaining("expected one of default, prod, ask");
    assertThatThrownBy(() -> passwords.forEncryption(null))
        .hasMessageContaining("--encrypt-vault-id");
  }

  @Test
  void secret_programThatFails_isAnError() throws IOException {
    Path program = Files.writeString(folder.resolve("fails"), "#!/bin/sh\nexit 3\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));

    assertThatThrownBy(() -> VaultPassword.fromFile("default", program).secret())
        .hasMessageEndingWith("expected the program to print a password, got exit status 3");
  }
}
