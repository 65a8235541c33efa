package aeolus.zone.master;

import aeolus.zone.wire.RecordTable;
import java.util.List;

/**
 * A zone as it was read; what has mistakes is missing.
 *
 * @param files to find the places of records with
 * @param expanded whether the text has directives that not every nameserver knows
 * @param withoutTtl place of the first record that has no TTL, -1 where there is none
 * @param mistakes in the order of the text
 */
public record MasterZone(RecordTable table, SourceFiles files, List<Silence> silences,
    boolean expanded, int withoutTtl, List<Mistake> mistakes) {}
