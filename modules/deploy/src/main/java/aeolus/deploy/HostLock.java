package aeolus.deploy;

import static aeolus.anemos.ShellWords.quote;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run's claim to a host: a line of text in the host's {@code /run/anemos/lock}, which is in memory,
 * so that a reboot takes it away. A hard link makes it, and either makes it whole or not at all.
 *
 * @param run the id of the run
 * @param text who, from where, which run, since when
 */
record HostLock(String run, String text) {
  private static final String DIR = HostConf.FOLDER;
  private static final String FILE = DIR + "/lock";
  private static final Pattern TEXT = Pattern.compile(".* run (\\S+) since .*");
  /** How often to try again where another run is just taking its folder away. */
  private static final int TRIES = 5;

  /** Makes the claim of a run; it takes nothing yet. */
  static HostLock of(String run, String who, Instant since) {
    return new HostLock(run,
        who + " run " + run + " since " + since.truncatedTo(ChronoUnit.SECONDS));
  }

  /** Tells whether a lock's text is that of a run, be it by another of its claims. */
  boolean isOfSameRun(String other) {
    Matcher matcher = TEXT.matcher(other);
    return matcher.matches() && matcher.group(1).equals(run);
  }

  /** Prints the text of the lock that there is; its own where it could be taken. */
  String take() {
    return "umask 077 && [ \"$(id -u)\" = 0 ] || { echo 'not root: log in as root' >&2; exit 1; }; "
        + "n=0; while [ $n -lt " + TRIES + " ]; do n=$((n + 1)); mkdir -p -m 700 " + DIR
        + " && case $(stat -f -c %T " + DIR + ") in tmpfs|ramfs|rootfs) ;; *)"
        + " echo '/run is not in memory' >&2; exit 1 ;; esac; " + write() + "if ln " + FILE + ".$$ "
        + FILE + " 2>/dev/null; then rm -f " + FILE + ".$$; cat " + FILE + "; exit 0; fi; rm -f "
        + FILE + ".$$; if cat " + FILE + " 2>/dev/null; then exit 0; fi; sleep 1; done; "
        + "echo 'the lock " + FILE + " could not be taken' >&2; exit 1";
  }

  /** Takes the lock whoever has it. */
  String steal() {
    return "umask 077; " + write() + "mv -f " + FILE + ".$$ " + FILE + " && cat " + FILE;
  }

  private String write() {
    return "printf '%s\\n' " + quote(text) + " >" + FILE + ".$$; ";
  }

  /**
   * Ends a {@code prepare} that nobody waits for any more: it would load its initramfs over a later
   * one. Together with its children, as a shell heeds a signal only between two of them.
   */
  private static String endPrepare() {
    return "if pid=$(cat " + DIR + "/prepare.pid 2>/dev/null) && tr '\\0' ' ' </proc/$pid/cmdline"
        + " 2>/dev/null | grep -q 'anemos prepare'; then all=$pid; for stat in /proc/[0-9]*/stat; do"
        + " if read -r child _ _ parent _ <$stat && [ \"$parent\" = \"$pid\" ]; then"
        + " all=\"$all $child\"; fi; done 2>/dev/null; kill $all; n=0;"
        + " while [ -d /proc/$pid ] && [ $n -lt 15 ]; do n=$((n + 1)); sleep 1; done; fi; ";
  }

  /** Takes away what another attempt has left, all but the lock. */
  static String clear() {
    return endPrepare() + "umount " + DIR + "/stage 2>/dev/null; find " + DIR
        + " -mindepth 1 -maxdepth 1 ! -name lock -exec rm -rf {} +";
  }

  /** Takes back all that this attempt has put there, the lock last; only while it is the run's own. */
  String abort() {
    return whileOwn(endPrepare() + "sh " + DIR + "/anemos abort || rm -f " + FILE);
  }

  /** Has a command run only while the run has the lock: what lies there may be another run's. */
  String whileOwn(String command) {
    return "lock=$(cat " + FILE + " 2>/dev/null || true); case $lock in " + ownPattern()
        + ") ;; *) echo \"the lock was taken by ${lock:-a run that is gone}, host left as it is\" >&2;"
        + " exit 1 ;; esac; " + command;
  }

  /** Has a command run unless another run has the lock; a reboot may have taken it away. */
  String unlessTaken(String command) {
    return "lock=$(cat " + FILE + " 2>/dev/null || true); case $lock in '' | " + ownPattern() + ") "
        + command + " ;; esac";
  }

  /** Goes on only where no run has the lock, or whoever asks may not know. */
  static String expectNone() {
    return "lock=$(" + show()
        + "); [ -z \"$lock\" ] || { echo \"locked by $lock; --steal-lock pushes"
        + " all the same\" >&2; exit 1; }; ";
  }

  private String ownPattern() {
    return "*" + quote(" run " + run + " since ") + "*";
  }

  /** Prints the text of the lock where there is one, else nothing. */
  static String show() {
    return "cat " + FILE + " 2>/dev/null || true";
  }
}
