package aeolus.anemos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnemosConfTest {
  @Test
  void text_valueWithQuotesAndDollars_isReadBackByARealShell(@TempDir Path dir)
      throws IOException, InterruptedException {
    String hostile = "it's $(touch x) `id` \"$HOME\" \\ end";
    Path conf = Files.writeString(dir.resolve("anemos.conf"),
        new AnemosConf().set("cmdline", hostile).set("confirm_timeout", 120).text());

    Process shell = new ProcessBuilder("sh", "-c",
        ". \"$1\"; printf %s \"$cmdline/$confirm_timeout\"", "sh", conf.toString()).start();

    assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(hostile + "/120");
    assertThat(shell.waitFor()).isZero();
  }

  @Test
  void set_newlineInValue_isRefused() {
    assertThatThrownBy(() -> new AnemosConf().set("cmdline", "a\nb"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
