package aeolus.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Compares with what the real ssh(1) says that it would do. */
@Timeout(60)
final class SshConfigIT {
  private static final List<String> HOSTS = List.of("x", "ns01", "ns02.example.org", "192.0.2.7",
      "bad.example.org", "JUMP", "plain");
  private static final String CONFIG = """
      # The first value wins.
      IgnoreUnknown Nonsense*
      NonsenseSetting 7
      Host ns?? !ns02*
        HostName %h.example.org
        Port=2222
        User = "operator"
        Include sub/*.conf
        ServerAliveInterval 1m
      Match host *.example.org,!bad.* !originalhost x
        User matched
        ConnectTimeout 2h3
        IdentityFile ~/.ssh/%h-%r-%p
        IdentityFile /etc/ssh/%d/%u/%n
      Match user matched
        ServerAliveCountMax 9
        HostKeyAlias known-%%
      Host x 192.0.2.*
        ProxyJump root@jump:22,[2001:db8::1]:2200
        ProxyCommand none
        UserKnownHostsFile ~/.ssh/a "/b c" '/d'
        GlobalKnownHostsFile /dev/null
        CertificateFile /c/%h
      Host JUMP "quoted host"
        ProxyJump none
        IdentitiesOnly true # comment
        Compression yes
      Match localuser nobody-at-all
        User never
      Match all
        User last
        IdentityFile /last
        IdentityFile /last
      """;
  private static final String INCLUDED = """
      CertificateFile /included
      Host ns01
        IdentitiesOnly yes
      Match host bad*
        Port 9
      """;

  private static final String KEYS = String.join("\n", Stream
      .of("rsa", "ecdsa", "ecdsa_sk", "ed25519", "ed25519_sk", "xmss", "dsa")
      .map("~/.ssh/id_"::concat)
      .toList());

  @TempDir
  private Path folder;

  @Test
  void fromVars_manySettings_agreesWithSsh() throws Exception {
    Path config = write("config", CONFIG);
    Files.createDirectory(folder.resolve("sub"));
    // ssh(1) looks beside the user's own file, wherever -F points.
    write("sub/one.conf", INCLUDED);
    write("config", CONFIG.replace("sub/", folder + "/sub/"));
    for (String host : HOSTS) {
      assertThat(withHomes(ours(config, host))).as(host).isEqualTo(withHomes(real(config, host)));
    }
  }

  private Path write(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static Map<String, String> real(Path config, String host) throws Exception {
    Process ssh;
    try {
      ssh = new ProcessBuilder("ssh", "-G", "-F", config.toString(), host)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      assumeTrue(false, "SKIPPED: no ssh(1) is here");
      throw e;
    }
    String said = new String(ssh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(ssh.waitFor()).isZero();
    Map<String, String> values = new TreeMap<>();
    said.lines()
        .map(line -> line.split(" ", 2))
        .filter(parts -> SshOptionRules.isHonoured(parts[0]))
        .forEach(parts -> values.merge(parts[0], parts[1], (a, b) -> a + "\n" + b));
    return normalized(values);
  }

  /** Brings ssh(1)'s words for defaults, and what it leaves to be expanded later, to one form. */
  private static Map<String, String> normalized(Map<String, String> values) {
    values.computeIfPresent("connecttimeout", (_, text) -> text.equals("none") ? "15" : text);
    values.putIfAbsent("proxyjump", "none");
    values.putIfAbsent("certificatefile", "");
    values.putIfAbsent("hostkeyalias", "");
    values.remove("proxycommand");
    values.remove("identityagent");
    return values;
  }

  private static Map<String, String> ours(Path config, String host) {
    SshSettings settings = new SshSettings();
    SshConfig.read(config, Path.of("/nonexistent")).addTo(settings, host);
    Map<String, String> values = new TreeMap<>();
    SshDefaults defaults = new SshDefaults(System.getProperty("user.name"), List.of(), List.of(),
        List.of(), Duration.ofSeconds(15), Optional.empty(),
        SshConfig.read(config, Path.of("/nonexistent")));
    SshTarget target = new TargetResolver(defaults).resolve(host, new SshSettings());
    values.put("hostname", target.host().toLowerCase(Locale.ROOT));
    values.put("port", String.valueOf(target.port()));
    values.put("user", target.user());
    values.put("connecttimeout", String.valueOf(target.connectTimeout().toSeconds()));
    values.put("identitiesonly", target.options().identitiesOnly() ? "yes" : "no");
    values.put("serveraliveinterval",
        String.valueOf(target.options().aliveInterval().toSeconds()));
    values.put("serveralivecountmax", String.valueOf(target.options().aliveCountMax()));
    values.put("hostkeyalias", settings.one("hostkeyalias").orElse(""));
    values.put("proxyjump", settings.one("proxyjump").orElse("none"));
    values.put("identityfile", several(settings, "identityfile", KEYS));
    values.put("certificatefile", several(settings, "certificatefile", ""));
    values.put("userknownhostsfile",
        settings.one("userknownhostsfile").orElse("~/.ssh/known_hosts ~/.ssh/known_hosts2"));
    values.put("globalknownhostsfile", settings.one("globalknownhostsfile")
        .orElse("/etc/ssh/ssh_known_hosts /etc/ssh/ssh_known_hosts2"));
    return values;
  }

  /** The real one expands some names that begin with a tilde, and leaves it in others. */
  private static Map<String, String> withHomes(Map<String, String> values) {
    values.replaceAll(
        (_, text) -> text.replace("~/", System.getProperty("user.home") + "/"));
    return values;
  }

  private static String several(SshSettings settings, String keyword, String otherwise) {
    return settings.all(keyword) == null ? otherwise : String.join("\n", settings.all(keyword));
  }
}
