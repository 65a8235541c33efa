package aeolus.deploy;

import aeolus.zone.DnsClient;
import aeolus.zone.QueryAnswer;
import aeolus.zone.RecordsAnswer;
import aeolus.zone.ResourceRecord;
import aeolus.zone.SoaAnswer;
import aeolus.zone.TransferResult;
import aeolus.zone.Transport;
import aeolus.zone.TsigKey;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Nameservers in memory; one that was told nothing does not answer. */
final class FakeDnsClient implements DnsClient {
  private final Map<String, SoaAnswer> soas = new ConcurrentHashMap<>();
  private final Map<String, TransferResult> transfers = new ConcurrentHashMap<>();
  private final Map<String, RecordsAnswer> records = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** Has a server answer for a zone with authority, over UDP and TCP. */
  FakeDnsClient serial(String server, String zone, long serial) {
    return answer(server, zone, Transport.UDP, new SoaAnswer.Answered(serial, true))
        .answer(server, zone, Transport.TCP, new SoaAnswer.Answered(serial, true));
  }

  FakeDnsClient answer(String server, String zone, Transport transport, SoaAnswer answer) {
    soas.put(server + " " + zone + " " + transport, answer);
    return this;
  }

  /** Has a server hand a zone out. */
  FakeDnsClient zone(String server, String zone, List<ResourceRecord> records) {
    transfers.put(server + " " + zone, new TransferResult.Transferred(records));
    return this;
  }

  /** Returns what was asked for, {@code SERVER ZONE TRANSPORT}, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public SoaAnswer soa(InetSocketAddress server, String zone, Transport transport,
      Duration timeout) {
    String question = server.getHostString() + " " + zone + " " + transport;
    asked.add(question);
    SoaAnswer answer = soas.get(question);
    return answer == null ? new SoaAnswer.NoAnswer("no answer within 0 s") : answer;
  }

  @Override
  public QueryAnswer query(InetSocketAddress server, String name, String type, Duration timeout) {
    return new QueryAnswer.NoAnswer("not scripted");
  }

  /** Has a server answer for records, whether it may be asked to find them out or not. */
  FakeDnsClient records(String server, String name, String type, RecordsAnswer answer) {
    records.put(server + " " + name + " " + type, answer);
    return this;
  }

  @Override
  public RecordsAnswer records(InetSocketAddress server, String name, String type,
      boolean recursive, Duration timeout) {
    return records.getOrDefault(server.getHostString() + " " + name + " " + type,
        new RecordsAnswer.NoAnswer("no answer within 0 s"));
  }

  @Override
  public TransferResult transfer(InetSocketAddress server, String zone, Optional<TsigKey> key,
      Duration timeout) {
    return transfers.getOrDefault(server.getHostString() + " " + zone,
        new TransferResult.Failed("REFUSED"));
  }
}
