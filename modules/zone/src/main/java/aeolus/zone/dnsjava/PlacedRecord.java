package aeolus.zone.dnsjava;

import org.xbill.DNS.Record;

/**
 * A record and where it is in the text of its zone.
 *
 * @param line 1-based
 * @param column 1-based
 */
record PlacedRecord(Record record, int line, int column) {}
