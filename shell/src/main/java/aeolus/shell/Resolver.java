package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where a recursive resolver is. */
final class Resolver {
  private static final int DNS_PORT = 53;
  private static final int HIGHEST_PORT = 65_535;
  private static final Path SYSTEM = Path.of("/etc/resolv.conf");
  private static final Pattern V4 = Pattern.compile("([0-9]+(?:\\.[0-9]+){3})(?::([0-9]{1,5}))?");
  private static final Pattern V6 = Pattern.compile(
      "\\[?([0-9A-Fa-f]*:[0-9A-Fa-f:.]*(?:%\\w+)?)(?:\\](?::([0-9]{1,5}))?)?");

  private Resolver() {}

  /** Reads an address, with a port after a colon where it is not 53; IPv6 then in brackets. */
  static InetSocketAddress parse(String text) {
    for (Pattern form : new Pattern[] {V4, V6}) {
      Matcher matcher = form.matcher(text);
      if (matcher.matches()) {
        int port = matcher.group(2) == null ? DNS_PORT : Integer.parseInt(matcher.group(2));
        try {
          if (port >= 1 && port <= HIGHEST_PORT) {
            return new InetSocketAddress(InetAddress.ofLiteral(matcher.group(1)), port);
          }
        } catch (IllegalArgumentException e) {
          break;
        }
      }
    }
    throw new AeolusException(ExitCode.USAGE,
        "--resolver: expected ADDRESS or ADDRESS:PORT, got \"" + text + "\"");
  }

  /** Returns the first nameserver of {@code /etc/resolv.conf}, as resolv.conf(5) has it. */
  static InetSocketAddress ofSystem() {
    try {
      return parse(Files.readAllLines(SYSTEM)
          .stream()
          .map(line -> line.strip().split("\\s+"))
          .filter(words -> words.length > 1 && words[0].equals("nameserver"))
          .map(words -> words[1])
          .findFirst()
          .orElse("127.0.0.1"));
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED,
          SYSTEM + ": not readable, give --resolver ADDRESS: " + e.getMessage(), e);
    }
  }
}
