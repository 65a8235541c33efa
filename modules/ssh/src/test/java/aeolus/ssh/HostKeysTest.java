package aeolus.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.AeolusException;
import aeolus.core.SecretText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostKeysTest {
  private static final String KEY = "ssh-ed25519 "
      + "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

  @Test
  void publicOf_generated_isItsPublicHalf() {
    for (String comment : new String[] {"", "c", "a longer comment", "öä"}) {
      HostKeyPair pair = HostKeys.generateEd25519(comment);
      assertThat(HostKeys.publicOf(pair.privateKey())).isEqualTo(pair.publicKey());
    }
  }

  @Test
  void fingerprint_knownKey_isWhatOpenSshPrints() {
    assertThat(HostKeys.fingerprint(KEY + " comment"))
        .isEqualTo("SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ssh-ed25519", "ssh-ed25519 !"})
  void fingerprint_noKey_quotesIt(String line) {
    assertThatThrownBy(() -> HostKeys.fingerprint(line))
        .isInstanceOf(AeolusException.class)
        .hasMessageContaining("got \"" + line + "\"");
  }

  @Test
  void publicOf_otherFormat_saysHowToConvert() {
    SecretText pem = SecretText.of("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n");
    assertThatThrownBy(() -> HostKeys.publicOf(pem))
        .isInstanceOf(AeolusException.class)
        .hasMessageContaining("not in OpenSSH's format; bring it there: ssh-keygen -p");
  }

  @Test
  void publicOf_damaged_saysSoWithoutTheText() {
    SecretText whole = HostKeys.generateEd25519("x").privateKey();
    String text = whole.revealText();
    for (int length = 0; length < text.length(); length += 7) {
      SecretText cut = SecretText.of(text.substring(0, length)
          + "\n-----END OPENSSH PRIVATE KEY-----");
      try {
        assertThat(HostKeys.publicOf(cut)).isEqualTo(HostKeys.publicOf(whole));
      } catch (AeolusException e) {
        assertThat(e.getMessage()).startsWith("not a private SSH key without passphrase: it ");
      }
    }
  }
}
