package aeolus.anemos;

import java.util.Locale;
import java.util.Optional;

/** The phases of a host's re-imaging, in the order in which they happen. */
public enum Phase {
  CONNECT, CHECK, UPLOAD, PREPARE, BOOT, NETWORK, CONFIRM, PARTITION, BOOTSTRAP, FILES, PROVISION, BOOTLOADER, REBOOT, RETURN, VERIFY;

  /** Returns the word that stands for it in progress lines and journals. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Finds the phase that a word stands for. */
  public static Optional<Phase> of(String word) {
    for (Phase phase : values()) {
      if (phase.word().equals(word)) {
        return Optional.of(phase);
      }
    }
    return Optional.empty();
  }
}
