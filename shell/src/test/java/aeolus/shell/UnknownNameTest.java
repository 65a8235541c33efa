package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UnknownNameTest {
  @Test
  void message_nearName_suggestsTheNearestWhateverItsCase() {
    assertThat(UnknownName.message("host", "Mail01", List.of("web01", "mail02", "mail01")))
        .isEqualTo("unknown host \"Mail01\", did you mean \"mail01\"?");
  }

  @Test
  void message_shortName_suggestsNothing() {
    assertThat(UnknownName.message("host", "z", List.of("x", "y")))
        .isEqualTo("unknown host \"z\", expected one of x, y");
  }

  @Test
  void message_manyNames_listsSome() {
    List<String> names = IntStream.range(10, 60).mapToObj(i -> "host" + i).toList();
    assertThat(UnknownName.message("host", "mail", names)).endsWith("host20, host21 and 38 more");
    assertThat(UnknownName.message("zone", "mail", List.of())).endsWith(", there is none");
  }
}
