package aeolus.deploy;

import static aeolus.anemos.ShellWords.quote;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commands by which a host's nameserver takes new zone files, POSIX sh for all of them.
 *
 * @param kind as {@code aeolus_dns_server} has it
 * @param control its control program with options, such as {@code nsd-control}
 * @param folder where it keeps its zone files
 * @param commands what differs from one kind of server to another
 */
record ZoneServer(String kind, String control, String folder, ServerCommands commands) {
  /** Beside the live files, so that putting one in place is a rename. */
  private static final String STAGING = ".aeolus-staging";

  /** Reads {@code aeolus_dns_server}, {@code aeolus_dns_control} and {@code aeolus_zone_dir}. */
  static ZoneServer of(Host host) {
    String kind = host.vars().text("aeolus_dns_server").orElse("nsd");
    String folder = ZoneFolder.of(host);
    return switch (kind) {
      case "nsd" -> of(host, kind, "nsd-control", new NsdCommands(folder,
          host.vars().text("aeolus_nsd_pattern").orElse("aeolus")));
      case "knot" -> of(host, kind, "knotc", new KnotCommands(folder,
          host.vars().text("aeolus_knot_template").orElse("")));
      case "bind" -> of(host, kind, "rndc", new BindCommands(folder,
          host.vars().text("aeolus_bind_zone_options").orElse("")));
      default -> throw new AeolusException(ExitCode.INVALID_INPUT, "host " + host.name()
          + ": aeolus_dns_server: expected nsd, knot or bind, got \"" + kind + "\"");
    };
  }

  private static ZoneServer of(Host host, String kind, String control, ServerCommands commands) {
    return new ZoneServer(kind, host.vars().text("aeolus_dns_control").orElse(control),
        ZoneFolder.of(host), commands);
  }

  /** Returns how it is worked with, on one line. */
  String describe() {
    return kind + " by " + control + " in " + folder + commands.describe();
  }

  /** Returns the name of a zone's file in the folder. */
  static String fileName(String zone) {
    return zone.replace('/', '_') + ".zone";
  }

  /** Control programs are known to wait without end for a server that hangs. */
  private String begin(Duration patience) {
    long seconds = Math.max(1, patience.toSeconds());
    return "set -eu; PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin; cd " + quote(folder)
        + "; ctl() { timeout " + seconds + " " + control
        + " \"$@\" </dev/null 9>&- || { s=$?; [ $s != 124 ] || "
        + ServerCommands.say(control + " did not come to an end within " + seconds + " s")
        + "; return $s; }; }; ";
  }

  /**
   * Waits for a script that was cut off from its connection and still runs: two at a time would
   * undo one another's work.
   */
  private static String lock(Duration patience) {
    return "exec 9<.; flock -w " + Math.max(1, 2 * patience.toSeconds())
        + " 9 || { echo 'another push is at work in this folder' >&2; exit 1; }; ";
  }

  private static String file(String zone) {
    return quote(fileName(zone));
  }

  private static String staged(String zone) {
    return STAGING + "/" + file(zone);
  }

  private static String old(String zone) {
    return STAGING + "/" + quote(zone.replace('/', '_') + ".old");
  }

  /** Stands for a zone that the server was told of, to be taken back. */
  private static String added(String zone) {
    return STAGING + "/" + quote(zone.replace('/', '_') + ".added");
  }

  private static String each(Stream<String> zones, Function<String, String> script) {
    return zones.map(script).collect(Collectors.joining());
  }

  /**
   * Asks whether the server runs, has the zones that are changed, can take those that are new, and
   * drop those that are to go; says all that is not so.
   */
  String ready(ZoneWork work, Duration patience) {
    String running = work.fresh().isEmpty() && work.removed().isEmpty()
        ? ""
        : "said=$(ctl status 2>&1) || { echo \"$said\" >&2; exit 1; }; ";
    return begin(patience) + running + "missing=; "
        + each(work.known().stream(), zone -> "said=$(" + commands.status(zone)
            + " 2>&1) || { missing=1; echo " + quote(zone + ": ") + "\"$said\" >&2; }; ")
        + each(work.fresh().stream(), zone -> commands.status(zone) + " >/dev/null 2>&1 || "
            + commands.addable(zone) + " || missing=1; ")
        + each(work.removed().stream(), zone -> "if said=$(" + commands.status(zone)
            + " 2>&1); then " + commands.removable(zone) + " || missing=1; fi; ")
        + "test -z \"$missing\"";
  }

