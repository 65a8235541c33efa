package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares what inventory commands print with what Ansible's programs print. */
final class InventoryAnsibleIT {
  @TempDir
  private Path folder;
  private TestProject project;

  @BeforeEach
  void setUp() {
    for (String program : List.of("/usr/bin/ansible-inventory", "/usr/bin/ansible")) {
      assumeTrue(Files.isExecutable(Path.of(program)), "SKIPPED: not installed: " + program);
    }
    project = new TestProject(folder);
  }

  @Test
  void inventory_ofTheDemo_isPrintedAsByAnsible() {
    Path repository = Path.of("").toAbsolutePath().getParent();
    DemoProject.copyTree(repository.resolve("inventory"), folder.resolve("demo"));
    compare("demo", "nameservers", List.of("x", "y"),
        List.of("all", "nameservers", "y,x", "*:!y", "nameservers[1]"));
  }

  @Test
  void inventory_rangesPrioritiesAndIni_isPrintedAsByAnsible() {
    project.write("inventory/hosts.yaml", """
        all:
          children:
            web: {hosts: {"web[01:10].example.org": , db: {ansible_port: 2222}}, vars: {flag: yes}}
            dns:
              children:
                primary: {hosts: {ns1: {ansible_host: "{{ base }}.1", pw: !unsafe "{{ x }}"}}}
                secondary:
                  hosts: {ns2: , ns3: }
                  vars: {ansible_group_priority: 10, color: blue, when: 2024-01-02}
              vars: {base: 192.0.2, color: red, text: "a: b\\nc '\\"", "ünï": "schön", "no": null}
          vars: {top: [1, {a: b}, []], big: 12345678901234567890}
        """)
        .write("inventory/more", "lonely x=\"{'a': 1}\"\n[dns:vars]\nini=True\n")
        .write("inventory/group_vars/web/a.yml", "list: [a, b]\nflag: no\n")
        .write("inventory/host_vars/ns2.json", "{\"own\": 1.50}");
    compare("inventory", "dns", List.of("ns1", "ns2", "db", "lonely"),
        List.of("all", "web:dns", "web[1:3]", "~ns[12]", "dns:!ns2", "dns:&secondary", "web*",
            "lonely,ns3", "all[-1]"));
  }

  private void compare(String source, String group, List<String> hosts, List<String> patterns) {
    same("ansible-inventory", List.of("-i", source, "--list"), "inventory", "list", "--json");
    same("ansible-inventory", List.of("-i", source, "--list", "--export"), "inventory", "list",
        "--json", "--export");
    same("ansible-inventory", List.of("-i", source, "--graph"), "inventory", "graph");
    same("ansible-inventory", List.of("-i", source, "--graph", group), "inventory", "graph", group);
    hosts.forEach(host -> same("ansible-inventory", List.of("-i", source, "--host", host),
        "inventory", "host", host, "--json"));
    for (String pattern : patterns) {
      String names = ansible("ansible", List.of("-i", source, pattern, "--list-hosts")).lines()
          .skip(1)
          .map(line -> line.strip() + "\n")
          .collect(Collectors.joining());
      assertThat(project.result("-i", source, "inventory", "hosts", pattern)).as(pattern)
          .isEqualTo(names);
    }
  }

  private void same(String program, List<String> theirs, String... ours) {
    List<String> words = new ArrayList<>(List.of("-i", theirs.get(1)));
    words.addAll(List.of(ours));
    assertThat(project.result(words.toArray(String[]::new))).as(words.toString())
        .isEqualTo(ansible(program, theirs));
  }

  private String ansible(String program, List<String> arguments) {
    ProcessBuilder builder = new ProcessBuilder(
        Stream.concat(Stream.of("/usr/bin/" + program), arguments.stream()).toList())
        .directory(folder.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("ANSIBLE_"));
    builder.environment().put("ANSIBLE_LOCAL_TEMP", folder.resolve("tmp").toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
