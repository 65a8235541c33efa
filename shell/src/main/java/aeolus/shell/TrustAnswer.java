package aeolus.shell;

import aeolus.ssh.HostKeys;
import aeolus.ssh.KnownHostsFile.Entry;
import aeolus.ssh.SshTarget;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of taking a host's key for right.
 *
 * @param host the inventory's name, also where the key is that of a jump host before it
 * @param target the host that showed the key
 * @param key type and base64, null where none was shown
 * @param old the keys that known_hosts files had in its place
 * @param file that was written, null if none was
 * @param reason why the key is not right, null where it is
 */
record TrustAnswer(String host, SshTarget target, Result result, String key, List<Entry> old,
    Path file, String reason) {
  /** How it ended. */
  enum Result {
    KNOWN, ADDED, REPLACED, REFUSED, UNREACHABLE
  }

  static TrustAnswer known(String host, SshTarget target, String key) {
    return new TrustAnswer(host, target, Result.KNOWN, key, List.of(), null, null);
  }

  static TrustAnswer taken(String host, SshTarget target, String key, List<Entry> old,
      Path file) {
    return new TrustAnswer(host, target, old.isEmpty() ? Result.ADDED : Result.REPLACED, key, old,
        file, null);
  }

  static TrustAnswer refused(String host, SshTarget target, String key, List<Entry> old,
      String reason) {
    return new TrustAnswer(host, target, Result.REFUSED, key, old, null, reason);
  }

  static TrustAnswer unreachable(String host, SshTarget target, String reason) {
    return new TrustAnswer(host, target, Result.UNREACHABLE, null, List.of(), null, reason);
  }

  /** Tells whether the key is right. */
  boolean isRight() {
    return reason == null;
  }

  /** Returns it in words. */
  String words() {
    return host + ": " + switch (result) {
      case KNOWN -> "its key is known already: " + HostKeyQuestion.described(key);
      case ADDED -> at() + HostKeyQuestion.described(key) + "; added to " + file;
      case REPLACED -> at() + HostKeyQuestion.described(key) + "; put into " + file
          + " in the place of " + String.join(", ", old.stream()
              .map(entry -> HostKeys.fingerprint(entry.key()))
              .toList());
      case REFUSED, UNREACHABLE -> reason;
    };
  }

  private String at() {
    return target.host() + " port " + target.port() + ", ";
  }

  /** Returns it for JSON. */
  Map<String, Object> asMap() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("host", host);
    object.put("address", target.host());
    object.put("port", target.port());
    object.put("result", result.name().toLowerCase(Locale.ROOT));
    object.put("key", key == null ? null : keyMap(key));
    object.put("old", old.stream().map(TrustAnswer::entryMap).toList());
    object.put("file", file == null ? null : file.toString());
    object.put("reason", reason);
    return object;
  }

  private static Map<String, Object> keyMap(String key) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", key.substring(0, key.indexOf(' ')));
    object.put("fingerprint", HostKeys.fingerprint(key));
    return object;
  }

  private static Map<String, Object> entryMap(Entry entry) {
    Map<String, Object> object = keyMap(entry.key());
    object.put("file", entry.file().toString());
    object.put("line", entry.line());
    return object;
  }
}
