package aeolus.ssh.mina;

import aeolus.core.SecretText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The terminal at which doas asks. A word of chance is shown there twice: just before doas is run,
 * and just before the command is; only what asks between the two is doas, and gets the password.
 */
final class DoasTerminal {
  private static final int MAX_SHOWN = 4 * 1024;

  private final String word;
  private final SecretText password;
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private final StringBuilder shown = new StringBuilder();
  private boolean begun;
  private boolean answered;
  private String unanswered;

  DoasTerminal(String word, SecretText password) {
    this.word = word;
    this.password = password;
  }

  /** Follows what is shown to its end; false as soon as something is asked that has no answer. */
  boolean follow(InputStream screen, OutputStream keyboard) throws IOException {
    byte[] chunk = new byte[1024];
    for (int read = screen.read(chunk); read >= 0; read = screen.read(chunk)) {
      if (!heed(new String(chunk, 0, read, StandardCharsets.UTF_8), keyboard)) {
        return false;
      }
    }
    return true;
  }

  private synchronized boolean heed(String text, OutputStream keyboard) throws IOException {
    shown.append(text);
    if (!ready.isDone() && isPast(word)) {
      ready.complete(true);
    }
    begun = begun || (ready.isDone() && isPast(word));
    shown.delete(0, Math.max(0, shown.length() - MAX_SHOWN));
    return begun || !ready.isDone() || !isQuestion() || answer(keyboard);
  }

  /** Forgets what was shown until a word, if that was shown. */
  private boolean isPast(String mark) {
    int at = shown.indexOf(mark);
    if (at >= 0) {
      shown.delete(0, at + mark.length());
    }
    return at >= 0;
  }

  private boolean isQuestion() {
    return question().endsWith(":");
  }

  private String question() {
    return shown.toString().strip();
  }

  private boolean answer(OutputStream keyboard) throws IOException {
    boolean forPassword = question().toLowerCase(Locale.ROOT).contains("password");
    if (!forPassword) {
      unanswered = question();
    }
    if (!forPassword || answered) {
      return false;
    }
    answered = true;
    shown.setLength(0);
    keyboard.write(password.reveal());
    keyboard.write('\n');
    keyboard.flush();
    return true;
  }

  /** Has nobody wait for it any more. */
  void isOver() {
    ready.complete(false);
  }

  /** Waits until doas is about to be run; false where it never is. */
  boolean awaitReady(Duration timeout) throws InterruptedException, TimeoutException {
    try {
      return ready.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tells whether the password was asked for. */
  synchronized boolean hasAnswered() {
    return answered;
  }

  /** Returns a question that is none for the password. */
  synchronized Optional<String> unanswered() {
    return Optional.ofNullable(unanswered);
  }

  /** Returns what was shown last. */
  synchronized String shown() {
    return shown.toString();
  }
}
