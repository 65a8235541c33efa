package aeolus.deploy;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import aeolus.anemos.BaseImage;
import aeolus.anemos.Tree;
import aeolus.core.Host;
import aeolus.core.Problem;
import aeolus.core.Vars;
import aeolus.ssh.ExecResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.HostKeys;
import aeolus.ssh.SshDefaults;
import aeolus.ssh.testing.FakeSshHost;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FactsGathererTest {
  private static final String SCRIPT = "sh -s";

  @TempDir
  private Path folder;
  private RolloutFixture fixture;
  private FakeSshHost ssh;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new RolloutFixture(folder);
    ssh = fixture.tree("x", "192.0.2.1").ssh();
  }

  private static final String FACTS = """
      os_id=debian
      kernel=6.1
      arch=x86_64
      boot_id=5f3c
      memory_mib=512
      firmware=bios
      secure_boot=no
      lockdown=none
      kexec=yes
      boot_loader=grub
      time=1000000000
      root_device=/dev/vda1
      disk_size=1000
      network_1=iface 52:54:00:00:00:01 mtu 1500
      """;
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_000_000_030), UTC);

  private HostPlan gather() throws InterruptedException {
    return gather(RunKind.INIT, false).hosts().getFirst();
  }

  private RunPlan gather(RunKind kind, boolean force) throws InterruptedException {
    return gatherer(Optional.empty()).gather(fixture.plan(kind), force);
  }

  private FactsGatherer gatherer(Optional<BaseImage> base) {
    return new FactsGatherer(fixture.connector, CLOCK, new CachedArtifacts() {
      @Override
      public Optional<BaseImage> base(Host host) {
        return base;
      }

      @Override
      public Optional<Tree> tree(HostPlan host) {
        return Optional.of(new Tree("key", folder, "f00d", 100 << 20));
      }
    });
  }

  private static List<String> problems(HostPlan plan) {
    return plan.problems().stream().map(Problem::toString).toList();
  }

  @Test
  void gather_hostIsFit_keepsItsFacts() throws InterruptedException {
    ssh.answer(SCRIPT, FakeSshHost.out(FACTS));
    HostPlan plan = gather();
    assertThat(plan.problems()).isEmpty();
    assertThat(plan.facts().orElseThrow().number("memory_mib")).hasValue(512);
    assertThat(ssh.uploads()).isEmpty();
    assertThat(ssh.commandsRun().getFirst().stdin()).contains("trap 'rm -rf \"$dir\"' EXIT",
        "trap 'exit 1' HUP INT TERM PIPE\n", "mode='init'\n", "boot='auto'\n",
        "disk='/dev/disk/by-id/virtio-1'\n");
  }

  @Test
  void gather_hostIsNotFit_givesEveryReason() throws InterruptedException {
    ssh.answer(SCRIPT, FakeSshHost.exit(1, "anemos: not root\nanemos: no such disk\n"));
    assertThat(problems(gather())).containsExactly("x: not root", "x: no such disk");
  }

  @Test
  void gather_refusedLogin_isAProblemOfThatHostAlone() throws Exception {
    ssh.refuseNext(FailureKind.REFUSED, 1);
    fixture.script("y", "192.0.2.2").ssh().answer(SCRIPT, FakeSshHost.out(FACTS));
    List<HostPlan> hosts = gather(RunKind.INIT, false).hosts();
    assertThat(problems(hosts.getFirst())).containsExactly("x: 192.0.2.1: REFUSED");
    assertThat(hosts.getFirst().facts()).isEmpty();
    assertThat(problems(hosts.getLast())).isEmpty();
    assertThat(hosts.getLast().facts()).isPresent();
  }

  @Test
  void gather_noAnswer_saysWhyInWords() throws InterruptedException {
    ssh.answer(SCRIPT, FakeSshHost.answer("", new ExecResult.Disconnected("reset")));
    assertThat(problems(gather())).containsExactly("x: the connection was lost: reset");
    ssh.answer(SCRIPT, FakeSshHost.answer("", new ExecResult.TimedOut()));
    assertThat(problems(gather())).containsExactly("x: no answer within 60 s");
    ssh.answer(SCRIPT, FakeSshHost.answer("", new ExecResult.Killed("KILL")));
    assertThat(problems(gather())).containsExactly("x: killed by KILL");
  }

  @Test
  void gather_failsInSilence_isAProblemAllTheSame() throws InterruptedException {
    ssh.answer(SCRIPT, FakeSshHost.exit(2, ""));
    assertThat(problems(gather())).containsExactly("x: exit status 2");
  }

  @Test
  void gather_missingFact_isNotGuessed() throws InterruptedException {
    ssh.answer(SCRIPT, FakeSshHost.out(FACTS.replace("firmware=bios\n", "firmware=\n")));
    assertThat(problems(gather())).containsExactly(
        "x: does not tell its firmware, which has to be known");
  }

  @Test
  void gather_baseImageIsThere_sendsWhatTheDeploymentNeeds() throws InterruptedException {
    ssh.answer(SCRIPT, FakeSshHost.out(FACTS));
    Path file = folder.resolve("none");
    BaseImage base = new BaseImage("cafe", file, "1", file, "2", 130 << 20);
    gatherer(Optional.of(base)).gather(fixture.plan(RunKind.DEPLOY), false);
    assertThat(ssh.commandsRun().getLast().stdin()).contains("memory_min_mib='340'\n",
        "boot_min_mib='2'\n");
    Host host = new Host("x", List.of(), Vars.of(Map.of("ansible_host", "192.0.2.1")));
    gatherer(Optional.of(base)).ask(List.of(host),
        new SshDefaults("me", List.of(), List.of(), Duration.ofSeconds(1)), _ -> {});
    assertThat(ssh.commandsRun().getLast().stdin()).contains("memory_min_mib='240'\n");
    gather();
    assertThat(ssh.commandsRun().getLast().stdin()).doesNotContain("memory_min_mib='");
  }

  @Test
  void gather_bothFamilies_warnsOfTheOneThatIsNotAsked() throws InterruptedException {
    ssh.answer(SCRIPT,
        FakeSshHost.out(FACTS + "network_2=address 52:54:00:00:00:01 2001:db8::1/64\n"));
    assertThat(gather(RunKind.INIT, false).warnings()).isEmpty();
    fixture.asked(new InetSocketAddress("192.0.2.1", 53));
    assertThat(gather(RunKind.INIT, false).warnings()).singleElement()
        .asString()
        .startsWith("x: warning: its zones will be verified at 192.0.2.1 alone");
  }

  @Test
  void gather_clockIsOff_warns() throws InterruptedException {
    ssh.answer(SCRIPT, FakeSshHost.out(FACTS.replace("time=1000000000", "time=1000000200")));
    assertThat(gather(RunKind.INIT, false).warnings()).extracting(Problem::toString)
        .containsExactly("x: warning: its clock is 170 s ahead of this workstation's");
  }

  @Test
  void gather_keysThatNobodyElseHas_stopTheRunUnlessForced() throws InterruptedException {
    ssh.answer(SCRIPT, FakeSshHost.out(FACTS + """
        host_key_1=ssh-ed25519 AAAA /etc/ssh/ssh_host_ed25519_key
        private_key_1=/var/lib/knot/keys
        tsig_key_1=transfer. /etc/nsd/nsd.conf
        """));
    assertThat(problems(gather(RunKind.DEPLOY, false).hosts().getFirst())).containsExactly(
        "x: its SSH host key SHA256:cJ6AyISHokEeHuTfufIqhhSS0gxHZRUMDHlKvXD4FHw (ssh-ed25519)"
            + " would be lost: the payload does not have it; --keep"
            + " /etc/ssh/ssh_host_ed25519_key carries it over, --force goes on without",
        "x: its DNSSEC keys in /var/lib/knot/keys would be lost: the payload does not have them;"
            + " --keep /var/lib/knot/keys carries it over, --force goes on without",
        "x: its TSIG key \"transfer.\" (/etc/nsd/nsd.conf) would be lost: no file of the payload"
            + " names it; --keep /etc/nsd/nsd.conf carries it over, --force goes on without");
    RunPlan forced = gather(RunKind.DEPLOY, true);
    assertThat(forced.obstacles()).isEmpty();
    assertThat(forced.warnings()).hasSize(3);
  }

  @Test
  void gather_stockSystemsHostKeys_areNoLoss() throws InterruptedException {
    ssh.answer(SCRIPT, FakeSshHost.out(FACTS + "host_key_1=ssh-rsa AAAA /etc/ssh/k\n"));
    assertThat(problems(gather())).isEmpty();
  }

  @Test
  void gather_hostKeyThatIsShipped_isNoLoss() throws InterruptedException {
    String shipped = fixture.plan(RunKind.DEPLOY).hosts().getFirst().hostKeys().getFirst();
    ssh.answer(SCRIPT, FakeSshHost.out(FACTS + "host_key_1=" + HostKeys.withoutComment(shipped)
        + " /etc/ssh/ssh_host_ed25519_key\n"));
    assertThat(problems(gather(RunKind.DEPLOY, false).hosts().getFirst())).isEmpty();
  }
}
