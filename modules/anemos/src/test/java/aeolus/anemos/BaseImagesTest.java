package aeolus.anemos;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaseImagesTest {
  private static final BaseImages.Inputs INPUTS = new BaseImages.Inputs("http://m", "bookworm", "");

  @TempDir
  private Path folder;

  @Test
  void find_notBuilt_findsAndMakesNothing() throws IOException {
    assertThat(new BaseImages(folder).find(INPUTS)).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void find_built_readsIt() throws IOException {
    String key = Sha256.of(new ScriptRun(Duration.ofMinutes(1)).run(HostScripts.BASE_BUILD, folder,
        List.of("--inputs", "--mirror", "http://m", "--suite", "bookworm"), _ -> {}).out());
    Path built = Files.createDirectories(folder.resolve("base").resolve(key.substring(0, 16)));
    Files.writeString(built.resolve("sha256"), "1\n2\n");
    Files.writeString(built.resolve("info"), "unpacked_bytes=7\n");
    assertThat(new BaseImages(folder).find(INPUTS)).hasValueSatisfying(
        base -> assertThat(base.unpackedBytes()).isEqualTo(7));
  }
}
