package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.anemos.Phase;
import aeolus.anemos.Progress;
import aeolus.deploy.HostResult;
import aeolus.deploy.HostState;
import aeolus.deploy.RunEvent;
import aeolus.ssh.HostKeys;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares what is printed with what docs/JSON.md promises: the same keys with the same kinds. */
final class JsonShapesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern EXAMPLE = Pattern
      .compile("(?s)## ([^\n]+)\n[^#]*?```json\n(.*?)```");

  private static final Set<String> MAY_BE_NULL = nullable();

  @TempDir
  private Path folder;
  private TestProject project;

  @BeforeEach
  void setUp() {
    project = new TestProject(folder)
        .write("inventory/hosts.yaml", """
            nameservers:
              hosts:
                ns1: {ansible_host: 127.0.0.1, ansible_port: 1, aeolus_dns_port: 1}
              vars:
                net: 192.0.2
                aeolus_mirror: http://mirror.invalid/debian
                aeolus_zones: [example.test]
                aeolus_image: img
                aeolus_disk: /dev/disk/by-id/virtio-x
            """)
        .write("zones/wrong.test.zone", "@ 60 IN SOA a.b. c.d. 1 2 3 4 5\n@ 60 IN NS a.b.\n")
        .write("old/example.test.zone", "@ 60 IN SOA a.b. c.d. 1 2 3 4 5\n")
        .write("templates/img/secrets.yaml", "etc/ssh/ssh_host_ed25519_key: {file: key}\n")
        .write("target", "use nameservers\n")
        .write("pw", "open sesame\n")
        .write("vars.yaml", "pin: 7f3\n")
        .write("key", HostKeys.generateEd25519("").privateKey().revealText())
        .write("templates/img/IMGBUILD", """
            imgname=test
            target=debian
            format='raw 1G gpt ext4'
            packages='nsd'
            """)
        .write(".aeolus/runs/" + HistoryCommandTest.ID + "/journal.jsonl",
            HistoryCommandTest.JOURNAL);
  }

  private static Map<String, JsonNode> documented() throws IOException {
    Map<String, JsonNode> examples = new LinkedHashMap<>();
    String text = Files.readString(Path.of("../docs/JSON.md"));
    EXAMPLE.matcher(text)
        .results()
        .forEach(example -> examples.put(example.group(1), tree(example.group(2))));
    return examples;
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  /**
   * Names the keys and the kinds of their values; what may hold anything is empty in the example.
   * Each element of an array has to be like one of the example's.
   */
  private static void assertShape(String where, JsonNode example, JsonNode printed) {
    if (example.isContainerNode() && example.isEmpty()) {
      return;
    }
    if (example.isNull() || printed.isNull()) {
      assertThat((example.isNull() && printed.isNull()) || MAY_BE_NULL.contains(where))
          .as("%s may be null", where)
          .isTrue();
      return;
    }
    assertThat(printed.getNodeType()).as(where).isEqualTo(example.getNodeType());
    if (example.isArray()) {
      printed.forEach(element -> assertShape(where + "[]", like(element, example), element));
    }
    if (example.isObject() && !where.endsWith(".outcomes") && !where.endsWith(".serials")) {
      assertThat(printed.fieldNames()).toIterable()
          .as(where)
          .containsExactlyElementsOf(example::fieldNames);
      example.properties()
          .forEach(field -> assertShape(where + "." + field.getKey(), field.getValue(), printed
              .get(field.getKey())));
    }
  }

  /** Reads the names of what may be null. */
  private static Set<String> nullable() {
    try {
      String text = Files.readString(Path.of("../docs/JSON.md"));
      return Pattern.compile("`([^`]+)`")
          .matcher(text.substring(text.indexOf("## What may be null")))
          .results()
          .map(name -> name.group(1))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Finds the element of an example with the same keys. */
  private static JsonNode like(JsonNode element, JsonNode example) {
    for (JsonNode each : example) {
      if (each.propertyStream()
          .map(Map.Entry::getKey)
          .toList()
          .equals(
              element.propertyStream().map(Map.Entry::getKey).toList())) {
        return each;
      }
    }
    return example.get(0);
  }

  @ParameterizedTest
  @CsvSource({
      "inventory graph, inventory graph",
      "inventory hosts, inventory hosts nameservers",
      "use, --file target",
      "zones list, zones list",
      "zones check, zones check",
      "zones render, zones render example.test",
      "zones diff, zones diff --against old example.test",
      "template render, template render templates/img/IMGBUILD --host ns1",
      "secrets list, secrets list",
      "secrets reveal, secrets reveal etc/ssh/ssh_host_ed25519_key --host ns1",
      "secrets encrypt, secrets encrypt vars.yaml --vault-id pw",
      "lab status, lab status",
      "history list, history list",
      "run zones, run zones --host ns1 --dry-run",
      "run init, run init --host ns1 --dry-run",
      "run check, run check --host ns1 --no-login",
      "run facts, run facts --host ns1",
      // What comes after the command is the command's.
      "exec, --json exec --host ns1 true",
      "exec, put --host ns1 key /tmp/key",
      "exec, get --host ns1 /etc/hosts got",
      "ping, ping --host ns1",
      "trust, trust ns1",
      "doctor, doctor"})
  void json_command_printsTheDocumentedShape(String heading, String line) throws IOException {
    String out = project.run((line + " --json").split(" ")).out();
    assertThat(out).isNotEmpty();
    assertShape(heading, documented().get(heading), tree(out.lines().findFirst().orElseThrow()));
  }

  @Test
  void json_fileOfAVault_hasTheDocumentedShape() throws IOException {
    project.result("secrets", "encrypt", "vars.yaml", "--vault-id", "pw");
    String out = project.result("--json", "secrets", "view", "vars.yaml", "--vault-id", "pw");
    assertShape("secrets view", documented().get("secrets view"), tree(out));
  }

  @Test
  void json_logInTheJournal_hasTheDocumentedShape() throws IOException {
    String key = HostKeys.publicOf(HostKeys.generateEd25519("").privateKey());
    project.write(".aeolus/runs/" + HistoryCommandTest.ID + "/journal.jsonl",
        HistoryCommandTest.JOURNAL.replace("\"user\":", "\"options\":{},\"user\":") + """
            {"event":"departure","time":"2026-01-01T00:00:04Z","host":"ns1","facts":{},\
            "host_key":"%s","initramfs_key":"%s"}
            """.formatted(key, key));
    String out = project.result("--json", "run", "log", "ns1");
    assertThat(out.lines()).hasSizeGreaterThan(2)
        .allSatisfy(line -> assertShape("run log", documented().get("run log"), tree(line)));
  }

  @Test
  void json_payloads_haveTheDocumentedShapes() throws IOException {
    assertPayload("build", "--host", "ns1", "-o", "a.tar");
    project.write("templates/img/files/etc/motd", "hello\n");
    assertPayload("build", "--host", "ns1", "-o", "b.tar");
    assertPayload("show", "b.tar");
    assertPayload("diff", "a.tar", "b.tar");
  }

  private void assertPayload(String... words) throws IOException {
    List<String> line = new ArrayList<>(List.of("--json", "payload"));
    line.addAll(List.of(words));
    JsonNode printed = tree(project.result(line.toArray(String[]::new)));
    assertThat(printed).isNotEmpty();
    assertShape("payload " + words[0], documented().get("payload " + words[0]), printed);
  }

  @Test
  void json_eventsAndResults_haveTheDocumentedShapes() throws IOException {
    assertShape("event", documented().get("Events"), JSON.valueToTree(new RunEvent(Instant.EPOCH,
        "ns1", Phase.CHECK, Progress.State.OK, "debian 12").asMap()));
    List<HostResult> results = List.of(
        new HostResult.Done("ns1", Duration.ZERO, "id", new TreeMap<>(Map.of("example.test", 1L))),
        new HostResult.Failed("ns2", Duration.ZERO, Phase.BOOT, "why", HostState.UNTOUCHED),
        new HostResult.Skipped("ns3", "why"));
    for (int i = 0; i < results.size(); i++) {
      assertShape("result", documented().get("Results").get(i),
          JSON.valueToTree(results.get(i).asMap()));
    }
  }

  @Test
  void documented_examples_areAllRead() throws IOException {
    assertThat(documented()).hasSize(
        (int) Files.readString(Path.of("../docs/JSON.md"))
            .lines()
            .filter("```json"::equals)
            .count())
        .hasSizeGreaterThan(14);
  }
}
