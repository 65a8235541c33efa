package aeolus.deploy;

import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problems;
import aeolus.core.SecretText;
import aeolus.payload.Entry;
import aeolus.payload.ImageDirectory;
import aeolus.payload.Payload;
import aeolus.payload.PayloadBuilder;
import aeolus.payload.SecretEntry;
import aeolus.payload.SecretMap;
import aeolus.secret.Redactor;
import aeolus.secret.SecretReader;
import aeolus.secret.SecretSource;
import aeolus.zone.TsigKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Assembles a host's payload: its image directory rendered, its zones, its secrets, its env. */
public final class PayloadPlanner {
  private static final String SECRETS = "secrets.yaml";

  private final ProjectView project;
  private final SecretReader secrets;
  private final Redactor redactor;

  /** Makes a planner that tells a redactor of every secret it reveals. */
  public PayloadPlanner(ProjectView project, SecretReader secrets, Redactor redactor) {
    this.project = project;
    this.secrets = secrets;
    this.redactor = redactor;
  }

  /**
   * Assembles the payload of a host.
   *
   * @param host with its variables resolved
   * @param zones all planned zones; those that the host serves are shipped
   * @throws InvalidInputException with everything wrong in templates and secrets
   */
  public Payload plan(Host host, List<PlannedZone> zones) {
    Path image = project.imageOf(host);
    PayloadBuilder builder = new PayloadBuilder();
    builder.imageDirectory(ImageDirectory.read(image), file -> render(file, host, zones));
    addSecrets(builder, host);
    addZones(builder, host, served(host, zones));
    return builder.env(env(host)).build();
  }

  /**
   * Assembles the payload that a host came up with earlier, with today's zones.
   *
   * @param host with its variables resolved
   * @param zones all planned zones; those that the host serves and served then are shipped
   * @throws InvalidInputException where it can't be opened, or would not find its zones
   */
  Payload previous(Host host, List<PlannedZone> zones, KeptPayload kept) {
    if (!ZoneFolder.of(host).equals(kept.zoneDir())) {
      throw wrong(host, kept, "has its zones in " + kept.zoneDir() + ", expected "
          + ZoneFolder.of(host) + "; set aeolus_zone_dir");
    }
    Payload payload = opened(host, kept);
    payload.entries()
        .stream()
        .filter(Entry::secret)
        .filter(entry -> entry.size() > 0)
        .forEach(entry -> redactor.add(payload.secret(entry.path())));
    PayloadBuilder builder = PayloadBuilder.from(payload);
    addZones(builder, host, served(host, zones).stream()
        .filter(zone -> kept.zones().contains(zone.name()))
        .toList());
    return builder.build();
  }

  private Payload opened(Host host, KeptPayload kept) {
    Map<String, SecretEntry> today = new LinkedHashMap<>();
    secrets(host).forEach(entry -> today.put(entry.path(), entry));
    try {
      return kept.open(path -> Optional.ofNullable(today.get(path)).map(this::reveal))
          .orElseThrow(() -> wrong(host, kept, "can't be opened: it was sealed for "
              + String.join(", ", kept.secrets())
              + ", which secrets.yaml has no more or another of"));
    } catch (IllegalArgumentException e) {
      throw wrong(host, kept, "is " + e.getMessage());
    }
  }

  private static InvalidInputException wrong(Host host, KeptPayload kept, String what) {
    return new InvalidInputException(Location.of(host.name()),
        "the payload kept of deployment " + kept.deployment() + " " + what);
  }

  private byte[] render(Path file, Host host, List<PlannedZone> zones) {
    Map<String, Object> extra = Map.of("zones", served(host, zones).stream()
        .map(zone -> Map.of("name", zone.name(), "serial", zone.content().serial()))
        .toList());
    return project.templates()
        .render(file, project.context(host, extra))
        .text()
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns which secrets the host's image has and where they come from, revealing none.
   *
   * @param host with its variables resolved
   * @throws InvalidInputException with everything wrong in the image's {@code secrets.yaml}
   */
  public List<SecretEntry> secrets(Host host) {
    Path file = project.imageOf(host).resolve(SECRETS);
    if (!Files.exists(file)) {
      return List.of();
    }
    return SecretMap.read(file, project.show(file),
        value -> project.templates()
            .renderValue(value, Location.of(project.show(file)), project.context(host, Map.of())));
  }

  /**
   * Reveals one secret.
   *
   * @throws InvalidInputException where its file or command does not give it
   */
  public SecretText reveal(SecretEntry entry) {
    return reveal(source(entry));
  }

  private void addSecrets(PayloadBuilder builder, Host host) {
    Problems problems = new Problems();
    for (SecretEntry entry : secrets(host)) {
      reveal(entry, problems).ifPresent(
          secret -> builder.secret(entry.path(), secret, entry.mode()));
    }
    problems.throwIfErrors();
  }

  private Optional<SecretText> reveal(SecretEntry entry, Problems problems) {
    try {
      return Optional.of(reveal(entry));
    } catch (InvalidInputException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  private SecretText reveal(SecretSource source) {
    SecretText secret = secrets.reveal(source);
    redactor.add(secret);
    return secret;
  }

  private SecretSource source(SecretEntry entry) {
    return entry.file()
        .<SecretSource>map(file -> new SecretSource.File(project.root().resolve(file)))
        .orElseGet(() -> new SecretSource.Command(entry.command(), project.root()));
  }

  /** Returns the key for zone transfers that {@code aeolus_transfer_key} describes, if any. */
  public Optional<TsigKey> transferKey(Host host) {
    if (!(host.vars().get("aeolus_transfer_key") instanceof Map<?, ?> key)
        || !(key.get("command") instanceof List<?> command) || key.get("name") == null) {
      return Optional.empty();
    }
    List<String> words = command.stream().map(String::valueOf).toList();
    Object algorithm = key.get("algorithm");
    return Optional.of(new TsigKey(String.valueOf(key.get("name")),
        algorithm == null ? "hmac-sha256" : String.valueOf(algorithm),
        reveal(new SecretSource.Command(words, project.root()))));
  }

  private static void addZones(PayloadBuilder builder, Host host, List<PlannedZone> zones) {
    String folder = ZoneFolder.of(host);
    for (PlannedZone zone : zones) {
      builder.file(ZoneFolder.entry(folder, zone.name()),
          zone.content().text().getBytes(StandardCharsets.UTF_8), 0644);
    }
  }

  private static List<PlannedZone> served(Host host, List<PlannedZone> zones) {
    return zones.stream().filter(zone -> zone.servers().contains(host.name())).toList();
  }

  private static Map<String, String> env(Host host) {
    Map<String, String> env = new LinkedHashMap<>();
    if (host.vars().get("aeolus_env") instanceof Map<?, ?> map) {
      map.forEach((name, value) -> env.put(String.valueOf(name), String.valueOf(value)));
    }
    return env;
  }
}
