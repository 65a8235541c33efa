package aeolus.zone;

import aeolus.core.Problem.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The rules that whole zones have to keep; comments can silence those that only warn. */
public enum Rule {
  /** One SOA record, at the top of the zone. */
  SOA_SINGLE(Severity.ERROR, "RFC 1035, section 5.2"),
  /**
   * Refresh 300 to 604800, retry 60 to refresh, expire at least 604800 and above refresh and
   * retry, minimum at most 86400.
   */
  SOA_VALUES(Severity.WARNING, "RFC 1912, section 2.2; RFC 2308, section 5"),
  /** NS records at the top. */
  NS_MISSING(Severity.ERROR, "RFC 1034, section 4.2.1"),
  /** Two or more of them. */
  NS_SINGLE(Severity.WARNING, "RFC 2182, section 5"),
  /** NS names no CNAME. */
  NS_ALIAS(Severity.ERROR, "RFC 2181, section 10.3"),
  /** NS names in the zone have addresses. */
  NS_ADDRESS(Severity.ERROR, "RFC 1912, section 2.8"),
  /** MX names no CNAME. */
  MX_ALIAS(Severity.WARNING, "RFC 2181, section 10.3"),
  /** MX names in the zone have addresses. */
  MX_ADDRESS(Severity.WARNING, "RFC 5321, section 5.1"),
  /** SRV names no CNAME. */
  SRV_ALIAS(Severity.WARNING, "RFC 2782"),
  /** SRV names in the zone have addresses. */
  SRV_ADDRESS(Severity.WARNING, "RFC 2782"),
  /** Addresses below a delegation only for its nameservers. */
  GLUE_SUPERFLUOUS(Severity.WARNING, "RFC 1912, section 2.3"),
  /** Nothing at or below a delegation that is never answered. */
  OCCLUDED(Severity.WARNING, "RFC 2136, section 7.18"),
  /** No other data beside a CNAME. */
  CNAME_ALONE(Severity.ERROR, "RFC 2181, section 10.1"),
  /** One CNAME a name. */
  CNAME_SINGLE(Severity.ERROR, "RFC 2181, section 10.1"),
  /** One DNAME a name. */
  DNAME_SINGLE(Severity.ERROR, "RFC 6672, section 2.4"),
  /** Nothing below a DNAME. */
  DNAME_BELOW(Severity.ERROR, "RFC 6672, section 2.4"),
  /** No CNAME or DNAME leads back to itself. */
  ALIAS_LOOP(Severity.WARNING, "RFC 1034, section 3.6.2"),
  /** At most 8 CNAMEs and DNAMEs one after another. */
  ALIAS_CHAIN(Severity.WARNING, "RFC 1034, section 3.6.2"),
  /** CNAME targets in the zone exist. */
  ALIAS_TARGET(Severity.WARNING, "RFC 1912, section 2.4"),
  /** One TTL in an RRset. */
  TTL_UNEQUAL(Severity.WARNING, "RFC 2181, section 5.2"),
  /** A TTL of at most 2147483647. */
  TTL_LARGE(Severity.WARNING, "RFC 2181, section 8"),
  /** A TTL on each record or {@code $TTL} before it. */
  TTL_DEFAULT(Severity.WARNING, "RFC 2308, section 4"),
  /** Each record once. */
  RECORD_REPEATED(Severity.WARNING, "RFC 2181, section 5"),
  /** No name ends in the zone's name twice; no PTR into the reverse zone. */
  FINAL_DOT(Severity.WARNING, "RFC 1912, section 2.1"),
  /** No NS at a wildcard. */
  WILDCARD_NS(Severity.ERROR, "RFC 4592, section 4.2"),
  /** No DNAME at a wildcard. */
  WILDCARD_DNAME(Severity.WARNING, "RFC 4592, section 4.4"),
  /** {@code *} only as first label. */
  WILDCARD_LABEL(Severity.WARNING, "RFC 4592, section 2.1.1"),
  /** One SPF record a name. */
  SPF_SINGLE(Severity.WARNING, "RFC 7208, section 3.2"),
  /** Terms of SPF. */
  SPF_SYNTAX(Severity.WARNING, "RFC 7208, section 4.6"),
  /** At most ten lookups, includes in zones checked together counted. */
  SPF_LOOKUPS(Severity.WARNING, "RFC 7208, section 4.6.4"),
  /** TXT, not type SPF. */
  SPF_TYPE(Severity.WARNING, "RFC 7208, section 3.1"),
  /** Tags of DMARC. */
  DMARC_SYNTAX(Severity.WARNING, "RFC 7489, section 6.3"),
  /** Tags and key of DKIM. */
  DKIM_SYNTAX(Severity.WARNING, "RFC 6376, section 3.6.1"),
  /** Flags, tags and values of CAA. */
  CAA_VALUE(Severity.WARNING, "RFC 8659, section 4"),
  /** Lengths of DS, CDS, DLV, SSHFP and ZONEMD digests. */
  DIGEST_LENGTH(Severity.ERROR,
      "RFC 4034, section 5.1.4; RFC 4255, section 3.1; RFC 8976, section 2.2.4"),
  /** Known digest types, not SHA-1; TLSA and SMIMEA fields and lengths. */
  DIGEST_TYPE(Severity.WARNING, "RFC 8624, section 3.3; RFC 6698, section 7"),
  /** DS only at delegations. */
  DS_PLACE(Severity.WARNING, "RFC 4035, section 2.4"),
  /** No DS at the top. */
  DS_APEX(Severity.ERROR, "RFC 4035, section 2.4"),
  /** No loopback, link-local, multicast, reserved addresses. */
  ADDRESS_ODD(Severity.WARNING, "RFC 6890"),
  /** A PTR for each address whose reverse zone is checked, too. */
  REVERSE_MISSING(Severity.WARNING, "RFC 1912, section 2.1"),
  /** PTR names hosts with that address, where their zone is checked, too. */
  REVERSE_WRONG(Severity.WARNING, "RFC 1912, section 2.1"),
  /** Comments name rules. */
  SILENCE_UNKNOWN(Severity.WARNING, "docs/ZONES.md"),
  /** Comments silence something. */
  SILENCE_UNUSED(Severity.WARNING, "docs/ZONES.md");

  private final Severity severity;
  private final String reference;

  Rule(Severity severity, String reference) {
    this.severity = severity;
    this.reference = reference;
  }

  /** Returns the stable name, such as {@code ns-single}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Severity severity() {
    return severity;
  }

  /** Returns what the rule stands on. */
  public String reference() {
    return reference;
  }

  /**
   * Tells whether the rule is about what a zone does not have, so that nobody can tell where parts
   * of it could not be read.
   */
  public boolean needsWholeZone() {
    return switch (this) {
      case NS_MISSING, NS_SINGLE, NS_ADDRESS, MX_ADDRESS, SRV_ADDRESS, GLUE_SUPERFLUOUS, OCCLUDED,
          ALIAS_TARGET, TTL_UNEQUAL, DS_PLACE, REVERSE_MISSING, REVERSE_WRONG, SILENCE_UNUSED ->
        true;
      default -> false;
    };
  }

  /** Finds a rule by its stable name. */
  public static Optional<Rule> of(String id) {
    return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
  }
}
