package aeolus.zone.dnsjava;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.SecretText;
import aeolus.zone.QueryAnswer;
import aeolus.zone.ResourceRecord;
import aeolus.zone.SoaAnswer;
import aeolus.zone.TransferResult;
import aeolus.zone.Transport;
import aeolus.zone.TsigKey;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

final class DnsjavaClientTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String SOA = "ns1.example.com. root.example.com. 2026010101 1 2 3 4";

  private final DnsjavaClient client = new DnsjavaClient();

  /** Answers with records: owner, type, data. */
  private static FakeNameserver.Answers with(int rcode, int flag, String... records) {
    return octets -> {
      Message query = new Message(octets);
      Message answer = new Message(query.getHeader().getID());
      answer.getHeader().setFlag(Flags.QR);
      if (flag != 0) {
        answer.getHeader().setFlag(flag);
      }
      answer.getHeader().setRcode(rcode);
      answer.addRecord(query.getQuestion(), Section.QUESTION);
      for (String record : records) {
        answer.addRecord(record(record), Section.ANSWER);
      }
      return Optional.of(answer.toWire());
    };
  }

  private static Record record(String text) throws IOException {
    String[] parts = text.split(" ", 3);
    return Record.fromString(Name.fromString(parts[0]), Type.value(parts[1]), DClass.IN, 60,
        parts[2], Name.root);
  }

  private static FakeNameserver.Answers authority() {
    return with(Rcode.NOERROR, Flags.AA, "example.com. SOA " + SOA);
  }

  private SoaAnswer soa(FakeNameserver.Answers answers, Transport transport, Duration timeout)
      throws IOException {
    try (FakeNameserver server = FakeNameserver.start(answers)) {
      return client.soa(server.address(), "Example.com", transport, timeout);
    }
  }

  private static TransferResult.Failed failed(String reason) {
    return new TransferResult.Failed(reason);
  }

  @ParameterizedTest
  @EnumSource
  void soa_authoritative_saysSo(Transport transport) throws IOException {
    assertThat(soa(authority(), transport, LONG))
        .isEqualTo(new SoaAnswer.Answered(2_026_010_101L, true));
  }

  @ParameterizedTest
  @EnumSource
  void soa_fromACache_isNotAuthoritative(Transport transport) throws IOException {
    assertThat(soa(with(Rcode.NOERROR, 0, "example.com. SOA " + SOA), transport, LONG))
        .isEqualTo(new SoaAnswer.Answered(2_026_010_101L, false));
  }

  @ParameterizedTest
  @EnumSource
  void soa_refused_givesTheCode(Transport transport) throws IOException {
    assertThat(soa(with(Rcode.REFUSED, 0), transport, LONG))
        .isEqualTo(new SoaAnswer.Refused("REFUSED"));
  }

  @Test
  void soa_recordOfAnotherZone_isNoAnswerToTheQuestion() throws IOException {
    assertThat(soa(with(Rcode.NOERROR, Flags.AA, "com. SOA " + SOA), Transport.UDP, LONG))
        .isEqualTo(new SoaAnswer.Refused("NOERROR"));
  }

  @Test
  void soa_query_doesNotAskForRecursion() throws IOException {
    try (FakeNameserver server = FakeNameserver.start(authority())) {
      client.soa(server.address(), "example.com", Transport.UDP, LONG);
      assertThat(server.queries()).hasSize(1);
      assertThat(new Message(server.queries().getFirst()).getHeader().getFlag(Flags.RD)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void soa_silence_endsWithTheTimeout(Transport transport) throws IOException {
    assertThat(soa(_ -> Optional.empty(), transport, SHORT))
        .isEqualTo(new SoaAnswer.NoAnswer("no answer within 300 ms"));
  }

  @Test
  void soa_silenceForSeconds_saysSeconds() throws IOException {
    assertThat(soa(_ -> Optional.empty(), Transport.UDP, Duration.ofSeconds(1)))
        .isEqualTo(new SoaAnswer.NoAnswer("no answer within 1 s"));
  }

  @Test
  void soa_wrongId_isNoAnswer() throws IOException {
    assertThat(soa(authority().then(DnsjavaClientTest::withOtherId), Transport.UDP, LONG))
        .isEqualTo(new SoaAnswer.NoAnswer("the answer is to another query (wrong id)"));
  }

  private static byte[] withOtherId(byte[] answer) {
    answer[1]++;
    return answer;
  }

  @Test
  void soa_rubbish_isNoAnswer() throws IOException {
    assertThat(soa(_ -> Optional.of(new byte[] {1, 2, 3}), Transport.UDP, LONG))
        .isInstanceOfSatisfying(SoaAnswer.NoAnswer.class,
            none -> assertThat(none.reason()).startsWith("answer not understood: "));
  }

  @Test
  void soa_answerWithoutQuestion_isNoAnswer() throws IOException {
    FakeNameserver.Answers bare = octets -> {
      Message answer = new Message(new Message(octets).getHeader().getID());
      answer.getHeader().setFlag(Flags.QR);
      return Optional.of(answer.toWire());
    };
    assertThat(soa(bare, Transport.UDP, LONG))
        .isEqualTo(new SoaAnswer.NoAnswer(
            "answer not understood: invalid message: question section missing"));
  }

  @Test
  void soa_truncated_isAskedAgainOverTcp() throws IOException {
    try (FakeNameserver server = FakeNameserver.start(new FirstTruncated()::to)) {
      assertThat(client.soa(server.address(), "example.com", Transport.UDP, LONG))
          .isEqualTo(new SoaAnswer.Answered(2_026_010_101L, true));
      assertThat(server.queries()).hasSize(2);
    }
  }

  /** Sets the TC flag in its first answer. */
  private static final class FirstTruncated {
    private int asked;

    Optional<byte[]> to(byte[] query) throws IOException {
      return asked++ == 0
          ? with(Rcode.NOERROR, Flags.TC).to(query)
          : authority().to(query);
    }
  }

  @ParameterizedTest
  @EnumSource
  void soa_nobodyListens_isRefused(Transport transport) throws IOException {
    assertThat(client.soa(closedPort(), "example.com", transport, LONG))
        .isEqualTo(new SoaAnswer.NoAnswer("connection refused"));
  }

  private static InetSocketAddress closedPort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }
  }

  @Test
  void soa_unknownHost_saysWhich() {
    InetSocketAddress unresolved = InetSocketAddress.createUnresolved("Ns.example", 53);
    assertThat(client.soa(unresolved, "example.com", Transport.UDP, LONG))
        .isEqualTo(new SoaAnswer.NoAnswer("no address found for \"Ns.example\""));
    assertThat(client.transfer(unresolved, "example.com", Optional.empty(), LONG))
        .isEqualTo(failed("no address found for \"Ns.example\""));
  }

  @Test
  void soa_notAName_isNoAnswer() throws IOException {
    assertThat(client.soa(closedPort(), "a..b", Transport.UDP, LONG))
        .isInstanceOfSatisfying(SoaAnswer.NoAnswer.class,
            none -> assertThat(none.reason()).startsWith("not a domain name: "));
  }

  @Test
  void query_addresses_givesRecordsAndFlags() throws IOException {
    try (FakeNameserver server = FakeNameserver
        .start(with(Rcode.NOERROR, Flags.AA, "www.example.com. A 192.0.2.1"))) {
      assertThat(client.query(server.address(), "www.example.com", "A", LONG))
          .isInstanceOfSatisfying(QueryAnswer.Answered.class, answer -> {
            assertThat(answer.rcode()).isEqualTo("NOERROR");
            assertThat(answer.flags()).isEqualTo("qr aa");
            assertThat(answer.records()).singleElement()
                .asString()
                .contains("www.example.com.", "192.0.2.1");
          });
    }
  }

  @Test
  void query_silence_isNoAnswer() throws IOException {
    try (FakeNameserver server = FakeNameserver.start(_ -> Optional.empty())) {
      assertThat(client.query(server.address(), "www.example.com", "A", SHORT))
          .isEqualTo(new QueryAnswer.NoAnswer("no answer within 300 ms"));
    }
  }

  private TransferResult transfer(FakeNameserver.Answers answers, Optional<TsigKey> key,
      Duration timeout) throws IOException {
    try (FakeNameserver server = FakeNameserver.start(answers)) {
      return client.transfer(server.address(), "example.com", key, timeout);
    }
  }

  @Test
  void transfer_zone_isSortedWithOneSoa() throws IOException {
    assertThat(transfer(with(Rcode.NOERROR, Flags.AA, "example.com. SOA " + SOA,
        "B.example.com. NS NS1.example.com.", "a.example.com. TXT x", "example.com. SOA " + SOA),
        Optional.empty(), LONG))
        .isInstanceOfSatisfying(TransferResult.Transferred.class,
            zone -> assertThat(zone.records()).containsExactly(
                new ResourceRecord("example.com.", 60, "SOA", SOA),
                new ResourceRecord("a.example.com.", 60, "TXT", "\"x\""),
                new ResourceRecord("b.example.com.", 60, "NS", "ns1.example.com.")));
  }

  @Test
  void transfer_refused_givesTheCode() throws IOException {
    assertThat(transfer(with(Rcode.REFUSED, 0), Optional.empty(), LONG))
        .isEqualTo(failed("expected the zone, got REFUSED"));
  }

  @Test
  void transfer_emptyAnswer_isFailed() throws IOException {
    assertThat(transfer(with(Rcode.NOERROR, Flags.AA), Optional.of(key("c2VjcmV0")), LONG))
        .isInstanceOf(TransferResult.Failed.class);
  }

  @Test
  void transfer_notSignedThoughAsked_isFailed() throws IOException {
    assertThat(
        transfer(
            with(Rcode.NOERROR, Flags.AA, "example.com. SOA " + SOA, "example.com. SOA " + SOA),
            Optional.of(key("c2VjcmV0")), LONG))
        .isInstanceOfSatisfying(TransferResult.Failed.class,
            failed -> assertThat(failed.reason()).startsWith("TSIG failure"));
  }

  @Test
  void transfer_silence_endsWithTheTimeout() throws IOException {
    assertThat(transfer(_ -> Optional.empty(), Optional.empty(), SHORT))
        .isEqualTo(failed("no answer within 300 ms"));
  }

  @Test
  void transfer_nobodyListens_isRefused() throws IOException {
    assertThat(client.transfer(closedPort(), "example.com", Optional.empty(), LONG))
        .isEqualTo(failed("connection refused"));
  }

  @Test
  void transfer_keyThatIsNoBase64_saysWhichAndNotWhat() throws IOException {
    assertThat(client.transfer(closedPort(), "example.com", Optional.of(key("*bad*")), LONG))
        .isInstanceOfSatisfying(TransferResult.Failed.class,
            failed -> assertThat(failed.reason()).startsWith("the key transfer can't be used")
                .doesNotContain("*bad*"));
  }

  private static TsigKey key(String secret) {
    return new TsigKey("transfer", "hmac-sha256", SecretText.of(secret));
  }
}
