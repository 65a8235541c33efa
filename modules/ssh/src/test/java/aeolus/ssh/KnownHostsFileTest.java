package aeolus.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.AeolusException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KnownHostsFileTest {
  private static final String OLD = HostKeys.generateEd25519("old").publicKey();
  private static final String NEW = HostKeys.generateEd25519("new").publicKey();

  @TempDir
  private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("known_hosts");
  }

  private List<String> replaced(String... lines) throws IOException {
    Files.write(file, List.of(lines));
    new KnownHostsFile(file).replace("x.example", 22, NEW);
    return Files.readAllLines(file);
  }

  @Test
  void add_newKey_isPutBehindAndTheModeStays() throws IOException {
    Files.write(file, List.of("# mine", "x.example " + OLD + " c", "damaged"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    new KnownHostsFile(file).add("x.example", 22, NEW);
    assertThat(Files.readAllLines(file)).containsExactly("# mine", "x.example " + OLD + " c",
        "damaged", "x.example " + NEW);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
  }

  @Test
  void add_keyThatIsThere_changesNothing() throws IOException {
    Files.write(file, List.of("*.example " + NEW + " comment"));
    Object inode = Files.getAttribute(file, "unix:ino");
    new KnownHostsFile(file).add("x.example", 22, NEW);
    assertThat(Files.readAllLines(file)).containsExactly("*.example " + NEW + " comment");
    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(inode);
  }

  @Test
  void add_fileOfHashedNames_hidesTheNewOneToo() throws IOException {
    Files.write(file, List.of(KnownHostsLine.hashed("y.example") + " " + OLD));
    new KnownHostsFile(file).add("X.example", 2222, NEW);
    String last = Files.readAllLines(file).getLast();
    assertThat(last).startsWith("|1|").endsWith(" " + NEW).doesNotContainIgnoringCase("x.ex");
    KnownHostsLine line = KnownHostsLine.parse(last).orElseThrow();
    assertThat(line.matches("x.example", 2222)).isTrue();
    assertThat(line.matches("x.example", 22)).isFalse();
  }

  @Test
  void keys_ofAHost_areThoseAtItsPortWithTheirLines() throws IOException {
    Files.write(file, List.of("# mine", "x.example,y.example " + OLD + " c", "@revoked * " + OLD,
        "[x.example]:2222 " + OLD, KnownHostsLine.hashed("x.example") + " " + NEW));
    KnownHostsFile known = new KnownHostsFile(file);
    assertThat(known.keys("X.example", 22)).containsExactly(
        new KnownHostsFile.Entry(file, 2, OLD), new KnownHostsFile.Entry(file, 5, NEW));
    assertThat(known.keys("z.example", 22)).isEmpty();
    assertThat(new KnownHostsFile(folder.resolve("none")).keys("x.example", 22)).isEmpty();
  }

  @Test
  void replace_noFile_makesAPrivateOne() throws IOException {
    Path deep = folder.resolve("new/known_hosts");
    new KnownHostsFile(deep).replace("x.example", 2222, NEW);
    assertThat(deep).hasContent("[x.example]:2222 " + NEW);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deep)))
        .isEqualTo("rw-------");
  }

  @Test
  void replace_oldKeys_areGoneAndOtherLinesStay() throws IOException {
    assertThat(replaced("# x.example", "x.example " + OLD, "", "y.example " + OLD,
        "X.EXAMPLE " + OLD + " comment", "[x.example]:2222 " + OLD, "damaged x.example"))
        .containsExactly("# x.example", "", "y.example " + OLD, "[x.example]:2222 " + OLD,
            "damaged x.example", "x.example " + NEW);
  }

  @Test
  void replace_lineOfSeveralNames_keepsTheOthers() throws IOException {
    assertThat(replaced("x.example,192.0.2.1 " + OLD + " c"))
        .containsExactly("192.0.2.1 " + OLD, "x.example " + NEW);
  }

  @Test
  void replace_patternsAndMarkers_stay() throws IOException {
    assertThat(replaced("*.example " + OLD, "@revoked x.example " + OLD))
        .containsExactly("*.example " + OLD, "@revoked x.example " + OLD, "x.example " + NEW);
  }

  @Test
  void replace_existingFile_keepsPermissionsAndLink() throws IOException {
    Path real = Files.writeString(folder.resolve("real"), "");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r--r--"));
    Files.createSymbolicLink(file, Path.of("real"));
    new KnownHostsFile(file).replace("x.example", 22, NEW);
    assertThat(file).isSymbolicLink();
    assertThat(real).hasContent("x.example " + NEW);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r--r--");
  }

  @Test
  void replace_linkToNothing_makesWhatItNames() throws IOException {
    Files.createSymbolicLink(file, Path.of("real"));
    new KnownHostsFile(file).replace("x.example", 22, NEW);
    assertThat(file).isSymbolicLink();
    assertThat(folder.resolve("real")).hasContent("x.example " + NEW);
  }

  @Test
  void replace_commentNotInUtf8_staysOctetForOctet() throws IOException {
    byte[] line = "y.example ssh-rsa AAAA caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, line);
    new KnownHostsFile(file).replace("x.example", 22, NEW);
    assertThat(Files.readAllBytes(file)).startsWith(line);
  }

  @Test
  void replace_manyAtOnce_losesNone() throws Exception {
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String host = "h" + i;
      writers.add(Thread.ofVirtual()
          .start(() -> new KnownHostsFile(file).replace(host, 22, NEW)));
    }
    for (Thread writer : writers) {
      writer.join();
    }
    assertThat(Files.readAllLines(file)).hasSize(20);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("known_hosts",
        "known_hosts.lock");
  }

  @Test
  void replace_notWritable_namesTheFile() throws IOException {
    Path notAFolder = Files.writeString(folder.resolve("file"), "");
    KnownHostsFile broken = new KnownHostsFile(notAFolder.resolve("known_hosts"));
    assertThatThrownBy(() -> broken.replace("x", 22, NEW))
        .isInstanceOf(AeolusException.class)
        .hasMessageStartingWith(notAFolder + "/known_hosts: not writable");
  }
}
