package aeolus.ssh.mina;

import aeolus.ssh.FailureKind;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.SshTarget;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;

/** Judges the key that a host shows, and remembers why it was refused. */
final class HostKeyCheck implements ServerKeyVerifier {
  private final SshTarget target;
  private volatile FailureKind kind;
  private volatile String detail = "";

  HostKeyCheck(SshTarget target) {
    this.target = target;
  }

  /** Returns why the key was refused, null where it was not. */
  FailureKind kind() {
    return kind;
  }

  String detail() {
    return detail;
  }

  @Override
  public boolean verifyServerKey(ClientSession session, SocketAddress remote, PublicKey key) {
    return switch (target.hostKeys()) {
      case HostKeyPolicy.Pinned pinned -> isPinned(pinned, key);
      case HostKeyPolicy.KnownHosts known -> isKnown(known, key);
    };
  }

  private boolean isPinned(HostKeyPolicy.Pinned pinned, PublicKey key) {
    boolean right = isAmong(pinned.publicKeys(), key);
    if (!right) {
      refuse(FailureKind.CHANGED_HOST_KEY, "another host key than expected: "
          + KeyFormat.fingerprint(key));
    }
    return right;
  }

  private static boolean isAmong(List<String> publicKeys, PublicKey key) {
    return publicKeys.stream()
        .map(KeyFormat::parse)
        .anyMatch(expected -> KeyUtils.compareKeys(expected, key));
  }

  private boolean isKnown(HostKeyPolicy.KnownHosts known, PublicKey key) {
    List<String> others = new ArrayList<>();
    boolean found = isAmong(known.ours(), key);
    for (Path file : known.files()) {
      List<String> lines = read(file);
      for (int i = 0; i < lines.size(); i++) {
        KnownHostEntry entry = entry(lines.get(i));
        if (entry == null || !entry.isHostMatch(target.host(), target.port())) {
          continue;
        }
        boolean same = isSame(entry, key);
        if (same && "revoked".equals(entry.getMarker())) {
          refuse(FailureKind.CHANGED_HOST_KEY,
              "the host key is revoked by " + file + ":" + (i + 1));
          return false;
        }
        found |= same && entry.getMarker() == null;
        if (!same && entry.getMarker() == null) {
          others.add(file + ":" + (i + 1));
        }
      }
    }
    if (!found) {
      refuseUnknown(known, key, others);
    }
    return found;
  }

  private void refuseUnknown(HostKeyPolicy.KnownHosts known, PublicKey key, List<String> others) {
    String shown = key.getAlgorithm() + " " + KeyFormat.fingerprint(key);
    if (others.isEmpty()) {
      refuse(FailureKind.UNKNOWN_HOST_KEY, "unknown host key " + shown
          + "; if that is the host's, add it: ssh-keyscan -p " + target.port() + " " + target.host()
          + " >> " + known.files().getFirst());
    } else {
      refuse(FailureKind.CHANGED_HOST_KEY,
          "the host key has changed to " + shown + ", expected that"
              + " of " + String.join(", ", others)
              + "; somebody may be listening in. If the change is"
              + " known: ssh-keygen -R '[" + target.host() + "]:" + target.port() + "'");
    }
  }

  private void refuse(FailureKind why, String text) {
    kind = why;
    detail = text;
  }

  private static List<String> read(Path file) {
    try {
      return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static KnownHostEntry entry(String line) {
    String text = line.strip();
    if (text.isEmpty() || text.startsWith("#")) {
      return null;
    }
    try {
      return KnownHostEntry.parseKnownHostEntry(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isSame(KnownHostEntry entry, PublicKey key) {
    try {
      PublicKey known = entry.getKeyEntry()
          .resolvePublicKey(null,
              org.apache.sshd.common.config.keys.PublicKeyEntryResolver.IGNORING);
      return known != null && KeyUtils.compareKeys(known, key);
    } catch (IOException | java.security.GeneralSecurityException e) {
      return false;
    }
  }
}
