package aeolus.ssh.mina;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.SecretText;
import aeolus.ssh.Become;
import aeolus.ssh.ConnectResult;
import aeolus.ssh.PassphrasePrompt;
import aeolus.ssh.SshTarget;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which key exchange comes first, as the server is asked for it. */
@Timeout(60)
final class KeyExchangeTest {
  @TempDir
  private Path folder;
  private TestingServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() {
    server = new TestingServer(folder).listen(new SessionListener() {
      @Override
      public void sessionNegotiationEnd(Session session, Map<KexProposalOption, String> client,
          Map<KexProposalOption, String> ours, Map<KexProposalOption, String> negotiated,
          Throwable reason) {
        asked.add(client.get(KexProposalOption.ALGORITHMS));
      }
    }).start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private List<String> asked(MinaConnector connector, SshTarget target) {
    try (connector) {
      if (connector.connect(target) instanceof ConnectResult.Connected connected) {
        connected.session().close();
      }
    }
    return List.of(asked.getFirst().split(","));
  }

  @Test
  void connect_quick_asksForTheSlowOneAfterAllOthers() {
    List<String> names = asked(MinaConnector.quick(PassphrasePrompt.NONE), server.target());
    assertThat(names.indexOf("sntrup761x25519-sha512"))
        .isGreaterThan(names.indexOf("curve25519-sha256"));
    assertThat(names.indexOf("mlkem768x25519-sha256"))
        .isLessThan(names.indexOf("curve25519-sha256"));
  }

  @Test
  void connect_quickWithAPasswordToSend_keepsTheUsualOrder() {
    SshTarget target = server.target();
    Become become = new Become(Become.Method.SUDO, "nobody-of-this-name",
        Optional.of(SecretText.of("secret")));
    List<String> names = asked(MinaConnector.quick(PassphrasePrompt.NONE),
        target.withOptions(target.options().withBecome(Optional.of(become))));
    assertThat(names.indexOf("sntrup761x25519-sha512"))
        .isLessThan(names.indexOf("curve25519-sha256"));
  }

  @Test
  void connect_usual_asksForTheSafestFirst() {
    List<String> names = asked(new MinaConnector(), server.target());
    assertThat(names.indexOf("sntrup761x25519-sha512"))
        .isLessThan(names.indexOf("curve25519-sha256"));
  }
}
