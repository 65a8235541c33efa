package aeolus.zone.dnsjava;

import aeolus.zone.DnsClient;
import aeolus.zone.QueryAnswer;
import aeolus.zone.SoaAnswer;
import aeolus.zone.TransferResult;
import aeolus.zone.Transport;
import aeolus.zone.TsigKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
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
      return new SoaAnswer.NoAnswer(reason(e));
    }
  }

  @Override
  public QueryAnswer query(InetSocketAddress server, String name, String type, Duration timeout) {
    try {
      Message answer = send(server, name, Type.value(type), Transport.UDP, timeout);
      return new QueryAnswer.Answered(Rcode.string(answer.getRcode()),
          answer.getHeader().printFlags(),
          answer.getSection(Section.ANSWER).stream().map(Record::toString).toList());
    } catch (IOException e) {
      return new QueryAnswer.NoAnswer(reason(e));
    }
  }

  private static Message send(InetSocketAddress server, String name, int type,
      Transport transport, Duration timeout) throws IOException {
    SimpleResolver resolver = new SimpleResolver(server);
    resolver.setTimeout(timeout);
    resolver.setTCP(transport == Transport.TCP);
    Message query = Message.newQuery(Record.newRecord(absolute(name), type, DClass.IN));
    query.getHeader().unsetFlag(Flags.RD);
    return resolver.send(query);
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
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
    try {
      TSIG tsig = key.map(DnsjavaClient::tsig).orElse(null);
      ZoneTransferIn transfer = ZoneTransferIn.newAXFR(absolute(zone), server, tsig);
      transfer.setTimeout(timeout);
      transfer.run();
      return new TransferResult.Transferred(MasterReader.sorted(transfer.getAXFR()));
    } catch (IOException | ZoneTransferException e) {
      return new TransferResult.Failed(String.valueOf(e.getMessage()));
    }
  }

  private static TSIG tsig(TsigKey key) {
    String algorithm = key.algorithm().toLowerCase(Locale.ROOT);
    String name = key.name().endsWith(".") ? key.name() : key.name() + ".";
    return new TSIG(algorithm, name, key.secret().revealText().strip());
  }
}
