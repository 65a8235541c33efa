package aeolus.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aeolus.core.Host;
import aeolus.core.Vars;
import aeolus.ssh.HostKeyPair;
import aeolus.ssh.HostKeys;
import aeolus.zone.SoaAnswer;
import aeolus.zone.Transport;
import aeolus.zone.dnsjava.DnsjavaClient;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Real nameservers on loopback, each with its control program, behind one real sshd. */
final class LoopbackServers implements AutoCloseable {
  static final String ZONE = "example.test";
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path folder;
  private final int sshPort = freePort();
  private final Map<String, Server> servers = new LinkedHashMap<>();
  private final List<Process> others = new ArrayList<>();

  private record Server(String kind, int port, List<String> command, Process process) {}

  private LoopbackServers(Path folder) {
    this.folder = folder;
  }

  /** Starts the sshd; skips the test where a program of the tests is missing. */
  static LoopbackServers start(Path folder) throws IOException, InterruptedException {
    for (String program : List.of("nsd", "nsd-control", "nsd-checkzone", "knotd", "knotc",
        "kzonecheck", "named", "rndc", "named-checkzone", "sshd")) {
      assumeTrue(
          List.of("/usr/sbin", "/usr/bin", "/sbin")
              .stream()
              .anyMatch(place -> Files.isExecutable(Path.of(place, program))),
          "SKIPPED: not installed: " + program);
    }
    LoopbackServers started = new LoopbackServers(folder);
    started.startSshd();
    return started;
  }

  private void startSshd() throws IOException, InterruptedException {
    if ("root".equals(System.getProperty("user.name"))) {
      Files.createDirectories(Path.of("/run/sshd"));
    }
    String hostKey = key("hostkey");
    write("authorized", key("login") + "\n");
    write("known_hosts", "[127.0.0.1]:" + sshPort + " " + hostKey + "\n");
    write("sshd.conf", """
        Port %d
        ListenAddress 127.0.0.1
        HostKey %s/hostkey
        AuthorizedKeysFile %2$s/authorized
        StrictModes no
        PermitRootLogin yes
        PidFile none
        UsePAM no
        """.formatted(sshPort, folder));
    others.add(launch("sshd", List.of("/usr/sbin/sshd", "-D", "-e", "-f",
        folder + "/sshd.conf")));
    Deadline deadline = Deadline.in(PATIENCE);
    while (!listens(sshPort)) {
      require(!deadline.isOver(), "sshd");
      Thread.sleep(50);
    }
  }

  private String key(String name) throws IOException {
    HostKeyPair pair = HostKeys.generateEd25519("test");
    Files.write(folder.resolve(name), pair.privateKey().reveal());
    Files.setPosixFilePermissions(folder.resolve(name),
        PosixFilePermissions.fromString("rw-------"));
    return pair.publicKey();
  }

