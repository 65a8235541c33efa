package aeolus.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImageDirectoryTest {
  @TempDir
  private Path folder;

  private void file(String path) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.writeString(folder.resolve(path), "x");
  }

  @Test
  void read_whatIsForTheWorkstationOnly_isLeftOut() throws IOException {
    for (String path : new String[] {"IMGBUILD", "secrets.yaml", "modes.yaml", "reveal",
        "README.md", ".git/config", "files/x~", "files/.x.swp", "files/keep/.gitkeep",
        "files/README", "files/reveal"}) {
      file(path);
    }
    assertThat(ImageDirectory.read(folder).files()).extracting(Path::toString)
        .containsExactly("IMGBUILD", "files", "files/README", "files/keep", "files/reveal");
  }

  @Test
  void read_noPlan_isRefused() throws IOException {
    file("files/IMGBUILD");
    assertThatThrownBy(() -> ImageDirectory.read(folder)).isInstanceOf(InvalidInputException.class)
        .hasMessage(folder + ": no IMGBUILD and no deploy script, expected one of them");
  }

  @Test
  void read_scriptAsTemplate_isAPlan() throws IOException {
    file("deploy.j2");
    assertThat(ImageDirectory.read(folder).files()).containsExactly(Path.of("deploy.j2"));
  }

  @Test
  void read_severalProblems_areReportedTogether() throws IOException, InterruptedException {
    file("line\nbreak");
    Path fifo = folder.resolve("queue");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    assertThatThrownBy(() -> ImageDirectory.read(folder)).isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("control character in a file's name")
        .hasMessageContaining(fifo + ": neither a file, a folder nor a link; it can't be shipped")
        .hasMessageContaining("no IMGBUILD");
  }

  @Test
  void read_missingFolder_isRefused() {
    assertThatThrownBy(() -> ImageDirectory.read(folder.resolve("none")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(folder.resolve("none") + ": not readable");
  }

  @Test
  void read_linkToTheFolder_isFollowed() throws IOException {
    file("image/IMGBUILD");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("image"));
    assertThat(ImageDirectory.read(link).files()).containsExactly(Path.of("IMGBUILD"));
  }
}
