package aeolus.deploy;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * Who answers for a zone.
 *
 * @param name the inventory's name, or that in the zone's NS records
 * @param isHost whether the inventory has it
 * @param addresses where it may be asked; one that answers right is enough
 */
record Nameserver(String name, boolean isHost, List<InetSocketAddress> addresses) {
  Nameserver {
    addresses = List.copyOf(addresses);
  }
}
