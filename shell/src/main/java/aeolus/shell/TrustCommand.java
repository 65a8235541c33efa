package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.deploy.ProjectView;
import aeolus.ssh.ConnectionVars;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.KnownHostsFile;
import aeolus.ssh.KnownHostsFile.Entry;
import aeolus.ssh.ShownHostKey;
import aeolus.ssh.SshDefaults;
import aeolus.ssh.SshTarget;
import aeolus.ssh.mina.MinaConnector;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes keys of hosts for right that known_hosts files have otherwise, or not at all. */
@Command(name = "trust",
    description = "Show the SSH key of a host whose key has changed or is not known, and once you"
        + " say that it is right write it to known_hosts.",
    footer = {"",
        "The keys that the first known_hosts file has under the host's own name go; what stands",
        "there by a pattern, @revoked or @cert-authority stays. Jump hosts before the host are",
        "gone through likewise. Without a terminal, or with --yes, a key is taken by its",
        "fingerprint alone: --fingerprint, or aeolus_host_fingerprint in the inventory. Exits",
        "with 1 where a key is not taken.", "", "Examples:", "  aeolus trust ns1",
        "  aeolus trust ns1 --fingerprint SHA256:..."})
final class TrustCommand implements Callable<Integer> {
  @Parameters(paramLabel = "HOST", arity = "1..*", description = "Hosts of the inventory.")
  List<String> names;

  @Option(names = "--fingerprint", paramLabel = "SHA256:...",
      description = "Fingerprint of the host's key, as ssh-keygen -l prints it there.")
  String fingerprint;

  @Option(names = "--yes", description = "Do not ask; for scripts. Takes fingerprints only.")
  boolean yes;

  private final CommandContext context;

  TrustCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    ProjectView view = context.offlineView();
    List<Host> hosts = names.stream().distinct().map(context::host).map(view::resolved).toList();
    SshDefaults defaults = SshDefaults.ofUser();
    Optional<UnaryOperator<String>> user = yes
        ? Optional.empty()
        : Confirmation.user(context.output());
    HostKeyQuestion question = new HostKeyQuestion(context.output(), hosts, fingerprint, user);
    boolean right = true;
    try (MinaConnector connector = new MinaConnector(
        new VaultPrompt(context.output())::askPassphrase)) {
      for (Host host : hosts) {
        right &= !Thread.currentThread().isInterrupted()
            && isRight(host.name(), ConnectionVars.fromVars(host, defaults), question, connector);
      }
    }
    return right ? ExitCode.OK.status() : ExitCode.FAILED.status();
  }

  /** Goes along the way to a host, up to the first key that is not right. */
  private boolean isRight(String name, SshTarget host, HostKeyQuestion question,
      MinaConnector connector) {
    for (SshTarget next : host.way()) {
      TrustAnswer answer = answer(name, next, next.equals(host), question, connector);
      if (answer.result() != TrustAnswer.Result.KNOWN || next.equals(host)) {
        show(answer);
      }
      if (!answer.isRight()) {
        return false;
      }
    }
    return true;
  }

  private TrustAnswer answer(String name, SshTarget target, boolean isHost,
      HostKeyQuestion question, MinaConnector connector) {
    // A fingerprint that is given is the host's own.
    String asked = isHost ? name : "jump host " + target.host();
    return switch (connector.hostKey(target)) {
      case ShownHostKey.None(String detail) -> TrustAnswer.unreachable(name, target, detail);
      case ShownHostKey.Known(String key) -> question.isExpected(asked, key)
          ? TrustAnswer.known(name, target, key)
          : TrustAnswer.refused(name, target, key, List.of(),
              "not the key of that fingerprint, though it is known; nothing was written");
      case ShownHostKey.Unknown(String key) -> {
        List<Entry> old = entries(target);
        yield question.isRight(asked, target, old, key)
            ? written(name, target, old, key)
            : TrustAnswer.refused(name, target, key, old, question.canJudge(asked)
                ? "its key was not taken; nothing was written"
                : "nobody to ask whether it is right that the " + HostKeyQuestion.described(key)
                    + "; give it by --fingerprint or aeolus_host_fingerprint");
      }
    };
  }

  private static TrustAnswer written(String name, SshTarget target, List<Entry> old, String key) {
    List<Path> files = files(target);
    if (files.isEmpty()) {
      return TrustAnswer.refused(name, target, key, old,
          "UserKnownHostsFile names no file that its key could be written to");
    }
    new KnownHostsFile(files.getFirst()).replace(target.knownName(), target.knownPort(), key);
    return TrustAnswer.taken(name, target, key, old, files.getFirst());
  }

  private static List<Path> files(SshTarget target) {
    return target.hostKeys() instanceof HostKeyPolicy.KnownHosts known ? known.files() : List.of();
  }

  private static List<Entry> entries(SshTarget target) {
    return files(target).stream()
        .flatMap(file -> new KnownHostsFile(file)
            .keys(target.knownName(), target.knownPort())
            .stream())
        .toList();
  }

  private void show(TrustAnswer answer) {
    Output output = context.output();
    if (context.options().json) {
      Json.print(output, answer.asMap());
    } else if (answer.isRight()) {
      output.result(answer.words());
    } else {
      output.note("aeolus: " + answer.words());
    }
    if (answer.file() != null) {
      entries(answer.target()).stream()
          .filter(entry -> !entry.key().equals(answer.key()))
          .forEach(entry -> output.note(answer.host() + ": " + entry.file() + ":" + entry.line()
              + " has another key of it, which stays right as well"));
    }
  }
}
