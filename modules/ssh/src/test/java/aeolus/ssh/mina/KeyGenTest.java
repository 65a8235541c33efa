package aeolus.ssh.mina;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.AeolusException;
import aeolus.core.SecretText;
import aeolus.ssh.HostKeyPair;
import aeolus.ssh.HostKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our keys and those of the real ssh-keygen(1) are the same. */
final class KeyGenTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "c", "aeolus-initramfs", "12345678"})
  void generateEd25519_anyComment_isReadByKeygen(String comment) throws IOException {
    HostKeyPair pair = HostKeys.generateEd25519(comment);
    Path file = Files.write(folder.resolve("key"), pair.privateKey().reveal());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(KeyGen.run("-y", "-f", file.toString()))
        .isEqualTo((pair.publicKey() + " " + comment).strip());
    assertThat(KeyGen.run("-l", "-f", file.toString()))
        .contains(HostKeys.fingerprint(pair.publicKey()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
  void publicOf_keyOfKeygen_isWhatItSays(String type) throws IOException {
    Path file = KeyGen.make(folder.resolve("key"), type);
    assertThat(HostKeys.publicOf(SecretText.of(Files.readAllBytes(file))) + " test")
        .isEqualTo(KeyGen.run("-y", "-f", file.toString()));
  }

  @Test
  void publicOf_encrypted_saysSo() throws IOException {
    Path file = folder.resolve("key");
    KeyGen.run("-q", "-t", "ed25519", "-N", "secret", "-f", file.toString());
    SecretText key = SecretText.of(Files.readAllBytes(file));
    assertThatThrownBy(() -> HostKeys.publicOf(key))
        .isInstanceOf(AeolusException.class)
        .hasMessageContaining("it is encrypted");
  }
}
