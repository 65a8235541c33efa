import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.config.keys.AuthorizedKeysAuthenticator;

/**
 * Listens as an SSH server on each of many addresses, and answers every command at once with exit
 * status 0, so that nothing but the logins is measured: {@code PORT HOST-KEY AUTHORIZED-KEYS
 * ADDRESSES}, the last a file with one a line. 127.0.0.1 comes last, for whoever waits for it.
 */
final class MinaServers {
  private MinaServers() {}

  /** A command that is done before it begins. */
  private static final class Done implements Command {
    private ExitCallback end;

    @Override
    public void setExitCallback(ExitCallback callback) {
      end = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
      end.onExit(0);
    }

    @Override
    public void destroy(ChannelSession channel) {}

    @Override
    public void setInputStream(InputStream in) {}

    @Override
    public void setOutputStream(OutputStream out) {}

    @Override
    public void setErrorStream(OutputStream err) {}
  }

  public static void main(String[] words) throws IOException, InterruptedException {
    List<String> addresses = Files.readAllLines(Path.of(words[3]));
    SshServer server = SshServer.setUpDefaultServer();
    CoreModuleProperties.TCP_NODELAY.set(server, true);
    CoreModuleProperties.SOCKET_BACKLOG.set(server, 64);
    server.setHost(String.join(",", addresses) + ",127.0.0.1");
    server.setPort(Integer.parseInt(words[0]));
    server.setKeyPairProvider(new FileKeyPairProvider(Path.of(words[1])));
    server.setPublickeyAuthenticator(new AuthorizedKeysAuthenticator(Path.of(words[2])));
    server.setCommandFactory((_, _) -> new Done());
    server.start();
    Thread.currentThread().join();
  }
}
