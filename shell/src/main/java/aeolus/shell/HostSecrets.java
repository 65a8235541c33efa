package aeolus.shell;

import aeolus.core.Host;
import aeolus.core.SecretText;
import aeolus.deploy.PayloadPlanner;
import aeolus.deploy.ProjectView;
import aeolus.payload.SecretEntry;
import aeolus.secret.Redactor;
import aeolus.secret.SecretReader;
import java.util.List;

/** The secrets that the images of hosts need. */
final class HostSecrets {
  private final ProjectView view;
  private final PayloadPlanner planner;

  HostSecrets(CommandContext context) {
    this.view = context.offlineView();
    this.planner = new PayloadPlanner(view, new SecretReader(), new Redactor());
  }

  /** Returns the secrets of a host, none where it has no image. */
  List<SecretEntry> of(Host host) {
    Host resolved = view.resolved(host);
    return resolved.vars().text("aeolus_image").isPresent() ? planner.secrets(resolved) : List.of();
  }

  SecretText reveal(SecretEntry entry) {
    return planner.reveal(entry);
  }

  /** Returns what blots a host's secrets out. */
  Redactor redactor(Host host) {
    Redactor redactor = new Redactor();
    of(host).forEach(entry -> redactor.add(reveal(entry)));
    return redactor;
  }

  /** Returns where a secret comes from, in words. */
  static String source(SecretEntry entry) {
    return entry.file().orElseGet(() -> "`" + String.join(" ", entry.command()) + "`");
  }
}
