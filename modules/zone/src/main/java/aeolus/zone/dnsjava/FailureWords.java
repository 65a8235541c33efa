package aeolus.zone.dnsjava;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Locale;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.WireParseException;
import org.xbill.DNS.ZoneTransferException;

/** Says for people why a query failed. */
final class FailureWords {
  private FailureWords() {}

  static String of(IOException e, Duration timeout) {
    return switch (e) {
      case SocketTimeoutException _ -> silence(timeout);
      case PortUnreachableException _ -> "connection refused";
      case NoRouteToHostException _ -> "no route to the host";
      case EOFException _ -> "connection closed before the answer";
      case ClosedChannelException _ -> "connection closed before the answer";
      case UnknownHostException _ -> e.getMessage();
      case TextParseException _ -> "not a domain name: " + e.getMessage();
      case WireParseException _ -> wire(e);
      default -> byMessage(e, timeout);
    };
  }

  /** dnsjava's messages are response codes, or sentences. */
  static String of(ZoneTransferException e) {
    String message = String.valueOf(e.getMessage());
    return message.matches("[A-Z]+") ? "expected the zone, got " + message : message;
  }

  /** Says that an address was never found. */
  static String unresolved(InetSocketAddress server) {
    return "no address found for \"" + server.getHostString() + "\"";
  }

  private static String wire(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.startsWith("invalid message id")
        ? "the answer is to another query (wrong id)"
        : notUnderstood(message);
  }

  /** Says that what came is no proper answer. */
  static String notUnderstood(String why) {
    return "answer not understood: " + why;
  }

  private static String byMessage(IOException e, Duration timeout) {
    return switch (e.getCause()) {
      case InterruptedException _ -> "interrupted";
      case RuntimeException _ -> notUnderstood("it is incomplete");
      case null, default -> byMessage(String.valueOf(e.getMessage()), timeout);
    };
  }

  private static String byMessage(String message, Duration timeout) {
    return message.toLowerCase(Locale.ROOT).contains("timed out")
        ? silence(timeout)
        : message.toLowerCase(Locale.ROOT);
  }

  private static String silence(Duration timeout) {
    return "no answer within " + (timeout.toMillisPart() == 0
        ? timeout.toSeconds() + " s"
        : timeout.toMillis() + " ms");
  }
}
