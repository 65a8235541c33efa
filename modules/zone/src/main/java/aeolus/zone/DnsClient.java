package aeolus.zone;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** Asks nameservers; every wait is bounded. */
public interface DnsClient {
  /** Asks a server, without recursion, for the SOA record of a zone. */
  SoaAnswer soa(InetSocketAddress server, String zone, Transport transport, Duration timeout);

  /**
   * Asks a server, without recursion and over UDP, for records.
   *
   * @param type such as {@code A}
   */
  QueryAnswer query(InetSocketAddress server, String name, String type, Duration timeout);

  /**
   * Asks a server for records, over UDP, and over TCP where the answer was cut off.
   *
   * @param type such as {@code A}
   * @param recursive whether the server is to find out what it does not know (the RD flag)
   */
  RecordsAnswer records(InetSocketAddress server, String name, String type, boolean recursive,
      Duration timeout);

  /** Asks a server for a whole zone (AXFR, RFC 5936), signed where there is a key. */
  TransferResult transfer(InetSocketAddress server, String zone, Optional<TsigKey> key,
      Duration timeout);
}