  /**
   * Starts a nameserver that serves the zone from a file with this text, and awaits its answer. Its
   * kind may be followed by what is special: knot+database, knot+signing, bind+signing, bind+fixed.
   */
  void add(String name, String kind, String zone) throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve(name).resolve("zones"));
    write(name + "/zones/" + ZONE + ".zone", zone);
    int port = freePort();
    write(name + "/ctl", "#!/bin/sh\nexec " + configure(name, kind, port) + " \"$@\"\n");
    require(folder.resolve(name + "/ctl").toFile().setExecutable(true), name);
    servers.put(name, new Server(kind, port, daemon(name, kind), null));
    restart(name);
  }

  private static List<String> commands(String... words) {
    return List.of(words);
  }

  private List<String> daemon(String name, String kind) {
    String conf = folder + "/" + name + "/conf";
    return switch (kind) {
      case "knot+database" -> commands("/usr/sbin/knotd", "-C", folder + "/" + name + "/confdb");
      case "knot", "knot+signing" -> commands("/usr/sbin/knotd", "-c", conf);
      case "bind", "bind+signing", "bind+fixed" ->
        commands("/usr/sbin/named", "-g", "-n", "1", "-c", conf);
      default -> commands("/usr/sbin/nsd", "-d", "-c", conf);
    };
  }

  /** Writes a server's configuration; returns its control program's command. */
  private String configure(String name, String kind, int port)
      throws IOException, InterruptedException {
    String home = folder + "/" + name;
    String knotc = "/usr/sbin/knotc -s " + home + "/sock";
    switch (kind) {
      case "knot", "knot+signing" -> {
        write(name + "/conf", filled(KNOT, home, port)
            + (kind.endsWith("signing") ? "    dnssec-signing: on\n" : ""));
        return knotc;
      }
      case "knot+database" -> {
        write(name + "/conf", filled(KNOT, home, port));
        Process converted = launch(name, List.of("/usr/sbin/knotc", "-C", home + "/confdb",
            "conf-import", home + "/conf"));
        require(converted.waitFor() == 0, name + ": conf-import");
        return knotc;
      }
      case "bind", "bind+signing", "bind+fixed" -> {
        int control = freePort();
        write(name + "/key", KEY);
        write(name + "/conf", filled(BIND, home, port).replace("CONTROL", "" + control)
            .replace("SIGNING", kind.endsWith("signing")
                ? "dnssec-policy default; inline-signing yes; key-directory \"" + home + "\";"
                : "")
            .replace("NEW", kind.endsWith("fixed") ? "" : "allow-new-zones yes;"));
        return "/usr/sbin/rndc -k " + home + "/key -s 127.0.0.1 -p " + control;
      }
      default -> write(name + "/conf", filled(NSD, home, port));
    }
    return "/usr/sbin/nsd-control -c " + home + "/conf";
  }

  private static String filled(String configuration, String home, int port) {
    return configuration.replace("PORT", String.valueOf(port))
        .replace("HOME", home)
        .replace("ZONE", ZONE);
  }

  /** Starts a server, again if it was killed, and awaits its answer. */
  void restart(String name) throws IOException, InterruptedException {
    Server server = servers.get(name);
    Process process = launch(name, server.command);
    servers.put(name, new Server(server.kind, server.port, server.command, process));
    write(name + "/pid.test", String.valueOf(process.pid()));
    Deadline deadline = Deadline.in(PATIENCE);
    while (!(soa(name) instanceof SoaAnswer.Answered)) {
      require(!deadline.isOver() && process.isAlive(), name + " does not answer: "
          + Files.readString(folder.resolve(name + ".log")));
      Thread.sleep(50);
    }
  }

  /** Has a server's control program do something else where it is told to reload. */
  void onReload(String name, String commands) throws IOException {
    onCommand(name, "*reload*", commands);
  }

  /** Has a server's control program do something, first or instead, where its words match. */
  void onCommand(String name, String pattern, String commands) throws IOException {
    String control = Files.readString(folder.resolve(name + "/ctl"));
    write(name + "/ctl", control.replace("exec ", "real='" + control.substring(
        control.indexOf("exec ") + 5, control.indexOf(" \"$@\"")) + "'\nhome=" + folder + "/" + name
        + "\ncase $* in " + pattern + ") " + commands + ";; esac\nexec "));
  }

  /** Has a server's control program do what it is told again. */
  void onCommandAsUsual(String name) throws IOException {
    String control = Files.readString(folder.resolve(name + "/ctl"));
    write(name + "/ctl", "#!/bin/sh\n" + control.substring(control.lastIndexOf("exec ")));
  }

  /** Ends a server as its operator would. */
  void stop(String name) {
    end(servers.get(name).process);
  }

  /** Ends all that hosts are logged in by, and those who are. */
  void cutConnections() {
    others.getFirst().descendants().forEach(ProcessHandle::destroyForcibly);
  }

  /** Returns the process that hosts are logged in by; its children are the logins. */
  long sshd() {
    return others.getFirst().pid();
  }

  /** Returns what the server answers over UDP for the zone's SOA. */
  SoaAnswer soa(String name) {
    return soa(name, ZONE);
  }

  /** Returns what the server answers over UDP for a zone's SOA. */
  SoaAnswer soa(String name, String zone) {
    return new DnsjavaClient().soa(new InetSocketAddress(LOOPBACK, servers.get(name).port), zone,
        Transport.UDP, Duration.ofSeconds(1));
  }

  /** Returns the folder of a server's zone files. */
  Path zones(String name) {
    return folder.resolve(name + "/zones");
  }

  /** Returns the text of the live zone file. */
  String file(String name) throws IOException {
    return Files.readString(folder.resolve(name + "/zones/" + ZONE + ".zone"));
  }

  /** Tells whether anything is left of what was staged. */
  boolean isClean(String name) {
    return !Files.exists(folder.resolve(name + "/zones/.aeolus-staging"));
  }

  /** Returns a server as the inventory has it. */
  Host host(String name) {
    Server server = servers.get(name);
    Map<String, Object> vars = new HashMap<>();
    vars.put("ansible_host", "127.0.0.1");
    vars.put("ansible_port", sshPort);
    vars.put("ansible_user", System.getProperty("user.name"));
    vars.put("ansible_ssh_private_key_file", folder + "/login");
    vars.put("ansible_ssh_common_args", "-o UserKnownHostsFile=" + folder + "/known_hosts");
    vars.put("aeolus_dns_server", server.kind.replaceFirst("\\+.*", ""));
    vars.put("aeolus_dns_port", server.port);
    vars.put("aeolus_dns_control", folder + "/" + name + "/ctl");
    vars.put("aeolus_zone_dir", folder + "/" + name + "/zones");
    return new Host(name, List.of(), Vars.of(vars));
  }

  private Process launch(String name, List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(
            ProcessBuilder.Redirect.appendTo(folder.resolve(name + ".log").toFile()))
        .start();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalStateException(what);
    }
  }

  private static boolean listens(int port) {
    try (java.net.Socket socket = new java.net.Socket(LOOPBACK, port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Finds a port that is free for UDP and TCP. */
  static int freePort() {
    IOException last = null;
    for (int i = 0; i < 20; i++) {
      try (ServerSocket tcp = new ServerSocket(0, 1, LOOPBACK);
          DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), LOOPBACK)) {
        return udp.getLocalPort();
      } catch (IOException e) {
        last = e;
      }
    }
    throw new IllegalStateException("no port is free", last);
  }

  @Override
  public void close() {
    servers.values().forEach(server -> end(server.process));
    others.forEach(LoopbackServers::end);
  }

  static void end(Process process) {
    if (process == null) {
      return;
    }
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private static final String NSD = """
      server:
        ip-address: 127.0.0.1@PORT
        server-count: 1
        username: ""
        zonesdir: "HOME/zones"
        pidfile: "HOME/pid"
        xfrdfile: "HOME/xfrd.state"
        zonelistfile: "HOME/zone.list"
        xfrdir: "HOME"
        database: ""
      remote-control:
        control-enable: yes
        control-interface: HOME/sock
      zone:
        name: ZONE
        zonefile: ZONE.zone
        provide-xfr: 127.0.0.1 NOKEY
      pattern:
        name: aeolus
        zonefile: "%s.zone"
        provide-xfr: 127.0.0.1 NOKEY
      """;
  private static final String KNOT = """
      server:
        listen: 127.0.0.1@PORT
        rundir: "HOME"
      database:
        storage: "HOME"
      control:
        listen: "HOME/sock"
      acl:
        - id: local
          address: 127.0.0.1
          action: transfer
      template:
        - id: default
          acl: local
      zone:
        - domain: ZONE
          storage: "HOME/zones"
          file: ZONE.zone
      """;
  private static final String BIND = """
      options {
        directory "HOME"; listen-on port PORT { 127.0.0.1; }; listen-on-v6 { none; };
        recursion no; pid-file "HOME/pid"; session-keyfile "HOME/session";
        allow-transfer { 127.0.0.1; }; managed-keys-directory "HOME"; dnssec-validation no; NEW
      };
      include "HOME/key";
      controls { inet 127.0.0.1 port CONTROL allow { 127.0.0.1; } keys { "rndc-key"; }; };
      zone "ZONE" { type primary; file "HOME/zones/ZONE.zone"; SIGNING };
      """;
  private static final String KEY = """
      key "rndc-key" { algorithm hmac-sha256; secret "dGhpcyBpcyBmb3IgdGhlIHRlc3Qgb25seSEhISEhISE="; };
      """;
}
