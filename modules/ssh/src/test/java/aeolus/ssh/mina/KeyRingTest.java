package aeolus.ssh.mina;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KeyRingTest {
  private static final KeyFile ENCRYPTED = new KeyFile(Path.of("key"), List.of(), null, true, "");

  @Test
  void open_nobodyAnswers_isGivenUp() {
    KeyRing ring = new KeyRing((_, _) -> Optional.empty());
    assertThat(ring.open(ENCRYPTED)).isFalse();
    assertThat(ring.givenUp(ENCRYPTED)).isPresent();
  }

  @Test
  void open_interruptedAtTheQuestion_isAskedForAgainTheNextTime() {
    KeyRing ring = new KeyRing((_, _) -> {
      Thread.currentThread().interrupt();
      return Optional.empty();
    });
    assertThat(ring.open(ENCRYPTED)).isFalse();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ring.givenUp(ENCRYPTED)).isEmpty();
  }
}
