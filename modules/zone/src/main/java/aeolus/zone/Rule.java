package aeolus.zone;

import aeolus.core.Problem.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The rules that whole zones have to keep; comments can silence those that only warn. */
public enum Rule {
  SOA_SINGLE(Severity.ERROR, "RFC 1035, section 5.2"), SOA_VALUES(Severity.WARNING,
      "RFC 1912, section 2.2; RFC 2308, section 5"), NS_MISSING(Severity.ERROR,
          "RFC 1034, section 4.2.1"), NS_SINGLE(Severity.WARNING, "RFC 2182, section 5"), NS_ALIAS(
              Severity.ERROR, "RFC 2181, section 10.3"), NS_ADDRESS(Severity.ERROR,
                  "RFC 1912, section 2.8"), MX_ALIAS(Severity.WARNING,
                      "RFC 2181, section 10.3"), MX_ADDRESS(Severity.WARNING,
                          "RFC 5321, section 5.1"), SRV_ALIAS(Severity.WARNING,
                              "RFC 2782"), SRV_ADDRESS(Severity.WARNING,
                                  "RFC 2782"), GLUE_SUPERFLUOUS(Severity.WARNING,
                                      "RFC 1912, section 2.3"), OCCLUDED(Severity.WARNING,
                                          "RFC 2136, section 7.18; RFC 6672, section 2.4"), CNAME_ALONE(
                                              Severity.ERROR,
                                              "RFC 2181, section 10.1"), CNAME_SINGLE(
                                                  Severity.ERROR,
                                                  "RFC 2181, section 10.1"), DNAME_SINGLE(
                                                      Severity.ERROR,
                                                      "RFC 6672, section 2.4"), ALIAS_LOOP(
                                                          Severity.WARNING,
                                                          "RFC 1034, section 3.6.2"), ALIAS_CHAIN(
                                                              Severity.WARNING,
                                                              "RFC 1034, section 3.6.2"), ALIAS_TARGET(
                                                                  Severity.WARNING,
                                                                  "RFC 1912, section 2.4"), TTL_UNEQUAL(
                                                                      Severity.WARNING,
                                                                      "RFC 2181, section 5.2"), TTL_LARGE(
                                                                          Severity.WARNING,
                                                                          "RFC 2181, section 8"), TTL_DEFAULT(
                                                                              Severity.WARNING,
                                                                              "RFC 2308, section 4"), RECORD_REPEATED(
                                                                                  Severity.WARNING,
                                                                                  "RFC 2181, section 5"), FINAL_DOT(
                                                                                      Severity.WARNING,
                                                                                      "RFC 1912, section 2.1"), WILDCARD_NS(
                                                                                          Severity.WARNING,
                                                                                          "RFC 4592, section 4.2"), WILDCARD_LABEL(
                                                                                              Severity.WARNING,
                                                                                              "RFC 4592, section 2.1.1"), SPF_SINGLE(
                                                                                                  Severity.WARNING,
                                                                                                  "RFC 7208, section 3.2"), SPF_SYNTAX(
                                                                                                      Severity.WARNING,
                                                                                                      "RFC 7208, section 4.6"), SPF_LOOKUPS(
                                                                                                          Severity.WARNING,
                                                                                                          "RFC 7208, section 4.6.4"), SPF_TYPE(
                                                                                                              Severity.WARNING,
                                                                                                              "RFC 7208, section 3.1"), DMARC_SYNTAX(
                                                                                                                  Severity.WARNING,
                                                                                                                  "RFC 7489, section 6.3"), DKIM_SYNTAX(
                                                                                                                      Severity.WARNING,
                                                                                                                      "RFC 6376, section 3.6.1"), CAA_VALUE(
                                                                                                                          Severity.WARNING,
                                                                                                                          "RFC 8659, section 4"), DIGEST_LENGTH(
                                                                                                                              Severity.ERROR,
                                                                                                                              "RFC 4034, section 5.1.4; RFC 4255, section 3.1; RFC 6698, section 2.1"), DIGEST_TYPE(
                                                                                                                                  Severity.WARNING,
                                                                                                                                  "RFC 8624, section 3.3; RFC 6698, section 7"), DS_PLACE(
                                                                                                                                      Severity.WARNING,
                                                                                                                                      "RFC 4035, section 2.4"), ADDRESS_ODD(
                                                                                                                                          Severity.WARNING,
                                                                                                                                          "RFC 6890"), REVERSE_MISSING(
                                                                                                                                              Severity.WARNING,
                                                                                                                                              "RFC 1912, section 2.1"), REVERSE_WRONG(
                                                                                                                                                  Severity.WARNING,
                                                                                                                                                  "RFC 1912, section 2.1"), SILENCE_UNKNOWN(
                                                                                                                                                      Severity.WARNING,
                                                                                                                                                      "docs/ZONES.md"), SILENCE_UNUSED(
                                                                                                                                                          Severity.WARNING,
                                                                                                                                                          "docs/ZONES.md");

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

  /** Finds a rule by its stable name. */
  public static Optional<Rule> of(String id) {
    return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
  }
}
