package aeolus.ssh.mina;

import aeolus.ssh.Become;
import aeolus.ssh.ExecResult;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Function;

/** A way to run commands as somebody else. */
interface Becoming {
  /** Runs a command as whoever logged in, and does with its output what the caller wants. */
  interface Run {
    ExecResult run(String command, MinaSession.Input input, Duration timeout);
  }

  /**
   * What came of it.
   *
   * @param result where the command was never run, its standard error says why not
   * @param begun whether the command was run
   */
  record Ran(ExecResult result, boolean begun) {
    /** Cuts off what was said before the line that tells where the command's own begins. */
    static Ran of(ExecResult result, String begun, Function<ExecResult.Exited, String> why) {
      if (!(result instanceof ExecResult.Exited said)) {
        return new Ran(result, false);
      }
      int at = said.err().indexOf(begun + "\n");
      String err = at < 0 ? why.apply(said) : said.err().substring(at + begun.length() + 1);
      return new Ran(said.withErr(err.getBytes(StandardCharsets.UTF_8)), at >= 0);
    }
  }

  /** Runs a command that reads what another thread writes. */
  Ran run(String command, MinaSession.Input own, Run run, Duration timeout);

  /** Returns the way for a login. */
  static Becoming of(MinaSession plain, Become become) {
    return become.method() == Become.Method.DOAS && become.password().isPresent()
        ? new BecomeByTerminal(plain, become.user(), become.password().get())
        : new BecomeByInput(become);
  }

  /** Returns a word that nobody can foresee. */
  static String chance() {
    byte[] octets = new byte[16];
    new SecureRandom().nextBytes(octets);
    return HexFormat.of().formatHex(octets);
  }
}
