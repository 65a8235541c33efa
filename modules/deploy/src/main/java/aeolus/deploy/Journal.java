package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The record of one run: {@code journal.jsonl} in its folder, a JSON object a line, forced to disk
 * line by line, so that a run that was cut off can be looked at. Holds no secrets.
 */
public final class Journal implements RunListener, AutoCloseable {
  static final String FILE = "journal.jsonl";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileChannel channel;

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  /** Begins the journal of a run below the folder that holds all runs. */
  public static Journal begin(Path runs, RunPlan plan, String user, Instant time) {
    Map<String, Object> line = head(plan.id(), plan.kind().word(), plan.hash(), user, time);
    line.put("hosts", plan.hosts().stream().map(Journal::hostLine).toList());
    line.put("zones", zoneLines(plan.zones()));
    return begin(runs, plan.id(), line);
  }

  /** Begins the journal of a run that pushes zones. */
  public static Journal begin(Path runs, ZonePushPlan plan, String user, Instant time) {
    Map<String, Object> line = head(plan.id(), "zones", plan.hash(), user, time);
    line.put("hosts", plan.hosts().stream().map(HostZones::asMap).toList());
    line.put("zones", zoneLines(plan.zones()));
    return begin(runs, plan.id(), line);
  }

  private static Journal begin(Path runs, String id, Map<String, Object> head) {
    Path folder = runs.resolve(id);
    try {
      Files.createDirectories(runs);
      Files.createDirectory(folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Journal journal = new Journal(FileChannel.open(folder.resolve(FILE),
          StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
      journal.write(head);
      return journal;
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, folder + ": journal not writable: " + e, e);
    }
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
            zone.content().serial()))
        .toList();
  }

  private static Map<String, Object> hostLine(HostPlan host) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("host", host.name());
    line.put("deployment", host.deployment());
    line.put("payload", host.payload().sha256());
    line.put("disk", host.disk());
    line.put("address", host.target().host() + ":" + host.target().port());
    return line;
  }

  @Override
  public void onEvent(RunEvent event) {
    write(event.asMap());
  }

  /** Records how a host ended. */
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

  private synchronized void write(Map<String, Object> line) {
    try {
      byte[] octets = (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
      ByteBuffer buffer = ByteBuffer.wrap(octets);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(false);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, "journal not writable: " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, "journal not writable: " + e, e);
    }
  }
}
