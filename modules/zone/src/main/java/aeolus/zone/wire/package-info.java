/**
 * Records as octets: names, data of every record type, tables of records. Start with {@link
 * aeolus.zone.wire.RecordTable} and {@link aeolus.zone.wire.RecordType}.
 */
package aeolus.zone.wire;
