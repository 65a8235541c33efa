package aeolus.secret;

import aeolus.core.SecretText;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Blots revealed secrets out of what is shown or logged. Safe for use by several threads. */
public final class Redactor {
  /** Shorter lines would blot out words that only look like a part of a secret. */
  private static final int SHORTEST = 8;

  private final List<String> secrets = new CopyOnWriteArrayList<>();

  /** Has a secret blotted out from now on, each of its longer lines by itself. */
  public void add(SecretText secret) {
    secret.revealText()
        .lines()
        .map(String::strip)
        .filter(line -> line.length() >= SHORTEST)
        .filter(line -> !line.startsWith("-----") && !secrets.contains(line))
        .forEach(secrets::add);
    secrets.sort(Comparator.comparingInt(String::length).reversed());
  }

  /** Returns a text with stars in place of secrets. */
  public String redact(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, "********");
    }
    return clean;
  }
}
