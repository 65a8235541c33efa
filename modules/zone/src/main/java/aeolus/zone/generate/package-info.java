/**
 * Records that are made of what is known already: of other zones, of SSH host keys, of the list of
 * zones, of DNSKEY records. Pure functions. Start with {@link aeolus.zone.generate.ReverseRecords}.
 */
package aeolus.zone.generate;
