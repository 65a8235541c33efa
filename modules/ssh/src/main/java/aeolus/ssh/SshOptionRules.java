package aeolus.ssh;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which values ssh_config(5) allows, and which of its settings make a difference here. */
final class SshOptionRules {
  private static final int MAX_PORT = 65_535;
  private static final int MAX_SECONDS = 3_600;
  private static final int MAX_TIME = 604_800;
  private static final int MAX_COUNT = 1_000;
  private static final Pattern TIME_PART = Pattern.compile("([0-9]+)([a-zA-Z]?)");
  private static final Set<String> HONOURED = Set.of("hostname", "port", "user", "identityfile",
      "certificatefile", "identitiesonly", "identityagent", "proxyjump", "proxycommand",
      "userknownhostsfile", "globalknownhostsfile", "hostkeyalias", "connecttimeout",
      "serveraliveinterval", "serveralivecountmax");
  /** They change nothing that a command run on a host could notice, or allow what is not done. */
  private static final Set<String> PASSED_OVER = Stream
      .of("""
          AddKeysToAgent AddressFamily BatchMode BindAddress BindInterface
          CanonicalDomains CanonicalizeFallbackLocal CanonicalizeHostname CanonicalizeMaxDots
          CanonicalizePermittedCNAMEs CASignatureAlgorithms ChallengeResponseAuthentication
          ChannelTimeout CheckHostIP Ciphers ClearAllForwardings Compression ConnectionAttempts
          ControlMaster ControlPath ControlPersist DynamicForward EnableEscapeCommandline
          EnableSSHKeysign EscapeChar ExitOnForwardFailure FingerprintHash ForkAfterAuthentication
          ForwardAgent ForwardX11 ForwardX11Timeout ForwardX11Trusted GatewayPorts
          GSSAPIAuthentication GSSAPIClientIdentity GSSAPIDelegateCredentials GSSAPIKeyExchange
          GSSAPIKexAlgorithms GSSAPIRenewalForcesRekey GSSAPIServerIdentity GSSAPITrustDns
          HashKnownHosts HostbasedAcceptedAlgorithms HostbasedAuthentication HostbasedKeyTypes
          HostKeyAlgorithms IgnoreUnknown IPQoS KbdInteractiveAuthentication
          KbdInteractiveDevices KexAlgorithms KnownHostsCommand LocalCommand LocalForward LogLevel
          LogVerbose MACs NoHostAuthenticationForLocalhost NumberOfPasswordPrompts
          ObscureKeystrokeTiming PasswordAuthentication PermitLocalCommand PermitRemoteOpen
          PKCS11Provider PreferredAuthentications Protocol ProxyUseFdpass
          PubkeyAcceptedAlgorithms PubkeyAcceptedKeyTypes PubkeyAuthentication RekeyLimit
          RemoteCommand RemoteForward RequestTTY RequiredRSASize RevokedHostKeys
          SecurityKeyProvider SendEnv SessionType SetEnv StdinNull StreamLocalBindMask
          StreamLocalBindUnlink StrictHostKeyChecking SyslogFacility Tag TCPKeepAlive Tunnel
          TunnelDevice UpdateHostKeys UseKeychain UsePrivilegedPort VerifyHostKeyDNS VersionAddendum
          VisualHostKey XAuthLocation WarnWeakCrypto""".split("\\s+"))
      .map(name -> name.toLowerCase(Locale.ROOT))
      .collect(Collectors.toUnmodifiableSet());

  private SshOptionRules() {}

  static boolean isHonoured(String keyword) {
    return HONOURED.contains(keyword);
  }

  /** Tells whether a setting is OpenSSH's, be it honoured here or not. */
  static boolean isKnown(String keyword) {
    return isHonoured(keyword) || PASSED_OVER.contains(keyword);
  }

  /**
   * Returns the words of a setting's value as they are to be kept.
   *
   * @param keyword in small letters
   * @throws IllegalArgumentException where the value is none; the message says what was expected
   */
  static List<String> check(String keyword, List<String> words) {
    if (words.isEmpty() || words.getFirst().isEmpty()) {
      throw new IllegalArgumentException("expected a value, got \"\"");
    }
    boolean many = keyword.equals("proxycommand") || keyword.endsWith("knownhostsfile");
    if (!many && words.size() > 1) {
      throw new IllegalArgumentException(
          "expected one value, got \"" + String.join(" ", words) + "\"");
    }
    return many ? words : List.of(checkOne(keyword, words.getFirst()));
  }

  private static String checkOne(String keyword, String word) {
    return switch (keyword) {
      case "port" -> port(word);
      case "user" -> user(word);
      case "connecttimeout" -> word.equals("none") ? "0" : time(word);
      case "serveraliveinterval" -> time(word);
      case "serveralivecountmax" -> number(word, "a count of 0 to " + MAX_COUNT, 0, MAX_COUNT);
      case "identitiesonly" -> yesOrNo(word);
      case "proxyjump" -> JumpSpec.parse(word).isEmpty() ? "none" : word;
      default -> word;
    };
  }

  static String port(String text) {
    return number(text, "a port of 1 to " + MAX_PORT, 1, MAX_PORT);
  }

  static String seconds(String text) {
    return number(text, "a time of 1 to " + MAX_SECONDS + " seconds", 1, MAX_SECONDS);
  }

  private static String yesOrNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "true" -> "yes";
      case "no", "false" -> "no";
      default -> throw new IllegalArgumentException("expected yes or no, got \"" + text + "\"");
    };
  }

  static String user(String text) {
    if (text.isBlank() || text.startsWith("-")
        || text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
      throw new IllegalArgumentException("expected a user's name, got \"" + text + "\"");
    }
    return text;
  }

  private static String number(String text, String expected, int min, int max) {
    int value = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    if (value < min || value > max) {
      throw new IllegalArgumentException("expected " + expected + ", got \"" + text + "\"");
    }
    return String.valueOf(value);
  }

  /** Takes the time formats of sshd_config(5), such as 1m30s. */
  private static String time(String text) {
    long seconds = 0;
    if (!text.matches("(?i)([0-9]{1,6}[smhdw]){0,5}[0-9]{0,6}") || text.isEmpty()) {
      seconds = -1;
    } else {
      var parts = TIME_PART.matcher(text);
      while (parts.find()) {
        seconds += Long.parseLong(parts.group(1)) * unit(parts.group(2));
      }
    }
    if (seconds < 0 || seconds > MAX_TIME) {
      throw new IllegalArgumentException(
          "expected a time such as 30 or 1m30s, got \"" + text + "\"");
    }
    return String.valueOf(seconds);
  }

  private static long unit(String letter) {
    return switch (letter.toLowerCase(Locale.ROOT)) {
      case "m" -> 60;
      case "h" -> 3_600;
      case "d" -> 86_400;
      case "w" -> 604_800;
      default -> 1;
    };
  }
}
