package aeolus.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kinds of broken input that have names of their own. */
final class BrokenExamplesTest {
  @TempDir
  private Path folder;
  private TestInventory files;

  @BeforeEach
  void setUp() {
    files = new TestInventory(folder);
  }

  private void refuses(String name, String text, String... messages) {
    files.file(name, text);
    assertThatThrownBy(() -> files.read(name)).isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll(messages);
  }

  @Test
  void read_billionLaughs_isRefusedWhereItGetsTooLarge() {
    String laughs = IntStream.range(1, 12)
        .mapToObj(i -> "l" + i + ": &l" + i + " [" + "*l%d, ".formatted(i - 1).repeat(9) + "x]\n")
        .collect(Collectors.joining());
    refuses("hosts.yml", "l0: &l0 [lol]\n" + laughs,
        "hosts.yml:9:", "aliases expand to more than 20000000 values");
  }

  @Test
  void read_aliasWithinItself_isCalledSo() {
    refuses("hosts.yml", "all: &a\n  children: *a\n",
        "hosts.yml:2:13: alias \"a\" stands inside what it refers to");
  }

  @Test
  void read_groupsInACircle_namesTheOneThatClosesIt() {
    refuses("hosts.yml", "a: {children: {b: }}\nb: {children: {c: }}\nc: {children: {a: }}\n",
        "hosts.yml:3:16: group \"a\" can't be a child of \"c\": it would contain itself");
    refuses("hosts.ini", "[a:children]\nb\n[b:children]\na\n",
        "hosts.ini:4:1: group \"a\" can't be a child of \"b\": it would contain itself");
    refuses("all.yml", "x: {children: {all: }}\n", "all.yml:1:1: group \"x\" can't be a child of");
  }

  @Test
  void read_deepNesting_isRefused() {
    refuses("hosts.yml", "a: " + "[".repeat(100_000), "hosts.yml:1:",
        "nested too deep, expected at most 300 levels");
    refuses("hosts.json", "{\"a\": " + "[".repeat(100_000), "hosts.json:1:", "invalid JSON: ");
  }

  @Test
  void read_severalDocuments_areRefused() {
    refuses("hosts.yml", "a: {hosts: {h: }}\n---\nb: {hosts: {i: }}\n",
        "hosts.yml:2:1: expected a single document, got another one");
  }

  @Test
  void read_pluginConfiguration_namesThePlugin() {
    refuses("aws_ec2.yml", "plugin: amazon.aws.aws_ec2\nregions: [eu-central-1]\n",
        "aws_ec2.yml:1:1: inventory plugins are not supported, expected hosts and groups, got"
            + " plugin \"amazon.aws.aws_ec2\"");
  }

  @Test
  void read_flowMappingWithoutBlankAfterColon_isRefusedAsByAnsible() {
    refuses("hosts.yml", "dns: {hosts: {ns2:, ns3:}}\n",
        "hosts.yml:1:18: invalid YAML: expected a blank after the colon, got \",\"");
  }

  @Test
  void read_oddOctets_namesTheirPlace() throws IOException {
    Path file = folder.resolve("hosts.yml");
    Files.write(file, new byte[] {'a', ':', '\n', ' ', (byte) 0xe4, '\n'});
    assertThatThrownBy(() -> files.read("hosts.yml")).isInstanceOf(InvalidInputException.class)
        .hasMessageEndingWith("hosts.yml:2:2: expected UTF-8, got octet 0xe4");
    refuses("nul.yml", "a:\n  b\0c\n", "nul.yml:2:4: ", "character U+0000 is not allowed");
    refuses("tab.yml", "a:\n\thosts:\n", "tab.yml:2:1: invalid YAML");
  }

  @Test
  void read_manyWrongValuesInOneFile_namesThemAll() {
    refuses("hosts.yml", """
        dns:
          hosts:
            ns1: {a: !!python/object x, [b]: 1, when: 2024-02-30}
            ns2: {<<: [1], c: *nowhere, d: =}
        """, "hosts.yml:3:14: unsupported tag",
        "hosts.yml:3:33: expected a string as key, got a list",
        "hosts.yml:3:47: no such date", "hosts.yml:4:16: expected a mapping or a list of mappings",
        "hosts.yml:4:23: unknown alias \"nowhere\"", "hosts.yml:4:36: a lone \"=\"");
  }

  @Test
  void read_mistakesInSourcesAndInFilesOfVariables_areToldTogether() {
    files.file("hosts.yml", "dns: {hosts: {ns1: 7}, vars: 3}\n")
        .file("more.ini", "[x\n[y:vars]\n")
        .file("group_vars/dns.yml", "a: [\n")
        .file("host_vars/ns1.yml", "- 1\n");

    files.file("hosts.yml", "dns: {hosts: {ns1: , ns2: 7}, vars: 3}\n");
    assertThatThrownBy(() -> files.read("hosts.yml", "more.ini"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("hosts.yml:1:27: ", "hosts.yml:1:37: ", "more.ini:1:1: ",
            "more.ini:2:1: ", "group_vars/dns.yml:2:1: ", "host_vars/ns1.yml:1:1: ");
  }

  @Test
  void read_symbolicLinksInACircle_areToldOf() throws IOException {
    files.file("inventory/a.yml", "dns: {hosts: {ns1: }}\n")
        .file("inventory/group_vars/dns/a.yml", "a: 1\n");
    Files.createSymbolicLink(folder.resolve("inventory/b"), folder.resolve("inventory"));
    Files.createSymbolicLink(folder.resolve("inventory/c"), folder.resolve("inventory"));
    Files.createSymbolicLink(folder.resolve("inventory/group_vars/dns/sub"),
        folder.resolve("inventory/group_vars/dns"));
    assertThatThrownBy(() -> files.read("inventory")).isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("inventory/b: a folder within itself",
            "inventory/c: a folder within itself", "dns/sub: a folder within itself");
  }

  @Test
  void read_namedPipeInAFolder_isRefusedInsteadOfWaitedFor() throws Exception {
    files.file("inventory/a.yml", "dns: {hosts: {ns1: }}\n");
    Path pipe = folder.resolve("inventory/b");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThatThrownBy(() -> files.read("inventory")).isInstanceOf(InvalidInputException.class)
        .hasMessageEndingWith("inventory/b: expected a file or a folder, got a device");
  }

  @Test
  void select_hugePattern_isAnsweredShortly() {
    LoadedInventory inventory = files.file("hosts", "h1\n").read("hosts");

    assertThatThrownBy(() -> inventory.select("x:".repeat(20_000)))
        .isInstanceOf(InvalidInputException.class)
        .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(10_000_000));
    assertThatThrownBy(() -> inventory.select("~(x+x+)+y" + "z".repeat(30_000)))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void select_limitFileThatIsNotThere_saysSo() {
    LoadedInventory inventory = files.file("hosts", "h1\n").read("hosts");

    assertThatThrownBy(() -> inventory.select("all", "@" + folder.resolve("none")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageEndingWith("none\": no such file, expected one with a pattern a line");
    assertThatThrownBy(() -> inventory.select("all", "@" + folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected a file");
  }
}
