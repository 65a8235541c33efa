package aeolus.zone.generate;

import aeolus.zone.ZoneChanges;
import java.util.Comparator;

/**
 * A name and an address that it has.
 *
 * @param name absolute, with final dot, lower case
 */
public record NamedAddress(Address address, String name) {
  /** By address, names of one in canonical order. */
  static final Comparator<NamedAddress> ORDER = Comparator.comparing(NamedAddress::address)
      .thenComparing(NamedAddress::name, ZoneChanges::compareNames);
}
