package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aeolus.ssh.HostKeyPair;
import aeolus.ssh.HostKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real OpenSSH server that stands for 20 hosts, three of which are not what they should be. */
@Timeout(120)
final class ExecIT {
  private static final Path SSHD = Path.of("/usr/sbin/sshd");
  private static final int HOSTS = 20;

  @TempDir
  private Path folder;
  private TestProject project;
  private Process server;
  private ServerSocket silent;
  private int port;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Files.isExecutable(SSHD), "SKIPPED: no OpenSSH server is installed");
    assumeTrue(System.getProperty("user.name").equals("root"),
        "SKIPPED: an OpenSSH server takes root to start");
    project = new TestProject(folder);
    port = freePort();
    HostKeyPair login = key("login");
    HostKeyPair host = key("host");
    project.write("authorized_keys", login.publicKey() + "\n")
        .write("sshd.conf", """
            ListenAddress 0.0.0.0:%d
            HostKey %s/host
            AuthorizedKeysFile %s/authorized_keys
            PermitRootLogin yes
            StrictModes no
            UsePAM no
            PidFile none
            MaxStartups 100
            SetEnv SHLVL=2
            Subsystem sftp internal-sftp
            """.formatted(port, folder, folder))
        .write("known_hosts", knownHosts(host.publicKey()));
    silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    project.write("inventory/hosts.yaml", inventory());
    Files.createDirectories(Path.of("/run/sshd"));
    server = new ProcessBuilder(SSHD.toString(), "-D", "-f", folder + "/sshd.conf")
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
    awaitListening();
  }

  @AfterEach
  void stop() throws IOException {
    if (server != null) {
      server.destroy();
      silent.close();
    }
  }

  private HostKeyPair key(String name) throws IOException {
    HostKeyPair pair = HostKeys.generateEd25519(name);
    Files.write(folder.resolve(name), pair.privateKey().reveal());
    Files.setPosixFilePermissions(folder.resolve(name),
        PosixFilePermissions.fromString("rw-------"));
    return pair;
  }

  /** Another key is known of the fifth. */
  private String knownHosts(String hostKey) {
    String other = HostKeys.generateEd25519("other").publicKey();
    return IntStream.rangeClosed(1, HOSTS)
        .mapToObj(i -> "[127.0.7." + i + "]:" + port + " " + (i == 5 ? other : hostKey))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Nobody listens for the third, and whoever does for the fourth says nothing. */
  private String inventory() throws IOException {
    return """
        web:
          vars:
            ansible_port: %d
            ansible_user: root
            ansible_ssh_private_key_file: %s/login
            ansible_ssh_common_args: -o UserKnownHostsFile=%s/known_hosts
          hosts:
        """.formatted(port, folder, folder) + IntStream.rangeClosed(1, HOSTS)
        .mapToObj(i -> "    ns%02d.example: {ansible_host: ".formatted(i) + switch (i) {
          case 3 -> "127.0.7.3, ansible_port: 1}\n";
          case 4 ->
            "127.0.0.1, ansible_port: " + silent.getLocalPort() + ", ansible_timeout: 2}\n";
          default -> "127.0.7." + i + "}\n";
        })
        .collect(Collectors.joining());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitListening() throws IOException, InterruptedException {
    for (int i = 0; i < 200; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        return;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    throw new AssertionError("sshd does not listen:\n" + project.read("log"));
  }

  @Test
  void exec_threeOfTwentyAreNotReached_foldsTheOthersAndSaysWhy() {
    TestProject.Outcome outcome = project.run("exec", "-g", "web", "echo", "hello;", "pwd");
    assertThat(outcome.status()).as(outcome.out() + outcome.err()).isEqualTo(1);
    assertThat(outcome.out())
        .startsWith("ns[01-02,06-20].example (17 hosts)\nhello\n/root\n")
        .contains("ns03.example (1 host): connection refused; is an SSH server listening there?\n",
            "ns04.example (1 host): no answer within 2 s\n",
            "ns05.example (1 host): the host key has changed to ssh-ed25519 SHA256:");
    assertThat(outcome.err()).contains("20 hosts: 17 ok, 3 not logged in to; ");
  }

  @Test
  void exec_lateCommand_isEndedAndSaidSo() {
    TestProject.Outcome outcome = project.run("exec", "-l", "ns0[12]*", "--timeout", "1", "--",
        "echo begun; sleep 60");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out())
        .isEqualTo("ns[01-02].example (2 hosts): not done within 1 s, ended\nbegun\n");
  }

  @Test
  void putAndGet_thereAndBack_isTheSame() throws IOException {
    byte[] content = new byte[300_000];
    new Random(1).nextBytes(content);
    Files.write(folder.resolve("sent"), content);
    String there = folder + "/there it is";
    assertThat(project.result("put", "-H", "ns01.example", "--mode", "0604", "sent", there))
        .isEqualTo("ns01.example (1 host)\n300000 octets sent to " + there + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(there))))
        .isEqualTo("rw----r--");
    project.result("get", "-l", "ns0[12]*", there, "got");
    assertThat(folder.resolve("got/ns02.example/there it is")).hasBinaryContent(content);
  }
}
