package aeolus.zone.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.AeolusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SshFingerprintsTest {
  private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMM8zDBAQ9uWfU3QBkfyvCt5"
      + "TRXmLqx2zUyvFyUYfYJk comment";

  @Test
  void of_key_isAlgorithmKindAndDigest() {
    assertThat(SshFingerprints.of(KEY, false)).singleElement()
        .asString()
        .matches("4 2 [0-9a-f]{64}");
    assertThat(SshFingerprints.of(KEY, true)).last().asString().matches("4 1 [0-9a-f]{40}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ssh-rsa", "ssh-rsa !", "sk-ssh-ed25519@openssh.com AAAA"})
  void of_otherText_isRefused(String key) {
    assertThatThrownBy(() -> SshFingerprints.of(key, false)).isInstanceOf(AeolusException.class);
  }
}
