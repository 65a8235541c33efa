package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The repository's own project, in a fresh clone and without asking anybody. */
final class DemoZonesIT {
  @TempDir
  private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void copy() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-keygen")),
        "SKIPPED: not installed: ssh-keygen");
    for (String part : List.of("inventory", "zones", "templates")) {
      DemoProject.copyTree(Path.of("").toAbsolutePath().getParent().resolve(part),
          folder.resolve(part));
    }
  }

  private int run(String... words) {
    Output output = new Output(new PrintWriter(out), new PrintWriter(err), false, false);
    return new CommandRunner(new CommandContext(output, folder)).run(words);
  }

  @Test
  void check_freshClone_findsNothing() {
    assertThat(run("zones", "check")).as(err::toString).isZero();
    assertThat(out.toString()).isEqualTo("3 zones checked: 0 errors, 0 warnings\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void render_generatedRecords_areThoseOfOtherZonesAndOfShippedKeys() {
    assertThat(run("zones", "render")).as(err::toString).isZero();
    assertThat(out.toString())
        .contains("""
            25.2.0.192.in-addr.arpa. IN PTR mail.bitfehler.example.
            53.2.0.192.in-addr.arpa. IN PTR x.bitfehler.example.
            80.2.0.192.in-addr.arpa. IN PTR bitfehler.example.
            """)
        .containsPattern("(?m)^x.bitfehler.example. IN SSHFP 4 2 [0-9a-f]{64}$");
    assertThat(out.toString() + err).doesNotContain("PRIVATE");
  }
}
