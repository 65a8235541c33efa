package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FoldedLinesTest {
  @Test
  void lines_theSameOfManyHosts_isSaidOnce() {
    List<String> lines = new ArrayList<>(
        IntStream.rangeClosed(10, 20)
            .mapToObj(n -> "ns" + n + ": example.test: no answer")
            .toList());
    lines.add("web: something else");
    lines.add("no host");
    assertThat(FoldedLines.of(lines).lines()).containsExactly(
        "ns[10-20] (11): example.test: no answer", "web: something else", "no host");
  }

  @Test
  void names_few_areWrittenOut() {
    assertThat(FoldedLines.names(List.of("ns1", "ns2"))).isEqualTo("ns1, ns2");
    assertThat(FoldedLines.names(List.of("ns1", "ns2", "ns3", "ns4"))).isEqualTo("ns[1-4] (4)");
  }
}
