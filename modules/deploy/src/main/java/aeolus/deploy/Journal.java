package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The record of one run: {@code journal.jsonl} in its folder, a JSON object a line, forced to disk
 * line by line, so that a run that was cut off can be looked at and taken up again. Holds no
 * secrets.
 */
public final class Journal implements RunListener, Milestones, AutoCloseable {
  static final String FILE = "journal.jsonl";
  private static final int MAX_CHANGES = 500;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JournalFile file;

  private Journal(JournalFile file) {
    this.file = file;
  }

  /**
   * Begins the journal of a run below the folder that holds all runs.
   *
   * @param rolling the rules with which the run would be taken up again
   * @param settings likewise
   * @param changes for each host what differs from what it was last given, in words
   * @param trouble told where the journal can't be written any more
   */
  public static Journal begin(Path runs, RunPlan plan, Rolling rolling, RunSettings settings,
      Map<String, List<String>> changes, String user, Instant time, Consumer<String> trouble) {
    Map<String, Object> line = head(plan.id(), plan.kind().word(), plan.hash(), user, time);
    Map<String, Object> options = new LinkedHashMap<>(rolling.asMap());
    options.putAll(settings.asMap());
    line.put("options", options);
    line.put("hosts", plan.hosts()
        .stream()
        .map(host -> hostLine(host, changes.getOrDefault(host.name(), List.of())))
        .toList());
    line.put("zones", zoneLines(plan.zones()));
    return begin(runs, plan.id(), line, trouble);
  }

  /** Begins the journal of a run that pushes zones. */
  public static Journal begin(Path runs, ZonePushPlan plan, String user, Instant time,
      Consumer<String> trouble) {
    Map<String, Object> line = head(plan.id(), "zones", plan.hash(), user, time);
    line.put("hosts", plan.hosts().stream().map(HostZones::asMap).toList());
    line.put("zones", zoneLines(plan.zones()));
    return begin(runs, plan.id(), line, trouble);
  }

  private static Journal begin(Path runs, String id, Map<String, Object> head,
      Consumer<String> trouble) {
    Path folder = runs.resolve(id);
    try {
      Files.createDirectories(runs);
      Files.createDirectory(folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Journal journal = new Journal(new JournalFile(folder.resolve(FILE), trouble));
      journal.write(head);
      return journal;
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, folder + ": journal not writable: " + e, e);
    }
  }

  /**
   * Goes on with the journal of a run that was cut off.
   *
   * @throws AeolusException where another process is still at it
   */
  public static Journal resume(Path runs, String id, Consumer<String> trouble) {
    Path file = runs.resolve(id).resolve(FILE);
    try {
      return new Journal(new JournalFile(file, trouble));
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, "run " + id + " can't be taken up, is it still"
          + " going on? " + file + ": " + e.getMessage(), e);
    }
  }

  /** Records that somebody takes the run up again. */
  public void resumed(RunPlan plan, String user, Instant time) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("event", "resume");
    line.put("time", time.toString());
    line.put("user", user);
    line.put("plan", plan.hash());
    line.put("hosts", plan.hosts().stream().map(Journal::hostLine).toList());
    write(line);
  }

  private static Map<String, Object> head(String id, String kind, String hash, String user,
      Instant time) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("event", "run");
    line.put("time", time.toString());
    line.put("id", id);
    line.put("kind", kind);
    line.put("user", user);
    line.put("plan", hash);
    return line;
  }

  private static List<Map<String, Object>> zoneLines(List<PlannedZone> zones) {
    return zones.stream()
        .map(zone -> Map.<String, Object>of("name", zone.name(), "serial",
            zone.content().serial(), "content", zone.content().contentHash(), "changes",
            few(zone.changes())))
        .toList();
  }

  private static Map<String, Object> hostLine(HostPlan host, List<String> changes) {
    Map<String, Object> line = hostLine(host);
    line.put("changes", few(changes));
    return line;
  }

  /** What changes is for people to read. */
  private static List<String> few(List<String> changes) {
    return changes.size() <= MAX_CHANGES
        ? changes
        : Stream.concat(changes.stream().limit(MAX_CHANGES),
            Stream.of("and " + (changes.size() - MAX_CHANGES) + " more")).toList();
  }

  private static Map<String, Object> hostLine(HostPlan host) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("host", host.name());
    line.put("deployment", host.deployment());
    line.put("payload", host.payload().sha256());
    line.put("image", KeptPayload.image(host).sha256());
    host.previous().ifPresent(kept -> line.put("previous", kept.deployment()));
    line.put("disk", host.disk());
    line.put("bootstrap", host.bootstrap().name().toLowerCase(Locale.ROOT));
    line.put("keep", host.keep());
    line.put("host_keys", host.hostKeys());
    line.put("zones", host.zones()
        .stream()
        .map(zone -> Map.of("name", zone.name(), "serial", zone.serial()))
        .toList());
    line.put("address", host.target().host() + ":" + host.target().port());
    return line;
  }

  @Override
  public void onEvent(RunEvent event) {
    write(event.asMap());
  }

  @Override
  public void left(String host, Departure departure, Instant time) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("event", "departure");
    line.put("time", time.toString());
    line.put("host", host);
    line.putAll(departure.asMap());
    try {
      file.force(json(line));
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void result(HostResult result, Instant time) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("event", "result");
    line.put("time", time.toString());
    line.putAll(result.asMap());
    write(line);
  }

  /** Records that the run has come to its end. */
  public void end(Instant time) {
    write(Map.of("event", "end", "time", time.toString()));
  }

  private void write(Map<String, Object> line) {
    file.write(json(line));
  }

  private static String json(Map<String, Object> line) {
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
