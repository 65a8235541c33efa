package aeolus.ssh.mina;

import aeolus.core.SecretText;
import aeolus.ssh.PassphrasePrompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The private keys of a connector, each file read once for all hosts as long as it stays the same.
 * Keys that a passphrase opened stay open until the connector is closed; the passphrase is not
 * kept.
 */
final class KeyRing {
  private static final int ATTEMPTS = 3;

  private record Stamped(FileTime modified, long size, KeyFile key) {}

  private final PassphrasePrompt prompt;
  private final Map<Path, Stamped> files = new ConcurrentHashMap<>();
  private final Map<KeyFile, List<KeyPair>> opened = new ConcurrentHashMap<>();
  private final Map<KeyFile, String> givenUp = new ConcurrentHashMap<>();
  private final ReentrantLock asking = new ReentrantLock();

  KeyRing(PassphrasePrompt prompt) {
    this.prompt = prompt;
  }

  /** Reads a file, or remembers it. */
  KeyFile read(Path file) {
    try {
      FileTime modified = Files.getLastModifiedTime(file);
      long size = Files.size(file);
      Stamped known = files.get(file);
      if (known == null || !known.modified().equals(modified) || known.size() != size) {
        known = new Stamped(modified, size, KeyFile.read(file));
        files.put(file, known);
      }
      return known.key();
    } catch (IOException e) {
      return KeyFile.read(file);
    }
  }

  /** Returns the keys in a file that need no passphrase, or that one has opened. */
  List<KeyPair> pairs(KeyFile file) {
    return file.encrypted() ? opened.getOrDefault(file, List.of()) : file.pairs();
  }

  /** Returns why an encrypted key was not opened, empty where that was not tried yet. */
  Optional<String> givenUp(KeyFile file) {
    return Optional.ofNullable(givenUp.get(file));
  }

  /** Asks for the passphrase of a key; once, however many hosts wait for it. */
  boolean open(KeyFile file) {
    try {
      asking.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      return opened.containsKey(file) || (!givenUp.containsKey(file) && ask(file));
    } finally {
      asking.unlock();
    }
  }

  private boolean ask(KeyFile file) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<SecretText> passphrase = prompt.ask(file.file(), attempt);
      if (Thread.currentThread().isInterrupted()) {
        // Who has ended this command may have the passphrase ready for the next one.
        return false;
      }
      if (passphrase.isEmpty()) {
        givenUp.put(file, "protected by a passphrase, which can't be asked for;"
            + " have an ssh-agent hold the key: ssh-add '" + file.file() + "'");
        return false;
      }
      Optional<List<KeyPair>> pairs = file.open(passphrase.get());
      if (pairs.isPresent()) {
        opened.put(file, pairs.get());
        return true;
      }
    }
    givenUp.put(file, "protected by a passphrase, and what was typed does not open it");
    return false;
  }

  /** Forgets all keys. */
  void clear() {
    files.clear();
    opened.clear();
  }
}
