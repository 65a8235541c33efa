package aeolus.deploy;

import aeolus.zone.Transport;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How one nameserver answered for one zone.
 *
 * @param host its name in the inventory
 * @param server where it was asked
 * @param zone without final dot
 * @param transport how it was asked
 * @param authoritative whether the AA flag was set
 * @param serial of the SOA record, empty where there was none
 * @param wrong what is not as it should be, empty where all is well
 */
public record ServiceAnswer(String host, InetSocketAddress server, String zone,
    Transport transport, boolean authoritative, OptionalLong serial, String wrong) {
  /** Tells whether all is well. */
  public boolean isRight() {
    return wrong.isEmpty();
  }

  /** Returns the fields of a JSON object. */
  public Map<String, Object> asMap() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("host", host);
    fields.put("server", server.getHostString() + ":" + server.getPort());
    fields.put("zone", zone);
    fields.put("transport", transport.name().toLowerCase(Locale.ROOT));
    fields.put("authoritative", authoritative);
    fields.put("serial", serial.isPresent() ? serial.getAsLong() : null);
    fields.put("wrong", wrong.isEmpty() ? null : wrong);
    return fields;
  }

  ServiceAnswer withWrong(String reason) {
    return new ServiceAnswer(host, server, zone, transport, authoritative, serial, reason);
  }
}
