package aeolus.deploy;

import static aeolus.anemos.ShellWords.quote;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The commands by which a host's nameserver takes new zone files, POSIX sh for all of them.
 *
 * @param kind as {@code aeolus_dns_server} has it
 * @param control its control program with options, such as {@code nsd-control}
 * @param folder where it keeps its zone files
 */
record ZoneServer(String kind, String control, String folder) {
  /** Beside the live files, so that putting one in place is a rename. */
  private static final String STAGING = ".aeolus-staging";

  /** Reads {@code aeolus_dns_server}, {@code aeolus_dns_control} and {@code aeolus_zone_dir}. */
  static ZoneServer of(Host host) {
    String kind = host.vars().text("aeolus_dns_server").orElse("nsd");
    String usual = switch (kind) {
      case "nsd" -> "nsd-control";
      case "knot" -> "knotc";
      case "bind" -> "rndc";
      default -> throw new AeolusException(ExitCode.INVALID_INPUT, "host " + host.name()
          + ": aeolus_dns_server: expected nsd, knot or bind, got \"" + kind + "\"");
    };
    return new ZoneServer(kind, host.vars().text("aeolus_dns_control").orElse(usual),
        ZoneFolder.of(host));
  }

  /** Returns how it is worked with, on one line. */
  String describe() {
    return kind + " by " + control + " in " + folder;
  }

  private String begin() {
    return "set -eu; PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin; cd " + quote(folder) + "; ";
  }

  private static String file(String zone) {
    return quote(zone.replace('/', '_') + ".zone");
  }

  private static String staged(String zone) {
    return STAGING + "/" + file(zone);
  }

  private static String old(String zone) {
    return STAGING + "/" + quote(zone.replace('/', '_') + ".old");
  }

  /** Tells the server's status for a zone; fails where the zone is not configured. */
  private String status(String zone) {
    return control + (kind.equals("knot") ? " zone-status " : " zonestatus ") + quote(zone);
  }

  private String check(String zone) {
    return switch (kind) {
      case "knot" -> "kzonecheck -o " + quote(zone) + " ";
      // Its usual mode asks the DNS about names outside of the zone.
      case "bind" -> "named-checkzone -i local " + quote(zone) + " ";
      default -> "nsd-checkzone " + quote(zone) + " ";
    } + staged(zone) + " >&2";
  }

  private String reload(String zone) {
    return switch (kind) {
      case "knot" -> control + " -b zone-reload " + quote(zone);
      default -> control + " reload " + quote(zone);
    } + " >&2";
  }

  /** Asks whether the server runs and has these zones; says which it has not. */
  String configured(List<String> zones) {
    return begin() + "missing=; " + zones.stream()
        .map(zone -> "said=$(" + status(zone) + " 2>&1) || { missing=1; echo " + quote(zone + ": ")
            + "\"$said\" >&2; }; ")
        .collect(Collectors.joining()) + "test -z \"$missing\"";
  }

  /** Takes a zone's text from standard input, with mode and owner of the file it is to replace. */
  String stage(String zone) {
    return begin() + "umask 022; mkdir -p " + STAGING + "; rm -f " + staged(zone) + " " + old(zone)
        + "; [ ! -e " + file(zone) + " ] || cp -p " + file(zone) + " " + staged(zone) + "; cat >"
        + staged(zone) + "; sync " + staged(zone) + " 2>/dev/null || sync; " + check(zone);
  }

  /** Puts zones in the place of those that are live, each at once, and has the server load them. */
  String install(List<String> zones) {
    return begin() + zones.stream()
        .map(zone -> "[ ! -e " + file(zone) + " ] || ln " + file(zone) + " " + old(zone) + "; mv "
            + staged(zone) + " " + file(zone) + "; touch " + file(zone) + "; " + reload(zone)
            + "; ")
        .collect(Collectors.joining());
  }

  /**
   * Puts back what was replaced, and has the server load it; a zone that is still staged was not
   * replaced. Servers go by the time of a file, so that of the old one is made new.
   */
  String restore(List<String> zones) {
    return begin() + "failed=; " + zones.stream()
        .map(zone -> "if [ ! -e " + staged(zone) + " ]; then if [ -e " + old(zone) + " ]; then mv "
            + old(zone) + " " + file(zone) + "; touch " + file(zone) + "; else rm -f "
            + file(zone) + "; fi; " + reload(zone) + " || failed=1; fi; ")
        .collect(Collectors.joining()) + "rm -rf " + STAGING + "; test -z \"$failed\"";
  }

  /** Takes away what is staged. */
  String clean() {
    return begin() + "rm -rf " + STAGING;
  }
}
