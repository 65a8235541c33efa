package aeolus.zone.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aeolus.core.Location;
import aeolus.zone.ResourceRecord;
import aeolus.zone.ZoneSource;
import aeolus.zone.Zones;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Makes the same records of the same keys as other programs do. */
final class OtherProgramsIT {
  @TempDir
  private Path folder;

  private static void requirePrograms(String... programs) {
    for (String program : programs) {
      assumeTrue(Stream.of("/usr/bin", "/usr/sbin")
          .anyMatch(place -> Files.isExecutable(Path.of(place, program))),
          "SKIPPED: not installed: " + program);
    }
  }

  private List<String> lines(String... command) throws Exception {
    Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output.lines().toList();
  }

  @ParameterizedTest
  @CsvSource({"rsa, 2048", "ecdsa, 256", "ecdsa, 384", "ecdsa, 521", "ed25519, 256"})
  void fingerprints_keyOfKeygen_areWhatItSays(String type, String bits) throws Exception {
    requirePrograms("ssh-keygen");
    lines("ssh-keygen", "-q", "-t", type, "-b", bits, "-N", "", "-f", "key");
    List<String> expected = lines("ssh-keygen", "-r", "host", "-f", "key.pub").stream()
        .map(line -> line.replace("host IN SSHFP ", ""))
        .toList();
    String key = Files.readString(folder.resolve("key.pub"));
    assertThat(expected).hasSize(2);
    assertThat(SshFingerprints.of(key, true)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(expected).containsAll(SshFingerprints.of(key, false));
  }

  private static List<ResourceRecord> records(String lines, String type) {
    return Zones.read(new ZoneSource("example.org", "$TTL 60\n@ SOA . . 1 2 3 4 5\n" + lines + "\n",
        (line, column) -> new Location("z", line, column)), Path.of("."))
        .records()
        .stream()
        .filter(record -> record.type().equals(type))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSASHA256", "ECDSAP256SHA256", "ECDSAP384SHA384", "ED25519"})
  void ds_newKey_isWhatOtherProgramsMake(String algorithm) throws Exception {
    requirePrograms("ldns-keygen", "ldns-key2ds", "dnssec-dsfromkey");
    String base = lines("ldns-keygen", "-k", "-a", algorithm, "Example.ORG").getFirst();
    DelegationSigner signer = DelegationSigner.of(
        records(Files.readString(folder.resolve(base + ".key")), "DNSKEY").getFirst());
    for (int digest : new int[] {DelegationSigner.SHA256, DelegationSigner.SHA384}) {
      String made = signer.ds(digest).rdata();
      String ldns = lines("ldns-key2ds", "-n", digest == 2 ? "-2" : "-4", base + ".key")
          .getFirst();
      String bind = lines("dnssec-dsfromkey", "-a", digest == 2 ? "SHA-256" : "SHA-384",
          base + ".key").getFirst();
      assertThat(Stream.of(ldns, bind).map(line -> records(line, "DS").getFirst().rdata()))
          .containsOnly(made);
    }
  }
}
