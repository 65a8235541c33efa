package aeolus.ssh.mina;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.ssh.ConnectResult;
import aeolus.ssh.ExecResult;
import aeolus.ssh.SshSession;
import aeolus.ssh.SshTarget;
import aeolus.ssh.UploadResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sending files, by SFTP and without it. */
@Timeout(60)
final class UploadTest {
  private static final Duration LONG = Duration.ofSeconds(40);
  private static final int SIZE = 700_000;
  /** More than a channel takes without being told that there is room again. */
  private static final int LARGE = 3_000_000;

  @TempDir
  private Path folder;
  @TempDir
  private Path remote;
  private TestingServer server;
  private MinaConnector connector;
  private byte[] content;

  @BeforeEach
  void start() {
    server = new TestingServer(folder);
    connector = new MinaConnector(Duration.ofMillis(200));
    content = new byte[SIZE];
    new Random(1).nextBytes(content);
  }

  @AfterEach
  void stop() {
    connector.close();
    server.close();
  }

  private SshSession logIn(boolean sftp) {
    if (!sftp) {
      server.withoutSftp();
    }
    return logIn(server.start().target());
  }

  private SshSession logIn(SshTarget target) {
    return switch (connector.connect(target)) {
      case ConnectResult.Connected(SshSession session) -> session;
      case ConnectResult.Failed failed -> throw new AssertionError(failed);
    };
  }

  private UploadResult send(SshSession session, Path path) {
    return session.upload(new ByteArrayInputStream(content), SIZE, path.toString(), 0640,
        _ -> {}, LONG);
  }

  private static String reason(UploadResult result) {
    assertThat(result).isInstanceOf(UploadResult.Failed.class);
    return ((UploadResult.Failed) result).reason();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(remote)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void upload_whole_isThereWithItsModeAndNothingElse(boolean sftp) throws IOException {
    Path path = remote.resolve("it's a file");
    byte[] large = new byte[LARGE];
    new Random(2).nextBytes(large);
    List<Long> told = new ArrayList<>();
    try (SshSession session = logIn(sftp)) {
      UploadResult result = session.upload(new ByteArrayInputStream(large), LARGE,
          path.toString(), 0640, told::add, LONG);
      assertThat(result).isEqualTo(new UploadResult.Done(LARGE));
    }
    assertThat(Files.readAllBytes(path)).isEqualTo(large);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-r-----");
    assertThat(names()).containsExactly("it's a file");
    assertThat(told).isSorted().endsWith((long) LARGE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void upload_fileIsThereAlready_isReplaced(boolean sftp) throws IOException {
    Path path = Files.writeString(remote.resolve("old"), "old content");
    try (SshSession session = logIn(sftp)) {
      assertThat(send(session, path)).isEqualTo(new UploadResult.Done(SIZE));
      assertThat(send(session, path)).isEqualTo(new UploadResult.Done(SIZE));
    }
    assertThat(Files.readAllBytes(path)).isEqualTo(content);
    assertThat(names()).containsExactly("old");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void upload_nameOfAHalfFile_growsUnderThatName(boolean sftp) throws IOException {
    Path path = remote.resolve("tree.part");
    List<String> during = new ArrayList<>();
    try (SshSession session = logIn(sftp)) {
      assertThat(session.upload(new ByteArrayInputStream(content), SIZE, path.toString(), 0600,
          _ -> during.addAll(List.of(remote.toFile().list())), LONG))
          .isEqualTo(new UploadResult.Done(SIZE));
    }
    assertThat(during).contains("tree.part").doesNotContain("tree.part.part");
    assertThat(Files.readAllBytes(path)).isEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void upload_otherSizeThanSaid_failsAndLeavesNothing(boolean sftp) throws IOException {
    try (SshSession session = logIn(sftp)) {
      UploadResult result = session.upload(new ByteArrayInputStream(content), SIZE + 1,
          remote.resolve("short").toString(), 0600, _ -> {}, LONG);
      assertThat(reason(result)).isEqualTo("expected 700001 octets, got 700000");
      assertThat(session.exec("true", LONG)).isInstanceOf(ExecResult.Exited.class);
    }
    assertThat(names()).doesNotContain("short");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void upload_folderMissing_saysSo(boolean sftp) {
    try (SshSession session = logIn(sftp)) {
      assertThat(reason(send(session, remote.resolve("missing/file"))))
          .startsWith(remote + "/missing/file: ")
          .containsAnyOf("No such file", "Directory nonexistent", "nonexistent directory")
          .doesNotContain("SSH_FX");
      assertThat(session.isOpen()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void upload_connectionCutInTheMiddle_failsInWordsAndLeavesNoFile(boolean sftp)
      throws IOException {
    if (!sftp) {
      server.withoutSftp();
    }
    server.start();
    try (TestingProxy proxy = new TestingProxy(server.port());
        SshSession session = logIn(server.target(proxy.port()))) {
      session.exec("true", LONG);
      proxy.cutAfter(SIZE / 2);
      assertThat(reason(send(session, remote.resolve("file"))))
          .isEqualTo("the connection was lost: closed by the host");
    }
    assertThat(names()).doesNotContain("file");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void upload_peerVanishes_failsByHeartbeat(boolean sftp) throws IOException {
    if (!sftp) {
      server.withoutSftp();
    }
    server.start();
    try (TestingProxy proxy = new TestingProxy(server.port());
        SshSession session = logIn(server.target(proxy.port()))) {
      UploadResult result = session.upload(new ByteArrayInputStream(new byte[LARGE]), LARGE,
          remote.resolve("file").toString(), 0600, _ -> proxy.freeze(), LONG);
      assertThat(reason(result))
          .isEqualTo("the connection was lost: the host has stopped answering");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void upload_late_failsAndLeavesTheSessionUsable(boolean sftp) {
    try (SshSession session = logIn(sftp)) {
      UploadResult result = session.upload(new Endless(), Long.MAX_VALUE,
          remote.resolve("endless").toString(), 0600, _ -> {}, Duration.ofSeconds(1));
      assertThat(reason(result)).isEqualTo("not sent within 1 s");
      assertThat(session.exec("true", LONG)).isInstanceOf(ExecResult.Exited.class);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void upload_callerInterrupted_endsSoon(boolean sftp) {
    try (SshSession session = logIn(sftp)) {
      MinaSessionTest.interruptSoon(Thread.currentThread());
      UploadResult result = session.upload(new Endless(), Long.MAX_VALUE,
          remote.resolve("endless").toString(), 0600, _ -> {}, LONG);
      assertThat(reason(result)).isEqualTo("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void upload_contentNotReadable_saysSo() {
    InputStream broken = new Broken();
    try (SshSession session = logIn(true)) {
      assertThat(reason(session.upload(broken, 1, remote.resolve("file").toString(), 0600,
          _ -> {}, LONG))).isEqualTo("what is to be sent can't be read: bad sector");
    }
  }

  @Test
  void upload_noSpaceLeftWithoutSftp_saysWhatTheHostSaid() {
    try (SshSession session = logIn(false)) {
      assertThat(reason(session.upload(new ByteArrayInputStream(content), SIZE,
          "/dev/full/x.part", 0600, _ -> {}, LONG))).contains("/dev/full");
    }
  }

  /** Can't be read. */
  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("bad sector");
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return read();
    }
  }

  /** Comes slowly and never ends. */
  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 'x';
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Math.min(100, length);
    }
  }
}
