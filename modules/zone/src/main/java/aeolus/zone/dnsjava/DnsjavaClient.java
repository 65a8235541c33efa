package aeolus.zone.dnsjava;

import aeolus.zone.DnsClient;
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
      SimpleResolver resolver = new SimpleResolver(server);
      resolver.setTimeout(timeout);
      resolver.setTCP(transport == Transport.TCP);
      Record question = Record.newRecord(absolute(zone), Type.SOA, DClass.IN);
      Message query = Message.newQuery(question);
      query.getHeader().unsetFlag(Flags.RD);
      return judge(resolver.send(query), question.getName());
    } catch (IOException e) {
      String reason = e.getMessage();
      return new SoaAnswer.NoAnswer(reason == null ? e.getClass().getSimpleName() : reason);
    }
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
