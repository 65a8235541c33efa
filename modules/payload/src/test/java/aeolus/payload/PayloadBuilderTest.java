package aeolus.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.InvalidInputException;
import aeolus.core.SecretText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PayloadBuilderTest {
  private static final List<String> FILES = List.of("IMGBUILD", "files/etc/hostname.j2",
      "files/root/.ssh/authorized_keys", "hooks/run", "secrets/etc/key");

  @TempDir
  private Path folder;

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] upperCase(Path file) {
    try {
      return utf8(Files.readString(file).toUpperCase(java.util.Locale.ROOT));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Payload payload(Path image) {
    return new PayloadBuilder()
        .imageDirectory(ImageDirectory.read(image), PayloadBuilderTest::upperCase)
        .build();
  }

  private static Map<String, String> modes(Payload payload) {
    Map<String, String> modes = new TreeMap<>();
    payload.entries().forEach(e -> modes.put(e.path(), Integer.toOctalString(e.mode())));
    return modes;
  }

  private Path copy(String name, List<String> files, String mode, long epochMillis)
      throws IOException {
    Path image = folder.resolve(name);
    for (String file : files) {
      Path path = image.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "content of " + file);
      boolean program = file.equals("hooks/run");
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(
          program ? mode.replaceFirst("rw-", "rwx") : mode));
      Files.setLastModifiedTime(path, FileTime.fromMillis(epochMillis));
    }
    Files.createSymbolicLink(image.resolve("files/etc/link"), Path.of("../nowhere"));
    Files.createDirectories(image.resolve("files/var/empty"));
    return image;
  }

  @Test
  void build_sameFilesInOtherOrderWithOtherDatesAndUmask_isTheSame() throws IOException {
    Payload one = payload(copy("one", FILES, "rw-r--r--", 1_000_000));
    Payload other = payload(copy("other", FILES.reversed(), "rw-------", 1_700_000_000_000L));
    assertThat(one.sha256()).isEqualTo(other.sha256());
    assertThat(one.changesTo(other)).isEmpty();
  }

  @Test
  void build_otherContent_isAnother() throws IOException {
    Path image = copy("one", FILES, "rw-r--r--", 0);
    String before = payload(image).sha256();
    Files.writeString(image.resolve("IMGBUILD"), "more");
    assertThat(payload(image).sha256()).isNotEqualTo(before);
  }

  @Test
  void imageDirectory_modes_areThoseThatGitKeeps() throws IOException {
    assertThat(modes(payload(copy("image", FILES, "rw-rw-rw-", 0)))).containsExactlyEntriesOf(
        new TreeMap<>(Map.of("manifest", "600", "IMGBUILD", "644", "files/etc/hostname", "644",
            "files/etc/link", "777", "files/root/.ssh/authorized_keys", "600",
            "files/var/empty", "755", "hooks/run", "755", "secrets/etc/key", "600")));
  }

  @Test
  void imageDirectory_template_isRenderedAndLosesItsEnding() throws IOException {
    Payload payload = payload(copy("image", FILES, "rw-r--r--", 0));
    assertThat(new String(payload.content("files/etc/hostname"), StandardCharsets.UTF_8))
        .isEqualTo("CONTENT OF FILES/ETC/HOSTNAME.J2");
    assertThat(payload.entries()).extracting(Entry::path).doesNotContain("files/etc/hostname.j2");
  }

  @Test
  void imageDirectory_link_staysOneThoughItsTargetIsMissing() throws IOException {
    assertThat(payload(copy("image", FILES, "rw-r--r--", 0)).entries())
        .contains(new Entry("files/etc/link", 0777, 0, "", "../nowhere", false));
  }

  @Test
  void imageDirectory_templateBesideItsResult_isRefused() throws IOException {
    Path image = copy("image", FILES, "rw-r--r--", 0);
    Files.writeString(image.resolve("files/etc/hostname"), "x");
    assertThatThrownBy(() -> payload(image)).isInstanceOf(InvalidInputException.class)
        .hasMessage("files/etc/hostname: comes into the payload twice");
  }

  @Test
  void file_sameAsInTheImage_isRefused() {
    PayloadBuilder builder = new PayloadBuilder().file("deploy", utf8("a"), 0755);
    assertThatThrownBy(() -> builder.file("deploy", utf8("a"), 0755))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void file_namedAsTheManifest_isRefused() {
    assertThatThrownBy(() -> new PayloadBuilder().file("manifest", utf8("a"), 0644))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("manifest: comes into the payload twice");
  }

  @Test
  void file_outsideOfThePayload_isRefused() {
    for (String path : List.of("", "/etc/passwd", "../x", "a/../../x", "a/./b", "a//b", "..")) {
      assertThatThrownBy(() -> new PayloadBuilder().file(path, utf8("a"), 0644)).as(path)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("not a path within a payload");
    }
  }

  @Test
  void secret_openMode_isNeverReadableByOthers() {
    Payload payload = new PayloadBuilder().secret("etc/key", SecretText.of("s"), 0777).build();
    assertThat(modes(payload)).containsEntry("secrets/etc/key", "770");
    assertThat(payload.secret("secrets/etc/key").revealText()).isEqualTo("s");
  }

  @Test
  void env_values_areQuotedAndSorted() {
    Map<String, String> env = new LinkedHashMap<>();
    env.put("B", "it's $HOME");
    env.put("A", "1");
    Payload payload = new PayloadBuilder().env(env).build();
    assertThat(new String(payload.content("anemos.env"), StandardCharsets.UTF_8))
        .isEqualTo("A='1'\nB='it'\\''s $HOME'\n");
    assertThat(modes(payload)).containsEntry("anemos.env", "600");
  }

  @Test
  void env_nameThatIsNone_isRefused() {
    assertThatThrownBy(() -> new PayloadBuilder().env(Map.of("A-B", "1")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("aeolus_env: expected a name of letters, digits and _, got \"A-B\"");
  }
}
