package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PromptReaderTest {
  private final String home = System.getProperty("user.home");
  @TempDir
  private Path folder;

  @BeforeEach
  void setUp() {
    new TestProject(folder);
    // Where the history of what was typed lies.
    System.setProperty("user.home", folder.toString());
  }

  @AfterEach
  void tearDown() {
    System.setProperty("user.home", home);
  }

  private String typed(String keys) throws Exception {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    CommandContext context = new CommandContext(new Output(nowhere, nowhere, false, false), folder);
    InputStream in = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
    try (Terminal terminal = new ExternalTerminal("test", "xterm", in, new ByteArrayOutputStream(),
        StandardCharsets.UTF_8)) {
      LineReader reader = new PromptReader(context, new LineRunner(context, true), terminal).open();
      return reader.readLine("> ");
    }
  }

  @Test
  void tab_oneCandidate_isWritten() throws Exception {
    assertThat(typed("run dep\t\r")).isEqualTo("run deploy ");
  }

  @Test
  void tab_severalCandidates_areNeverWrittenUnasked() throws Exception {
    assertThat(typed("run deploy -\t\t\t\r")).isEqualTo("run deploy --");
  }

  @Test
  void tab_fileAfterAnEqualsSign_isCompleted() throws Exception {
    assertThat(typed("history show --html=" + folder + "/zones/ex\t\r"))
        .startsWith("history show --html=" + folder + "/zones/example.test.zone.j2");
  }
}
