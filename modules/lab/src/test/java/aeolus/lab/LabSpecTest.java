package aeolus.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LabSpecTest {
  @Test
  void of_sameNameTwice_isRefused() {
    assertThatThrownBy(() -> LabSpec.of("x", "x")).hasMessageContaining("got [x, x]");
  }

  @Test
  void named_nameLongerThanADiskSerialAllows_isRefused() {
    assertThatThrownBy(() -> LabHost.named("twelve-chars"))
        .hasMessageContaining("got \"twelve-chars\"");
    assertThatThrownBy(() -> LabHost.named("../x")).hasMessageContaining("got \"../x\"");
  }

  @Test
  void withMemoryMib_tooLittle_isRefused() {
    assertThatThrownBy(() -> LabSpec.standard().withMemoryMib(64)).hasMessageContaining("got 64");
  }

  @Test
  void withExtraDisks_noSize_isRefused() {
    assertThatThrownBy(() -> LabSpec.standard().withExtraDisks(List.of(64, 0)))
        .hasMessageContaining("got [64, 0]");
  }

  @Test
  void cacheFolder_environment_isFollowedInOrder() {
    assertThat(CacheFolder.of(Map.of("AEOLUS_CACHE", "/a", "XDG_CACHE_HOME", "/x"), "/h"))
        .isEqualTo(Path.of("/a"));
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "/x"), "/h"))
        .isEqualTo(Path.of("/x/aeolus"));
    assertThat(CacheFolder.of(Map.of(), "/h")).isEqualTo(Path.of("/h/.cache/aeolus"));
  }
}
