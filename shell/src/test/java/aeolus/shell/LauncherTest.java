package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher script with a Maven and a JDK that are scripts themselves. */
final class LauncherTest {
  private static final String JAR = "shell/target/aeolus-shell-0.1.0-SNAPSHOT.jar";
  private static final String CORE = "shell/target/lib/aeolus-core.jar";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Makes the shell's jar only where there is none, as Maven does if none of its classes changed. */
  private static final String MAVEN = """
      #!/bin/sh
      echo built >>mvn.log
      mkdir -p shell/target/lib
      [ -f %s ] || : >%s
      : >%s
      """.formatted(JAR, JAR, CORE);
  private static final String JAVA = """
      #!/bin/sh
      for word; do
        case $word in
          -XX:ArchiveClassesAtExit=*) echo classes >"${word#*=}" ;;
          -XX:SharedArchiveFile=*) echo archived ;;
        esac
      done
      echo started
      """;

  @TempDir
  private Path home;

  @BeforeEach
  void setUp() throws IOException {
    Files.copy(Path.of("../aeolus"), home.resolve("aeolus"));
    source("pom.xml");
    source("shell/src/main/Shell.java");
    source("modules/core/src/main/Core.java");
    program("bin/mvn", MAVEN);
    jdk("jdk");
  }

  private void jdk(String folder) throws IOException {
    program(folder + "/bin/java", JAVA);
    write(folder + "/release", "JAVA_VERSION=\"25.0.1\"\n");
    write(folder + "/lib/modules", "");
  }

  private Path write(String name, String text) throws IOException {
    Files.createDirectories(home.resolve(name).getParent());
    return Files.writeString(home.resolve(name), text);
  }

  private void program(String name, String text) throws IOException {
    Files.setPosixFilePermissions(write(name, text),
        PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Writes a source that is older than whatever is built in the test. */
  private void source(String name) throws IOException {
    Files.setLastModifiedTime(write(name, ""), FileTime.from(Instant.now().minusSeconds(100)));
  }

  /** Has all that is built seem to have been built a while ago. */
  private void ageTargets() throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("shell/target"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file,
            FileTime.from(Files.getLastModifiedTime(file).toInstant().minusSeconds(10)));
      }
    }
  }

  private String start(String jdk) throws Exception {
    Outcome outcome = run(jdk);
    assertThat(outcome.status()).as(outcome.said()).isZero();
    assertThat(outcome.said()).endsWith("started\n");
    return outcome.said();
  }

  private record Outcome(int status, String said) {}

  private Outcome run(String jdk) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("sh", "aeolus").directory(home.toFile())
        .redirectErrorStream(true);
    builder.environment().remove("AEOLUS_NO_BUILD");
    builder.environment().put("AEOLUS_JAVA_HOME", home.resolve(jdk).toString());
    builder.environment()
        .merge("PATH", home.resolve("bin").toString(), (old, own) -> own + ":" + old);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), said);
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(home.resolve("mvn.log"));
  }

  /** Waits for the archive that is made in the background to be used. */
  private void awaitArchive(String jdk) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!start(jdk).contains("archived")) {
      assertThat(Instant.now()).as("no archive of classes").isBefore(end);
      Thread.sleep(50);
    }
  }

  /** Builds, and leaves nothing at work in the background. */
  private void begin() throws Exception {
    start("jdk");
    awaitArchive("jdk");
  }

  @Test
  void start_anotherModuleChanged_buildsOnce() throws Exception {
    begin();
    ageTargets();
    write("modules/core/src/main/Core.java", "changed");
    assertThat(start("jdk")).contains("building");
    assertThat(start("jdk")).doesNotContain("building");
    awaitArchive("jdk");
    assertThat(builds()).hasSize(2);
  }

  @Test
  void start_builtByHand_buildsNothing() throws Exception {
    write(CORE, "");
    write(JAR, "");
    assertThat(start("jdk")).doesNotContain("building");
    awaitArchive("jdk");
    assertThat(home.resolve("mvn.log")).doesNotExist();
  }

  @Test
  void start_failedBuild_isTriedAgain() throws Exception {
    begin();
    ageTargets();
    write("modules/core/src/main/Core.java", "changed");
    program("bin/mvn", "#!/bin/sh\necho failed >>mvn.log\nexit 1\n");
    assertThat(run("jdk").status()).isEqualTo(1);
    assertThat(run("jdk").said()).contains("the build failed");
    assertThat(builds()).containsExactly("built", "failed", "failed");
  }

  @Test
  void start_anotherModulesJarIsNewer_makesTheArchiveAnew() throws Exception {
    begin();
    ageTargets();
    assertThat(start("jdk")).contains("archived");
    write(CORE, "new");
    assertThat(start("jdk")).doesNotContain("archived");
    awaitArchive("jdk");
  }

  @Test
  void start_anotherJdk_hasAnArchiveOfItsOwn() throws Exception {
    begin();
    jdk("other");
    assertThat(start("other")).doesNotContain("archived");
    awaitArchive("other");
    assertThat(start("jdk")).contains("archived");
  }
}
