/**
 * Zones: reading, checking, serials, and asking nameservers. Start with {@link aeolus.zone.Zones} and
 * {@link aeolus.zone.DnsClient}.
 */
package aeolus.zone;
