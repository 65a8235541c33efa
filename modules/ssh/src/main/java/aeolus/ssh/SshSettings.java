package aeolus.ssh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings of ssh_config(5) for one host, of which the first of each kind holds. */
final class SshSettings {
  private static final Set<String> COLLECTED = Set.of("identityfile", "certificatefile");

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  /** Takes a setting that {@link SshOptionRules} has checked; one that came before wins. */
  void add(String keyword, List<String> words) {
    if (COLLECTED.contains(keyword)) {
      List<String> kept = values.computeIfAbsent(keyword, _ -> new ArrayList<>());
      words.stream().filter(word -> !kept.contains(word)).forEach(kept::add);
    } else if (!isProxyChosen(keyword)) {
      values.putIfAbsent(keyword, words);
    }
  }

  /** Of ProxyJump and ProxyCommand the one that comes first makes the other moot. */
  private boolean isProxyChosen(String keyword) {
    return (keyword.equals("proxyjump") && values.containsKey("proxycommand"))
        || (keyword.equals("proxycommand") && values.containsKey("proxyjump"));
  }

  /** Returns the value of a setting that has one. */
  Optional<String> one(String keyword) {
    return Optional.ofNullable(values.get(keyword)).map(words -> String.join(" ", words));
  }

  /** Returns the values of a setting that has several, null where it was not made. */
  List<String> all(String keyword) {
    return values.get(keyword);
  }
}