  /** Takes a zone's text from standard input, with mode and owner of the file it is to replace. */
  String stage(String zone, Duration patience) {
    return begin(patience) + "umask 022; mkdir -p " + STAGING + "; rm -f " + staged(zone) + " "
        + old(zone) + " " + added(zone)
        + "; [ ! -e " + file(zone) + " ] || cp -p " + file(zone) + " " + staged(zone) + "; cat >"
        + staged(zone) + "; sync " + staged(zone) + " 2>/dev/null || sync; "
        + commands.check(zone, staged(zone)) + " >&2";
  }

  /**
   * Puts zones in the place of those that are live, each at once, and has the server load them; new
   * ones come first, as they are what a server may refuse.
   */
  String install(ZoneWork work, Duration patience) {
    return begin(patience) + lock(patience) + "mkdir -p " + STAGING + "; "
        + each(work.fresh().stream(), zone -> "if " + commands.status(zone)
            + " >/dev/null 2>&1; then " + place(zone) + commands.reload(zone) + " >&2; else : >"
            + added(zone) + "; " + place(zone) + add(zone) + "; fi; ")
        + each(work.known().stream(), zone -> place(zone) + commands.reload(zone) + " >&2; ")
        + each(work.removed().stream(), zone -> "rm -f " + old(zone) + "; [ ! -e " + file(zone)
            + " ] || ln " + file(zone) + " " + old(zone) + "; if " + commands.status(zone)
            + " >/dev/null 2>&1; then " + commands.remove(zone) + " >&2; fi; rm -f " + file(zone)
            + "; ");
  }

  /** The braces end the script where the server refuses, unless its failure is asked for. */
  private String add(String zone) {
    return "{ told=$(" + commands.add(zone) + " 2>&1) || { echo \"$told\" >&2; "
        + commands.advice() + "; false; }; }";
  }

  private static String place(String zone) {
    return "[ ! -e " + file(zone) + " ] || ln " + file(zone) + " " + old(zone) + "; mv "
        + staged(zone) + " " + file(zone) + "; touch " + file(zone) + "; ";
  }

  /**
   * Puts back what was replaced or removed, and has the server load it; a zone that is still staged
   * was not replaced. Servers go by the time of a file, so that of the old one is made new.
   */
  String restore(ZoneWork work, Duration patience) {
    return begin(patience) + lock(patience) + "failed=; "
        + each(work.pushed(), zone -> "if [ ! -e " + staged(zone) + " ]; then " + back(zone)
            + " || rm -f " + file(zone) + "; if [ -e " + added(zone) + " ]; then ! "
            + commands.status(zone) + " >/dev/null 2>&1 || " + commands.remove(zone)
            + " >&2 || failed=1; else " + commands.reload(zone) + " >&2 || failed=1; fi; fi; ")
        + each(work.removed().stream(), zone -> "if " + back(zone) + "; then " + commands.status(
            zone) + " >/dev/null 2>&1 || " + add(zone) + " || failed=1; fi; ")
        + "rm -rf " + STAGING + "; test -z \"$failed\"";
  }

  private static String back(String zone) {
    return "{ [ -e " + old(zone) + " ] && mv " + old(zone) + " " + file(zone) + " && touch "
        + file(zone) + "; }";
  }

  /** Takes away what is staged, and what is left of removed zones. */
  String clean(ZoneWork work, Duration patience) {
    return begin(patience) + lock(patience) + "rm -rf " + STAGING + "; "
        + each(work.removed().stream(),
            zone -> "{ " + commands.purge(zone) + "; } >/dev/null 2>&1 || true; ");
  }
}
