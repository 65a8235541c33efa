package aeolus.deploy;

import aeolus.core.VaultDecryptor;
import aeolus.inventory.InventoryReader;
import aeolus.secret.Redactor;
import aeolus.secret.SecretReader;
import aeolus.ssh.SshDefaults;
import aeolus.template.TemplateSettings;
import aeolus.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A project in a folder, planned without asking anybody. */
final class PlannerFixture {
  private final Path root;

  PlannerFixture(Path root) {
    this.root = root;
  }

  /** Writes a file of the project. */
  void file(String path, String text) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), text);
  }

  /** Plans a run on all hosts of {@code hosts.yaml}, some of which may go back to a payload. */
  RunPlan plan(String run, RunKind kind, Map<String, KeptPayload> previous) {
    ProjectView view = new ProjectView(root,
        new InventoryReader(VaultDecryptor.NONE).read(List.of(root.resolve("hosts.yaml")), root),
        Templates.create(new TemplateSettings(root, List.of(root))), () -> "http://m");
    PayloadPlanner payloads = new PayloadPlanner(view, new SecretReader(), new Redactor());
    ZonePlanner zones = new ZonePlanner(view, new FakeDnsClient(), _ -> Optional.empty(),
        new SerialLedger(root.resolve("state")), Clock.systemUTC());
    SshDefaults defaults = new SshDefaults("me", List.of(), List.of(), Duration.ofSeconds(1));
    return new Planner(view, zones, payloads, defaults).bringingBack(previous)
        .plan(run, kind, view.inventory().hosts(), List.of());
  }
}
