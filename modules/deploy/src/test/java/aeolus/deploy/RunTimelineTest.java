package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.AeolusException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RunTimelineTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Map<String, Object>> events = new ArrayList<>(List.of(Map.of("event", "run",
      "time", BEGIN.toString(), "hosts", List.of(Map.of("host", "x"), Map.of("host", "y")))));

  private void phase(int second, String host, String phase, String state, String text) {
    events.add(Map.of("event", "phase", "time", BEGIN.plusSeconds(second).toString(), "host", host,
        "phase", phase, "state", state, "text", text));
  }

  private void result(int second, String host, String outcome, String reason) {
    events.add(Map.of("event", "result", "time", BEGIN.plusSeconds(second).toString(), "host", host,
        "outcome", outcome, "reason", reason));
  }

  private HostTimeline host(String name) {
    return RunTimeline.of(events)
        .hosts()
        .stream()
        .filter(host -> host.host().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void of_hostThatIsDone_hasEachPhaseWithItsTime() {
    phase(1, "x", "check", "start", "");
    phase(3, "x", "check", "progress", "installing");
    phase(4, "x", "check", "ok", "debian 12");
    phase(4, "x", "boot", "start", "");
    result(9, "x", "done", "");
    HostTimeline x = host("x");
    assertThat(x.outcome()).isEqualTo("done");
    assertThat(x.elapsed()).isEqualTo(Duration.ofSeconds(8));
    assertThat(x.spans()).extracting(PhaseSpan::phase).containsExactly("check", "boot");
    assertThat(x.spans()).extracting(PhaseSpan::elapsed)
        .containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(5));
    assertThat(x.spans()).extracting(PhaseSpan::state)
        .containsOnly(PhaseSpan.State.OK);
    assertThat(x.spans().getFirst().lastWords()).isEqualTo("debian 12");
  }

  @Test
  void of_hostThatFailed_hasItsLastPhaseFailed() {
    phase(1, "x", "check", "ok", "");
    phase(2, "x", "boot", "start", "");
    result(5, "x", "failed", "no kexec");
    assertThat(host("x").reason()).isEqualTo("no kexec");
    assertThat(host("x").spans()).extracting(PhaseSpan::state)
        .containsExactly(PhaseSpan.State.OK, PhaseSpan.State.FAILED);
  }

  @Test
  void of_runThatWasCutOff_leavesPhasesOpenUpToItsLastEvent() {
    phase(1, "x", "boot", "start", "");
    phase(7, "y", "check", "start", "");
    assertThat(host("x").outcome()).isEqualTo("open");
    assertThat(host("x").spans()).singleElement()
        .satisfies(span -> assertThat(span.state()).isEqualTo(PhaseSpan.State.CUT_OFF),
            span -> assertThat(span.to()).isEqualTo(BEGIN.plusSeconds(7)));
  }

  @Test
  void of_phaseThatIsBegunForEachZone_isOne() {
    phase(1, "x", "check", "start", "a.example");
    phase(2, "x", "check", "start", "b.example");
    phase(3, "x", "check", "ok", "2 accepted");
    assertThat(host("x").spans()).singleElement()
        .satisfies(span -> assertThat(span.notes()).hasSize(3));
  }

  @Test
  void of_hostThatWasNotBegun_hasNoPhases() {
    result(1, "y", "skipped", "not begun: x failed");
    assertThat(host("y").spans()).isEmpty();
    assertThat(host("y").elapsed()).isZero();
    assertThat(host("x").outcome()).isEqualTo("open");
  }

  @Test
  void of_eventWithoutTime_isRefused() {
    events.add(Map.of("event", "end"));
    assertThatThrownBy(() -> RunTimeline.of(events)).isInstanceOf(AeolusException.class)
        .hasMessageContaining("without its time");
  }
}
