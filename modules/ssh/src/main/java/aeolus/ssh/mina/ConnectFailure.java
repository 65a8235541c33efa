package aeolus.ssh.mina;

import aeolus.ssh.FailureKind;
import aeolus.ssh.SshTarget;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;

/** Puts into words why a login failed. */
final class ConnectFailure {
  private final SshTarget target;
  private final Identities identities;
  private final ClientSession through;
  private final Throwable failure;

  /**
   * Takes a failure.
   *
   * @param through the jump host's session, null where there is none
   */
  ConnectFailure(SshTarget target, Identities identities, ClientSession through,
      Throwable failure) {
    this.target = target;
    this.identities = identities;
    this.through = through;
    this.failure = failure;
  }

  private Stream<Throwable> causes() {
    return Stream.iterate(failure, e -> e != null, Throwable::getCause);
  }

  private boolean says(String text) {
    return causes().anyMatch(e -> String.valueOf(e.getMessage())
        .toLowerCase(Locale.ROOT)
        .contains(text));
  }

  FailureKind kind() {
    return causes().map(this::byType)
        .filter(kind -> kind != FailureKind.DISCONNECTED)
        .findFirst()
        .orElseGet(this::byText);
  }

  private FailureKind byType(Throwable e) {
    return switch (e) {
      case SshChannelOpenException opening -> opening
          .getReasonCode() == SshConstants.SSH_OPEN_CONNECT_FAILED
              ? FailureKind.UNREACHABLE
              : FailureKind.REFUSED;
      case NoRouteToHostException _ -> FailureKind.UNREACHABLE;
      case ConnectException _ -> isUnreachable(e) ? FailureKind.UNREACHABLE : FailureKind.REFUSED;
      case SocketException _ when isUnreachable(e) -> FailureKind.UNREACHABLE;
      case UnknownHostException _ -> FailureKind.UNREACHABLE;
      case UnresolvedAddressException _ -> FailureKind.UNREACHABLE;
      case UnsupportedAddressTypeException _ -> FailureKind.UNREACHABLE;
      case SocketTimeoutException _ -> FailureKind.TIMED_OUT;
      case TimeoutException _ -> FailureKind.TIMED_OUT;
      default -> FailureKind.DISCONNECTED;
    };
  }

  private static boolean isUnreachable(Throwable e) {
    String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return text.contains("unreachable") || text.contains("no route");
  }

  private FailureKind byText() {
    if (says("no more authentication methods") || says("too many authentication failures")) {
      return FailureKind.AUTHENTICATION;
    }
    if (says("unable to negotiate")) {
      return FailureKind.CONFIGURATION;
    }
    return says("connection timed out") ? FailureKind.TIMED_OUT : FailureKind.DISCONNECTED;
  }

  /**
   * Returns the words.
   *
   * @param session the connection, null where there was none yet
   */
  String text(ClientSession session) {
    Optional<SshChannelOpenException> opening = causes()
        .filter(SshChannelOpenException.class::isInstance)
        .map(SshChannelOpenException.class::cast)
        .findFirst();
    return opening.isPresent() ? notThrough(opening.get()) : direct(session);
  }

  private String notThrough(SshChannelOpenException opening) {
    String hop = through == null ? "the jump host" : "jump host " + through.getConnectAddress();
    return opening.getReasonCode() == SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED
        ? hop + " does not let connections through (AllowTcpForwarding, PermitOpen)"
        : hop + " can't connect there: " + opening.getMessage();
  }

  private String direct(ClientSession session) {
    return switch (kind()) {
      case REFUSED -> "connection refused; is an SSH server listening there?";
      case UNREACHABLE -> causes().anyMatch(ConnectFailure::isUnresolved)
          ? "no address is known for that name (ansible_host)"
          : "not reachable: the network knows no way there";
      case TIMED_OUT -> "no answer within " + target.connectTimeout().toSeconds() + " s";
      case AUTHENTICATION -> refused();
      case CONFIGURATION -> "the host and this program have no algorithm in common;"
          + " is its SSH server very old?";
      default -> "the connection was lost: "
          + (session == null ? "closed by the host" : LostConnection.reason(session));
    };
  }

  private static boolean isUnresolved(Throwable e) {
    return e instanceof UnresolvedAddressException || e instanceof UnknownHostException;
  }

  private String refused() {
    String tried = identities.used().isEmpty() ? "there is none" : identities.used().toString();
    String passedOver = identities.problems().isEmpty()
        ? ""
        : "\npassed over: " + String.join("; ", identities.problems());
    return "none of the keys was accepted: " + tried
        + "; ansible_ssh_private_key_file names another" + passedOver;
  }
}
