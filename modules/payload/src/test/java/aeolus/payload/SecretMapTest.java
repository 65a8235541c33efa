package aeolus.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import aeolus.core.InvalidInputException;
import aeolus.core.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretMapTest {
  @TempDir
  private Path folder;

  private List<SecretEntry> read(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("secrets.yaml"), yaml);
    return SecretMap.read(file, "t/secrets.yaml",
        value -> String.valueOf(value).replace("{h}", "x"));
  }

  private List<String> problems(String yaml) {
    return catchThrowableOfType(InvalidInputException.class, () -> read(yaml)).problems()
        .stream()
        .map(Problem::toString)
        .toList();
  }

  @Test
  void read_commandsAndFiles_areRendered() throws IOException {
    assertThat(read("""
        etc/a: {command: [pass, show, "{h}/a"], mode: "0640"}
        etc/b:
          file: vault/{h}
        """)).containsExactly(
        new SecretEntry("etc/a", 0640, List.of("pass", "show", "x/a"), Optional.empty()),
        new SecretEntry("etc/b", 0600, List.of(), Optional.of("vault/x")));
  }

  @Test
  void read_modeWithoutQuotes_isRefusedAsYamlHasReadItAlready() {
    assertThat(problems("etc/a: {file: b, mode: 0500}\n")).containsExactly(
        "t/secrets.yaml:1:1: etc/a: mode: expected octal digits in quotes such as \"0640\","
            + " got 320");
  }

  @Test
  void read_mistakes_areReportedTogetherWithTheirPlace() {
    assertThat(problems("""
        etc/a: {command: [x], mode: "0644"}
        etc/b: {command: [x], file: y}
        etc/c: {}
          # deeper
        etc/d: text
        etc/e: {comand: [x]}
        etc/f: {command: pass show}
        etc/g: {file: y, mode: rw}
        /etc/h: {file: y}
        """)).containsExactly(
        "t/secrets.yaml:1:1: etc/a: mode: a secret can't be open to others, got \"0644\"",
        "t/secrets.yaml:2:1: etc/b: expected either command or file",
        "t/secrets.yaml:3:1: etc/c: expected either command or file",
        "t/secrets.yaml:5:1: etc/d: expected {command: [...]} or {file: ...}",
        "t/secrets.yaml:6:1: etc/e: expected one of [command, file, mode], got \"comand\"",
        "t/secrets.yaml:6:1: etc/e: expected either command or file",
        "t/secrets.yaml:7:1: etc/f: command: expected a list of words, [pass, show, ...]",
        "t/secrets.yaml:8:1: etc/g: mode: expected octal digits in quotes such as \"0640\", got"
            + " \"rw\"",
        "t/secrets.yaml:9:1: expected a path relative to the new system's root, got \"/etc/h\"");
  }

  @Test
  void read_noMap_isRefused() {
    assertThat(problems("- a\n")).singleElement()
        .asString()
        .startsWith("t/secrets.yaml:1:1: expected a map of paths");
  }

  @Test
  void read_brokenYaml_namesThePlace() {
    assertThat(problems("etc/a: {file: b}\netc/b: [x\n")).singleElement()
        .asString()
        .startsWith("t/secrets.yaml:2:10: while parsing a flow sequence");
  }

  @Test
  void read_missingFile_isRefused() {
    assertThat(catchThrowableOfType(InvalidInputException.class,
        () -> SecretMap.read(folder.resolve("none"), "t/none", value -> value)))
        .hasMessageStartingWith("t/none: not readable");
  }
}
