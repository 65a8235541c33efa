package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.anemos.Phase;
import aeolus.anemos.Progress;
import aeolus.deploy.RunEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BoardViewTest {
  private static final Instant BEGUN = Instant.parse("2026-01-31T12:00:00Z");

  private final Output output = new Output(new PrintWriter(new StringWriter()),
      new PrintWriter(new StringWriter()), false, false);

  private static HostBoard board(int hosts) {
    return new HostBoard(
        IntStream.rangeClosed(1, hosts).mapToObj("ns%03d"::formatted).toList(), BEGUN);
  }

  private static void note(HostBoard board, int second, String host, Phase phase,
      Progress.State state, String text) {
    board.note(new RunEvent(BEGUN.plusSeconds(second), host, phase, state, text));
  }

  private List<String> rows(HostBoard board, int second, int columns, int rows) {
    return new BoardView(output, board).rows(BEGUN.plusSeconds(second), columns, rows)
        .stream()
        .map(Row::toString)
        .toList();
  }

  @Test
  void rows_aScreenful_areOneAHost() {
    HostBoard board = board(3);
    note(board, 0, "ns001", Phase.CONNECT, Progress.State.START, "");
    note(board, 70, "ns001", Phase.VERIFY, Progress.State.OK, "2 zones");
    note(board, 60, "ns002", Phase.UPLOAD, Progress.State.PROGRESS, "12 of 20 MiB\nmore");
    assertThat(rows(board, 90, 79, 23)).containsExactly(
        "  1:30 1 of 3 done, 1 at work, 1 waiting",
        "ns001   1:10 verify      2 zones", "ns002   0:30 upload      12 of 20 MiB",
        "ns003   0:00 waiting");
  }

  @Test
  void rows_oneHost_needNoSummary() {
    assertThat(rows(board(1), 5, 79, 23)).containsExactly("ns001   0:00 waiting");
  }

  @Test
  void rows_moreHostsThanRows_areFoldedByPhaseWithFailuresByName() {
    HostBoard board = board(50);
    for (int i = 1; i <= 10; i++) {
      note(board, 1, "ns%03d".formatted(i), i < 4 ? Phase.BOOT : Phase.UPLOAD,
          Progress.State.START, "");
    }
    note(board, 20, "ns011", Phase.CHECK, Progress.State.FAILED, "too little memory");
    note(board, 30, "ns012", Phase.VERIFY, Progress.State.OK, "");
    assertThat(rows(board, 60, 40, 20)).containsExactly(
        "  1:00 1 of 50 done, 1 failed, 10 at wo…",
        "upload           7  ns[004-010]", "boot             3  ns[001-003]",
        "ns011 in check: too little memory");
  }

  @Test
  void rows_manyFailures_areCountedWhereTheScreenEnds() {
    HostBoard board = board(50);
    for (int i = 1; i <= 40; i++) {
      note(board, 1, "ns%03d".formatted(i), Phase.CONNECT, Progress.State.FAILED,
          "refused by " + i);
    }
    List<String> rows = rows(board, 60, 79, 10);
    assertThat(rows).hasSize(10).endsWith("ns008 in connect: refused by 8", "and 32 more failed");
  }

  @Test
  void rows_failuresOfOneReason_areOneRowWithTheNamesFolded() {
    HostBoard board = board(50);
    for (int i = 1; i <= 40; i++) {
      note(board, 1, "ns%03d".formatted(i), Phase.CONNECT, Progress.State.FAILED, "refused");
    }
    assertThat(rows(board, 60, 79, 10)).endsWith("ns[001-040] in connect: refused");
  }

  @Test
  void rows_quickWork_tellsItsRateBySecond() {
    HostBoard board = board(12);
    for (int i = 1; i <= 8; i++) {
      board.put("ns%03d".formatted(i), HostBoard.Stage.DONE, new HostBoard.Step(0, "login"), "",
          BEGUN.plusSeconds(2));
    }
    assertThat(rows(board, 2, 79, 23).getFirst())
        .isEqualTo("  0:02 8 of 12 done, 0 at work, 4 waiting; 4.0/s, about 1 s left");
  }

  @Test
  void left_each_isSaidOnceWithTheNamesFolded() {
    HostBoard board = board(6);
    HostBoard.Step login = new HostBoard.Step(0, "login");
    for (String host : List.of("ns001", "ns002", "ns003", "ns004")) {
      board.put(host, HostBoard.Stage.AT_WORK, login, "", BEGUN);
    }
    board.end("ns001", true, "", BEGUN);
    board.end("ns002", false, "refused", BEGUN);
    assertThat(board.left()).containsExactly("  ns001 (1 host): done",
        "  ns002 (1 host): failed in login",
        "  ns[003-004] (2 hosts): in login, what was begun may still go on there",
        "  ns[005-006] (2 hosts): not begun");
  }

  @Test
  void rows_someEnded_tellRateAndWhatIsLeft() {
    HostBoard board = board(12);
    for (int i = 1; i <= 4; i++) {
      note(board, 60, "ns%03d".formatted(i), Phase.VERIFY, Progress.State.OK, "");
    }
    assertThat(rows(board, 120, 79, 23).getFirst())
        .isEqualTo("  2:00 4 of 12 done, 0 at work, 8 waiting; 2.0/min, about 4 min left");
  }

  @Test
  void rows_narrowScreen_fitAndNeverMoveTheCursor() {
    HostBoard board = new HostBoard(List.of("a-very-long-name.of-a-host.example", "b"), BEGUN);
    note(board, 1, "b", Phase.PROVISION, Progress.State.PROGRESS, "tab\there \u001b[2J");
    for (int columns : List.of(1, 5, 20, 30)) {
      assertThat(new BoardView(output, board).rows(BEGUN, columns, 10))
          .allSatisfy(row -> assertThat(row.width()).isLessThanOrEqualTo(columns))
          .allSatisfy(row -> assertThat(row.toString()).doesNotContainPattern("\\p{Cntrl}"));
    }
    assertThat(rows(board, 3, 30, 10)).contains("a-very-lo…   0:00 waiting");
  }
}
