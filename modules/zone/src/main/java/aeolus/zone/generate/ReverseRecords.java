package aeolus.zone.generate;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Makes PTR records of the addresses that names have.
 *
 * @param zone that the records are for
 * @param deeper zones whose addresses are theirs and not this one's
 * @param wanted names that get records
 * @param written what needs none
 * @param most names of one address
 * @param ttl as written in master files, empty for that of {@code $TTL}
 */
public record ReverseRecords(ReverseZone zone, List<ReverseZone> deeper, Predicate<String> wanted,
    WrittenNames written, int most, String ttl) {
  /**
   * Returns one record a line, in the order of addresses, all names absolute; without final newline.
   *
   * @throws AeolusException where an address has too many names
   */
  public String of(List<NamedAddress> addresses) {
    Map<Address, TreeSet<NamedAddress>> hosts = new TreeMap<>();
    for (NamedAddress each : addresses) {
      if (isHere(each.address()) && wanted.test(each.name())) {
        hosts.computeIfAbsent(each.address(), _ -> new TreeSet<>(NamedAddress.ORDER)).add(each);
      }
    }
    hosts.keySet().removeIf(address -> written.answer(zone.owner(address)));
    hosts.values().forEach(this::requireFew);
    return hosts.values()
        .stream()
        .flatMap(TreeSet::stream)
        .map(this::record)
        .collect(Collectors.joining("\n"));
  }

  private boolean isHere(Address address) {
    return zone.holds(address) && deeper.stream().noneMatch(other -> other.holds(address));
  }

  private void requireFew(TreeSet<NamedAddress> names) {
    if (names.size() > most) {
      String some = names.stream()
          .limit(3)
          .map(NamedAddress::name)
          .collect(Collectors.joining(", "));
      throw new AeolusException(ExitCode.INVALID_INPUT, names.first().address() + " has "
          + names.size() + " names (" + some + (names.size() > 3 ? " ..." : "")
          + "), expected at most " + most
          + "; leave some out with except=[...] or a comment \"; aeolus: no-reverse\", or allow"
          + " them with most=" + names.size());
    }
  }

  private String record(NamedAddress host) {
    return zone.owner(host.address()) + (ttl.isEmpty() ? "" : " " + ttl) + " IN PTR "
        + host.name();
  }
}
