package aeolus.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problems;
import aeolus.core.VaultDecryptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScriptSourceTest {
  @TempDir
  private Path folder;
  private TestInventory files;

  @BeforeEach
  void setUp() {
    files = new TestInventory(folder);
  }

  private Path script(String body) {
    return executable("hosts.sh", "#!/bin/sh\n" + body);
  }

  private Path executable(String name, String text) {
    files.file(name, text);
    Path file = folder.resolve(name);
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  @Test
  void read_scriptWithMeta_isAskedOnce() {
    script("""
        echo "$@" >> "$0.calls"
        echo '{"dns": {"hosts": ["ns1", "ns2"], "vars": {"a": 1}},'
        echo ' "_meta": {"hostvars": {"ns1": {"b": 2}, "stranger": {"b": 3}}}}'
        """);
    LoadedInventory inventory = files.read("hosts.sh");

    assertThat(inventory.select("dns").hosts()).extracting(aeolus.core.Host::name)
        .containsExactly("ns1", "ns2");
    assertThat(inventory.host("ns1").orElseThrow().vars().asMap()).containsEntry("a", 1L)
        .containsEntry("b", 2L)
        .containsEntry("inventory_file", folder.resolve("hosts.sh").toString());
    assertThat(inventory.host("stranger")).isEmpty();
    assertThat(folder.resolve("hosts.sh.calls")).hasContent("--list");
  }

  @Test
  void read_scriptWithoutMeta_isAskedForEveryHost() {
    script("""
        [ "$1" != --list ] || echo '["not", "used"]' >/dev/null
        [ "$1" != --list ] || echo '{"dns": ["ns1", "ns2"]}'
        [ "$1 $2" != "--host ns2" ] || echo '{"b": "two"}'
        """);
    LoadedInventory inventory = files.read("hosts.sh");

    assertThat(inventory.host("ns1").orElseThrow().vars().has("b")).isFalse();
    assertThat(inventory.host("ns2").orElseThrow().vars().get("b")).isEqualTo("two");
  }

  @Test
  void read_wrongShapes_namesThemAllWithTheirPlacesInTheOutput() {
    script("""
        echo '{"a": {"hosts": "ns1"}, "b": {"vars": [], "children": [7]},'
        echo ' "c": {"hosts": [{}]}}'
        """);

    assertThatThrownBy(() -> files.read("hosts.sh")).isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll(
            "hosts.sh --list:1:17: expected a list as \"hosts\" of group \"a\", got a string",
            "hosts.sh --list:1:39: expected a mapping of variables of \"b\", got a list",
            "hosts.sh --list:1:56: expected a name in \"children\" of group \"b\"",
            "hosts.sh --list:2:18: expected a name in \"hosts\" of group \"c\"");
  }

  @Test
  void read_outputThatIsNoJson_namesThePlace() {
    script("echo '{\"a\": ['\n");

    assertThatThrownBy(() -> files.read("hosts.sh")).isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("hosts.sh --list:2:1: invalid JSON: ");
  }

  @Test
  void read_failingScript_quotesWhatItSaid() {
    script("echo no credentials >&2; echo at all >&2; exit 3\n");

    assertThatThrownBy(() -> files.read("hosts.sh")).isInstanceOf(InvalidInputException.class)
        .hasMessageEndingWith(
            "hosts.sh: the inventory script failed with exit status 3: no credentials | at all");
  }

  @Test
  void read_missingInterpreter_saysSo() {
    executable("hosts", "#!/no/such/interpreter\n");

    assertThatThrownBy(() -> files.read("hosts")).isInstanceOf(InvalidInputException.class)
        .hasMessageEndingWith("hosts: can't be run: No such file or directory");
  }

  @Test
  void read_scriptThatHangs_isEndedWithItsChildren() {
    Path script = script("sleep 600 & echo $! > \"$0.pid\"; wait\n");
    Problems problems = new Problems();
    ScriptSource source = new ScriptSource(script, new InventoryModel(problems),
        VaultDecryptor.NONE, problems);

    assertThatThrownBy(() -> source.read(Duration.ofSeconds(1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageEndingWith("hosts.sh: the inventory script took longer than 1 s and was ended");
    assertThat(folder.resolve("hosts.sh.pid")).content()
        .satisfies(pid -> assertThat(ProcessHandle.of(Long.parseLong(pid.strip()))
            .filter(ProcessHandle::isAlive)
            .map(process -> process.onExit()
                .orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                .join()
                .isAlive()))
            .isNotEqualTo(java.util.Optional.of(true)));
  }

  @Test
  void output_ofAScript_isWhole() {
    Path script = script("head -c 300000 /dev/zero; head -c 300000 /dev/zero >&2\n");

    assertThat(new ScriptRun(script, Duration.ofMinutes(1)).output(Location.of("x")))
        .hasSize(300_000);
  }

  @Test
  void read_executableTextWithoutInterpreter_isReadAsText() {
    executable("hosts.yml", "dns: {hosts: {ns1: }}\n");

    assertThat(files.read("hosts.yml").host("ns1")).isPresent();
  }

  @Test
  void read_scriptThatIsNotExecutable_saysWhatToDo() {
    files.file("hosts.py", "#!/usr/bin/python3\nimport json\nprint(json.dumps({}))\n");

    assertThatThrownBy(() -> files.read("hosts.py")).isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("hosts.py:1:1: begins as a program but is not executable");
  }
}
