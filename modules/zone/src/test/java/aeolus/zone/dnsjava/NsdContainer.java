package aeolus.zone.dnsjava;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aeolus.core.SecretText;
import aeolus.zone.TsigKey;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.IsRunningStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** A real NSD that serves example.com on ports of loopback and hands it out to one key. */
final class NsdContainer implements AutoCloseable {
  private static final String IMAGE = "debian:bookworm-slim";
  private static final String CONFIG = "/etc/nsd/test.conf";
  private static final String ZONE = "/etc/nsd/example.com.zone";
  private static final ExposedPort UDP = ExposedPort.udp(53);
  private static final ExposedPort TCP = ExposedPort.tcp(53);
  private static final String INSTALL = "command -v nsd && command -v nsd-control || "
      + "{ apt-get -q update && apt-get -q -y --no-install-recommends install nsd; }";

  private final GenericContainer<?> container;
  private int files;

  private NsdContainer(GenericContainer<?> container) {
    this.container = container;
  }

  /** Starts NSD, or ends the test with a notice where that can't be done here. */
  static NsdContainer start(TsigKey key, String zone) throws IOException, InterruptedException {
    NsdContainer nsd = startContainer();
    try {
      nsd.install();
      nsd.serve(key, zone);
      return nsd;
    } catch (IOException | RuntimeException e) {
      nsd.close();
      throw e;
    }
  }

  private static NsdContainer startContainer() {
    try {
      assumeTrue(DockerClientFactory.instance().isDockerAvailable(),
          "SKIPPED: no Docker engine answers");
      NsdContainer nsd = new NsdContainer(container());
      nsd.container.start();
      return nsd;
    } catch (ContainerFetchException e) {
      return abort("SKIPPED: an image is neither here nor to be had: " + e.getMessage());
    }
  }

  private static GenericContainer<?> container() {
    return new GenericContainer<>(DockerImageName.parse(IMAGE)).withCommand("sleep", "600")
        .withCreateContainerCmdModifier(NsdContainer::bindToLoopback)
        .withStartupCheckStrategy(new IsRunningStartupCheckStrategy())
        .waitingFor(Wait.forSuccessfulCommand("true"))
        .withStartupTimeout(Duration.ofSeconds(60));
  }

  /** Testcontainers by itself maps no UDP, and binds to all addresses. */
  private static void bindToLoopback(CreateContainerCmd command) {
    Ports ports = new Ports();
    ports.bind(UDP, Ports.Binding.bindIp("127.0.0.1"));
    ports.bind(TCP, Ports.Binding.bindIp("127.0.0.1"));
    command.withExposedPorts(UDP, TCP);
    Objects.requireNonNull(command.getHostConfig()).withPortBindings(ports);
  }

  private void install() throws IOException, InterruptedException {
    ExecResult result = container.execInContainer("timeout", "180", "sh", "-c", INSTALL);
    assumeTrue(result.getExitCode() == 0,
        "SKIPPED: the image " + IMAGE + " has no nsd and could not install it");
  }

  private void serve(TsigKey key, String zone) throws IOException, InterruptedException {
    container.copyFileToContainer(Transferable.of(config(key)), CONFIG);
    write(zone);
    run("mkdir -p /run/nsd && chown nsd: /run/nsd && nsd-checkconf " + CONFIG + " && nsd -c "
        + CONFIG);
  }

  private static String config(TsigKey key) {
    return """
        server:
          ip-address: 0.0.0.0
          database: ""
          pidfile: "/run/nsd/nsd.pid"
          zonelistfile: "/run/nsd/zone.list"
          xfrdfile: "/run/nsd/xfrd.state"
        remote-control:
          control-enable: yes
          control-interface: /run/nsd/nsd.ctl
        key:
          name: "%s"
          algorithm: %s
          secret: "%s"
        zone:
          name: example.com
          zonefile: %s
          provide-xfr: 0.0.0.0/0 %s
        """.formatted(key.name(), key.algorithm(), key.secret().revealText(), ZONE, key.name());
  }

  /** Replaces the zone's file; NSD reads it again only where its time has changed. */
  private void write(String zone) throws IOException, InterruptedException {
    container.copyFileToContainer(Transferable.of(zone), ZONE);
    files++;
    run("touch -d @" + (1_800_000_000 + files) + " " + ZONE + " && nsd-checkzone example.com "
        + ZONE);
  }

  /** Serves another version of the zone. */
  void reload(String zone) throws IOException, InterruptedException {
    write(zone);
    run("nsd-control -c " + CONFIG + " reload");
  }

  private void run(String script) throws IOException, InterruptedException {
    ExecResult result = container.execInContainer("timeout", "30", "sh", "-c", script);
    if (result.getExitCode() != 0) {
      throw new IOException(script + ": " + result.getStdout() + result.getStderr());
    }
  }

  InetSocketAddress udp() {
    return address(UDP);
  }

  InetSocketAddress tcp() {
    return address(TCP);
  }

  private InetSocketAddress address(ExposedPort port) {
    Ports.Binding[] bindings = container.getCurrentContainerInfo()
        .getNetworkSettings()
        .getPorts()
        .getBindings()
        .get(port);
    return new InetSocketAddress(InetAddress.getLoopbackAddress(),
        Integer.parseInt(bindings[0].getHostPortSpec()));
  }

  @Override
  public void close() {
    container.stop();
  }

  /** Makes a key of 32 equal octets. */
  static TsigKey key(int octet) {
    byte[] secret = new byte[32];
    java.util.Arrays.fill(secret, (byte) octet);
    return new TsigKey("transfer", "hmac-sha256",
        SecretText.of(java.util.Base64.getEncoder().encodeToString(secret)));
  }
}
