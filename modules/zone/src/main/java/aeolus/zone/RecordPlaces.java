package aeolus.zone;

import aeolus.core.Location;
import aeolus.zone.dnsjava.MasterReader;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Finds the places of a zone's records; reads the zone again when first asked. */
final class RecordPlaces {
  private final ZoneContent zone;
  private SequencedMap<ResourceRecord, List<Location>> places;

  RecordPlaces(ZoneContent zone) {
    this.zone = zone;
  }

  private SequencedMap<ResourceRecord, List<Location>> places() {
    if (places == null) {
      places = MasterReader.places(zone);
    }
    return places;
  }

  /** Returns where a record is for the first time; the first line where that can't be known. */
  Location first(ResourceRecord record) {
    return all(record).stream().findFirst().orElseGet(this::start);
  }

  /** Returns all places of a record, in order. */
  List<Location> all(ResourceRecord record) {
    return places().getOrDefault(record, List.of());
  }

  /** Returns the records of one owner and type, in the order of the text. */
  List<ResourceRecord> inOrder(String owner, String type) {
    return places().keySet()
        .stream()
        .filter(record -> record.owner().equals(owner) && record.type().equals(type))
        .toList();
  }

  /** Returns the place of a zone's first line. */
  Location start() {
    return zone.origin().at(1, 0);
  }

  /** Returns the place of a record, or of the first line where there is none. */
  Location of(Optional<ResourceRecord> record) {
    return record.map(this::first).orElseGet(this::start);
  }
}
