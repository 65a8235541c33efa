package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A plan for a push of zones that was put aside. It has no records: what is pushed is rendered
 * again, at the clock time of the plan, and has to come out as it was.
 *
 * @param made when, which the serials go by
 * @param hosts all that were chosen
 * @param zones all that were chosen
 * @param hash of the plan
 * @param facts what it was made from, in words
 */
public record SavedZonePlan(Instant made, List<String> hosts, List<String> zones, String hash,
    Map<String, String> facts) {
  private static final ObjectMapper JSON = new ObjectMapper()
      .enable(SerializationFeature.INDENT_OUTPUT);
  private static final String FORMAT = "aeolus-zones-plan-1";

  public SavedZonePlan {
    hosts = List.copyOf(hosts);
    zones = List.copyOf(zones);
    facts = new LinkedHashMap<>(facts);
  }

  /** Takes down a plan that was made for these hosts. */
  public static SavedZonePlan of(ZonePushPlan plan, Instant made, List<String> hosts) {
    List<String> zones = Stream.concat(plan.zones().stream().map(PlannedZone::name),
        plan.hosts().stream().flatMap(host -> host.removed().stream())).distinct().toList();
    return new SavedZonePlan(made, hosts, zones, plan.hash(), plan.facts());
  }

  /** Returns what is not as it was when the plan was made, in words; nothing where all is. */
  public List<String> differences(ZonePushPlan now) {
    Map<String, String> today = now.facts();
    Set<String> subjects = new TreeSet<>(facts.keySet());
    subjects.addAll(today.keySet());
    List<String> differences = new ArrayList<>();
    for (String subject : subjects) {
      String was = facts.getOrDefault(subject, "nothing");
      String is = today.getOrDefault(subject, "nothing");
      if (!was.equals(is)) {
        differences.add(subject + ": was " + was + "; is " + is);
      }
    }
    if (differences.isEmpty() && !hash.equals(now.hash())) {
      differences.add("the plan's own hash: was " + hash + "; is " + now.hash());
    }
    return differences;
  }

  /** Writes it to a file. */
  public void write(Path file) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("format", FORMAT);
    fields.put("made", made.toString());
    fields.put("hash", hash);
    fields.put("hosts", hosts);
    fields.put("zones", zones);
    fields.put("made_from", facts);
    try {
      Files.writeString(file, JSON.writeValueAsString(fields) + "\n");
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, file + ": not writable: " + e, e);
    }
  }

  /** Reads one that was written. */
  public static SavedZonePlan read(Path file, String shown) {
    try {
      JsonNode node = JSON.readTree(file.toFile());
      String format = node.path("format").asText();
      if (!format.equals(FORMAT)) {
        throw new InvalidInputException(Location.of(shown),
            "not a plan that run zones --out wrote, "
                + "expected \"format\" " + FORMAT + ", got \"" + format + "\"");
      }
      Map<String, String> facts = new LinkedHashMap<>();
      node.required("made_from")
          .properties()
          .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
      return new SavedZonePlan(Instant.parse(node.required("made").asText()),
          texts(node.required("hosts")), texts(node.required("zones")),
          node.required("hash").asText(), facts);
    } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
      throw new InvalidInputException(Location.of(shown),
          "not readable as a plan: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
