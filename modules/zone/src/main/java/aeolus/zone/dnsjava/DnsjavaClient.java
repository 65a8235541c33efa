package aeolus.zone.dnsjava;

import aeolus.zone.DnsClient;
import aeolus.zone.QueryAnswer;
import aeolus.zone.RecordsAnswer;
import aeolus.zone.ResourceRecord;
import aeolus.zone.SoaAnswer;
import aeolus.zone.TransferResult;
import aeolus.zone.Transport;
import aeolus.zone.TsigKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.WireParseException;
import org.xbill.DNS.ZoneTransferException;
import org.xbill.DNS.ZoneTransferIn;

/** Asks nameservers by means of dnsjava. */
public final class DnsjavaClient implements DnsClient {
  @Override
  public SoaAnswer soa(InetSocketAddress server, String zone, Transport transport,
      Duration timeout) {
    try {
      return judge(send(server, zone, Type.SOA, transport, timeout), absolute(zone));
    } catch (IOException e) {
      return new SoaAnswer.NoAnswer(FailureWords.of(e, timeout));
    }
  }

  @Override
  public QueryAnswer query(InetSocketAddress server, String name, String type, Duration timeout) {
    try {
      Message answer = send(server, name, Type.value(type), Transport.UDP, timeout);
      return new QueryAnswer.Answered(Rcode.string(answer.getRcode()),
          answer.getHeader().printFlags().strip(),
          answer.getSection(Section.ANSWER).stream().map(Record::toString).toList());
    } catch (IOException e) {
      return new QueryAnswer.NoAnswer(FailureWords.of(e, timeout));
    }
  }

  @Override
  public RecordsAnswer records(InetSocketAddress server, String name, String type,
      boolean recursive, Duration timeout) {
    try {
      Message answer = send(server, name, Type.value(type), Transport.UDP, recursive, timeout);
      return new RecordsAnswer.Answered(Rcode.string(answer.getRcode()),
          answer.getHeader().getFlag(Flags.AA), section(answer, Section.ANSWER),
          section(answer, Section.AUTHORITY), section(answer, Section.ADDITIONAL));
    } catch (IOException e) {
      return new RecordsAnswer.NoAnswer(FailureWords.of(e, timeout));
    }
  }

  private static List<ResourceRecord> section(Message answer, int section) {
    return CanonicalRecords.plain(answer.getSection(section)
        .stream()
        .filter(record -> record.getType() != Type.OPT && record.getType() != Type.TSIG)
        .toList());
  }

  private static Message send(InetSocketAddress server, String name, int type,
      Transport transport, Duration timeout) throws IOException {
    return send(server, name, type, transport, false, timeout);
  }

  private static Message send(InetSocketAddress server, String name, int type,
      Transport transport, boolean recursive, Duration timeout) throws IOException {
    if (server.isUnresolved()) {
      throw new UnknownHostException(FailureWords.unresolved(server));
    }
    SimpleResolver resolver = new SimpleResolver(server);
    resolver.setTimeout(timeout);
    resolver.setTCP(transport == Transport.TCP);
    Message query = Message.newQuery(Record.newRecord(absolute(name), type, DClass.IN));
    if (!recursive) {
      query.getHeader().unsetFlag(Flags.RD);
    }
    return resolver.send(query);
  }

  private static Name absolute(String zone) throws TextParseException {
    return Name.fromString(zone.endsWith(".") ? zone : zone + ".");
  }

  private static SoaAnswer judge(Message answer, Name zone) {
    for (Record record : answer.getSection(Section.ANSWER)) {
      if (record instanceof SOARecord soa && soa.getName().equals(zone)) {
        return new SoaAnswer.Answered(soa.getSerial(), answer.getHeader().getFlag(Flags.AA));
      }
    }
    return new SoaAnswer.Refused(Rcode.string(answer.getRcode()));
  }

  @Override
  public TransferResult transfer(InetSocketAddress server, String zone, Optional<TsigKey> key,
      Duration timeout) {
    if (server.isUnresolved()) {
      return new TransferResult.Failed(FailureWords.unresolved(server));
    }
    try {
      TSIG tsig = key.map(DnsjavaClient::tsig).orElse(null);
      ZoneTransferIn transfer = ZoneTransferIn.newAXFR(absolute(zone), server, tsig);
      transfer.setTimeout(timeout);
      return new TransferResult.Transferred(run(transfer));
    } catch (IOException e) {
      return new TransferResult.Failed(FailureWords.of(e, timeout));
    } catch (ZoneTransferException e) {
      return new TransferResult.Failed(FailureWords.of(e));
    } catch (IllegalArgumentException e) {
      return new TransferResult.Failed(
          "the key " + key.map(TsigKey::name).orElse("") + " can't be used: " + e.getMessage());
    }
  }

  private static List<ResourceRecord> run(ZoneTransferIn transfer)
      throws IOException, ZoneTransferException {
    try {
      transfer.run();
    } catch (IndexOutOfBoundsException e) {
      throw new WireParseException("no records in it", e);
    }
    return CanonicalRecords.plain(CanonicalRecords.of(transfer.getAXFR()).sorted());
  }

  private static TSIG tsig(TsigKey key) {
    String algorithm = key.algorithm().toLowerCase(Locale.ROOT);
    String name = key.name().endsWith(".") ? key.name() : key.name() + ".";
    return new TSIG(algorithm, name, key.secret().revealText().strip());
  }
}
