package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.anemos.Phase;
import aeolus.anemos.Progress.State;
import aeolus.core.AeolusException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunRecordTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String ID = "20260101-000000-abcd";

  private static final Map<String, List<String>> CHANGES = Map.of("x", IntStream.range(0, 501)
      .mapToObj(n -> "+ etc/file" + n)
      .toList());

  @TempDir
  private Path folder;
  private final List<String> trouble = new ArrayList<>();

  private Path journal() {
    return folder.resolve("runs").resolve(ID).resolve(Journal.FILE);
  }

  private RunPlan plan() throws IOException {
    RolloutFixture fixture = new RolloutFixture(folder);
    fixture.script("x", "192.0.2.1");
    return fixture.plan(RunKind.INIT);
  }

  private void write(boolean isEnded) throws IOException {
    try (Journal journal = Journal.begin(folder.resolve("runs"), plan(), Rolling.DEFAULT,
        RunSettings.DEFAULT, CHANGES, "me", NOW, trouble::add)) {
      journal.onEvent(new RunEvent(NOW, "x", Phase.CHECK, State.PROGRESS, "installing"));
      journal.onEvent(new RunEvent(NOW, "x", Phase.CHECK, State.OK, "Debian"));
      if (isEnded) {
        journal.result(new HostResult.Failed("x", Duration.ofSeconds(3), Phase.BOOT, "no kexec",
            HostState.UNTOUCHED), NOW);
        journal.end(NOW);
      }
    }
  }

  private RunRecord read() {
    return RunRecord.read(folder.resolve("runs"), ID);
  }

  @Test
  void read_endedRun_hasAllThatWasWritten() throws IOException {
    write(true);
    assertThat(read().summary().asMap()).containsEntry("user", "me")
        .containsEntry("kind", "init")
        .containsEntry("outcomes", Map.of("x", "failed"))
        .containsEntry("ended", true);
    assertThat(read().lines()).containsExactly("2026-01-01T00:00:00Z  x  check  ok  Debian",
        "2026-01-01T00:00:00Z  x  failed  no kexec");
    assertThat(read().canBeResumed()).isTrue();
    assertThat(read().changes().get("x")).hasSize(501)
        .startsWith("+ etc/file0")
        .endsWith("+ etc/file499", "and 1 more");
  }

  @Test
  void read_lastLineHalfWritten_isReadUpToIt() throws IOException {
    write(false);
    Files.writeString(journal(), "{\"event\":\"phase\",\"ti", StandardOpenOption.APPEND);
    assertThat(read().events()).hasSize(3);
    assertThat(read().summary().asMap()).containsEntry("ended", false)
        .containsEntry("outcomes", Map.of());
    assertThat(RunRecord.newestFirst(folder.resolve("runs"))).containsExactly(read());
  }

  @Test
  void read_cutOffWithinACharacter_isReadUpToIt() throws IOException {
    write(false);
    Files.write(journal(), new byte[] {'"', (byte) 0xc3}, StandardOpenOption.APPEND);
    assertThat(read().events()).hasSize(3);
  }

  @Test
  void read_nothingButHalfALine_isARunWithoutEvents() throws IOException {
    Files.createDirectories(journal().getParent());
    Files.writeString(journal(), "{\"eve");
    assertThat(read().summary().asMap()).containsEntry("id", ID).containsEntry("ended", false);
  }

  @Test
  void read_damagedInTheMiddle_isRefused() throws IOException {
    Files.createDirectories(journal().getParent());
    Files.writeString(journal(), "{\"eve\n{}\n");
    assertThatThrownBy(this::read).isInstanceOf(AeolusException.class)
        .hasMessageStartingWith(journal() + ": damaged: ");
  }

  @Test
  void read_noSuchRun_isRefused() {
    assertThatThrownBy(this::read).isInstanceOf(AeolusException.class)
        .hasMessageStartingWith("no such run: " + ID);
  }

  @Test
  void begin_folder_isForItsOwnerAlone() throws IOException {
    write(true);
    assertThat(PosixFilePermissions.toString(
        Files.getPosixFilePermissions(journal().getParent()))).isEqualTo("rwx------");
    assertThatThrownBy(() -> write(true)).isInstanceOf(AeolusException.class);
  }
}
