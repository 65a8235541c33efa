package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.deploy.FirstContact;
import aeolus.deploy.HostPlan;
import aeolus.ssh.HostKeys;
import aeolus.ssh.KnownHostsFile;
import aeolus.ssh.SshTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Judges keys of hosts that nothing is known of: by a fingerprint that was given, else by asking as
 * ssh(1) does.
 */
final class HostKeyQuestion implements FirstContact.Judge {
  private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
  private static final String VARIABLE = "aeolus_host_fingerprint";

  private final Output output;
  private final Map<String, String> given;
  private final Optional<UnaryOperator<String>> user;

  /**
   * Takes the fingerprints that are given.
   *
   * @param option that of the only host, null where none was given
   * @param user answers a question; empty where there is nobody to ask
   * @throws AeolusException where one is none, or goes with no host
   */
  HostKeyQuestion(Output output, List<Host> hosts, String option,
      Optional<UnaryOperator<String>> user) {
    this.output = output;
    this.user = user;
    this.given = new LinkedHashMap<>();
    if (option != null && hosts.size() != 1) {
      throw new AeolusException(ExitCode.USAGE, "--fingerprint: expected one host that it is of,"
          + " got " + hosts.size() + "; set " + VARIABLE + " for each in the inventory");
    }
    for (Host host : hosts) {
      host.vars()
          .text(VARIABLE)
          .ifPresent(text -> given.put(host.name(),
              checked("host " + host.name() + ": " + VARIABLE, text, ExitCode.INVALID_INPUT)));
      if (option != null) {
        given.put(host.name(), checked("--fingerprint", option, ExitCode.USAGE));
      }
    }
  }

  private static String checked(String what, String text, ExitCode code) {
    if (!FINGERPRINT.matcher(text).matches()) {
      throw new AeolusException(code, what
          + ": expected SHA256: and 43 characters, as ssh-keygen -l prints them, got \"" + text
          + "\"");
    }
    return text;
  }

  @Override
  public boolean isRight(HostPlan host, String publicKey) {
    return isRight(host.name(), host.target(), List.of(), publicKey);
  }

  /**
   * Tells whether a key is that of a host.
   *
   * @param known the keys that it would take the place of
   */
  boolean isRight(String name, SshTarget target, List<KnownHostsFile.Entry> known,
      String publicKey) {
    String shown = HostKeys.fingerprint(publicKey);
    String expected = given.get(name);
    if (expected == null) {
      return user.isPresent() && ask(introduction(name, target, known, publicKey), shown,
          user.get());
    }
    return isExpected(name, publicKey);
  }

  /** Tells whether a key has the fingerprint that was given, or none was. */
  boolean isExpected(String name, String publicKey) {
    String shown = HostKeys.fingerprint(publicKey);
    String expected = given.getOrDefault(name, shown);
    if (!expected.equals(shown)) {
      output.note(name + ": shows a host key with the fingerprint " + shown + ", expected "
          + expected + ": this is another host, or somebody is listening in");
    }
    return expected.equals(shown);
  }

  /** Tells whether there is a fingerprint to compare with, or somebody to ask. */
  boolean canJudge(String name) {
    return given.containsKey(name) || user.isPresent();
  }

  private static String introduction(String name, SshTarget target,
      List<KnownHostsFile.Entry> known, String publicKey) {
    String host = name + " (" + target.host() + " port " + target.port() + ")";
    if (known.isEmpty()) {
      return "Nothing is known of the host key of " + host + ".\n" + described(publicKey);
    }
    return "The host key of " + host + " is not the one that is known. If nobody has installed the"
        + " host anew,\nsomebody may be listening in.\nKnown: " + known.stream()
            .map(entry -> described(entry.key()) + " (" + entry.file() + ":" + entry.line() + ")")
            .collect(Collectors.joining("\n       "))
        + "\nShown: " + described(publicKey);
  }

  private boolean ask(String introduction, String shown, UnaryOperator<String> ask) {
    output.note(introduction + "\nThe host's own console says its fingerprints to: "
        + "for f in /etc/ssh/ssh_host_*_key.pub; do ssh-keygen -lf $f; done");
    String answer = answer(ask.apply("Is this the host's key (yes/no/[fingerprint])? "));
    while (!List.of("yes", "no", "").contains(answer) && !FINGERPRINT.matcher(answer).matches()) {
      answer = answer(ask.apply("Please type yes, no or the fingerprint: "));
    }
    boolean right = answer.equals("yes") || answer.equals(shown);
    if (FINGERPRINT.matcher(answer).matches() && !right) {
      output.note("That is not the fingerprint of the key that the host shows.");
    }
    return right;
  }

  /** An end of input is an empty answer, which is no. */
  private static String answer(String typed) {
    String text = typed == null ? "" : typed.strip();
    return text.startsWith("SHA256:") ? text : text.toLowerCase(Locale.ROOT);
  }

  /** Returns type and fingerprint of a key in words. */
  static String described(String publicKey) {
    return word(publicKey.substring(0, publicKey.indexOf(' '))) + " key fingerprint is "
        + HostKeys.fingerprint(publicKey);
  }

  private static String word(String type) {
    return type.replaceFirst("^ssh-", "")
        .replaceFirst("^ecdsa-.*", "ecdsa")
        .toUpperCase(Locale.ROOT);
  }

  /** Refuses a host that is known already, by a key that has another fingerprint than given. */
  void requireGiven(HostPlan host) {
    String expected = given.get(host.name());
    if (expected == null || host.facts().isEmpty()) {
      return;
    }
    boolean has = IntStream.iterate(1, n -> host.facts().get().get("host_key_" + n).isPresent(),
        n -> n + 1)
        .mapToObj(n -> host.facts().get().get("host_key_" + n).orElseThrow())
        .anyMatch(line -> HostKeys.fingerprint(line).equals(expected));
    if (!has) {
      throw new AeolusException(ExitCode.FAILED, host.name() + ": none of its host keys has the"
          + " fingerprint " + expected + " that was given; nothing was touched");
    }
  }
}
