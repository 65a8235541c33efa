package aeolus.secret;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damages vaults at random: they open to what was put in, or are refused with their place. */
final class BrokenVaultTest {
  private static final Location HERE = new Location("vars.yml", 7, 9);
  private static final List<String> SCRAPS = List.of("", "\n", " ", "\0", ";", "x", "0a", "f", "00",
      "0a0a0a", "$ANSIBLE_VAULT;1.2;AES256;x\n", "\u00fc", "\r", "é;", "1.3", "3130");

  @Test
  void decrypt_damagedEnvelope_opensToTheContentOrIsRefused() {
    int refused = 0;
    int cases = Integer.getInteger("aeolus.secret.broken", 120);
    SecretText password = SecretText.of("hunter2");
    Vault vault = new Vault(new VaultPasswords(List.of(VaultPassword.of("default", password))));
    String envelope = Vault.encrypt("the content\n".getBytes(StandardCharsets.UTF_8), password,
        "prod");
    for (int seed = 0; seed < cases; seed++) {
      String damaged = damaged(envelope, new Random(seed));
      try {
        assertThat(vault.decrypt(damaged, HERE).revealText()).as("seed %d", seed)
            .isEqualTo("the content\n");
      } catch (InvalidInputException e) {
        refused++;
        assertThat(e.getMessage()).startsWith("vars.yml:7:9: ").doesNotContain("hunter2");
      }
    }
    assertThat(refused).isGreaterThan(cases / 2);
  }

  @Test
  void decrypt_emptyParts_areRefused() {
    Vault vault = new Vault(
        new VaultPasswords(List.of(VaultPassword.of("default", SecretText.of("hunter2")))));
    for (String body : List.of("", "0a0a", "0a30300a3030", "30300a0a3030", "30300a30300a")) {
      assertThat(org.assertj.core.api.Assertions.catchThrowable(
          () -> vault.decrypt("$ANSIBLE_VAULT;1.1;AES256\n" + body + "\n", HERE))).as(body)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageStartingWith("vars.yml:7:9: damaged Ansible Vault: expected ");
    }
  }

  private static String damaged(String envelope, Random random) {
    StringBuilder text = new StringBuilder(envelope);
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      int at = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), at + random.nextInt(random.nextInt(6) == 0 ? 90 : 3));
      text.replace(at, random.nextBoolean() ? at : to, SCRAPS.get(random.nextInt(SCRAPS.size())));
      if (text.isEmpty()) {
        return "$";
      }
    }
    return text.toString();
  }
}
