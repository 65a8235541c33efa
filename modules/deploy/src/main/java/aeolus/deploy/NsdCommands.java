package aeolus.deploy;

import static aeolus.anemos.ShellWords.quote;

/**
 * NSD by nsd-control(8): added zones are made by a pattern and kept in {@code zone.list}.
 *
 * @param folder of the zone files
 * @param pattern in nsd.conf, by which new zones are made
 */
record NsdCommands(String folder, String pattern) implements ServerCommands {
  private static final String LIST = "/var/lib/nsd/zone.list";

  @Override
  public String describe() {
    return ", new zones by pattern " + pattern;
  }

  @Override
  public String status(String zone) {
    return "ctl zonestatus " + quote(zone);
  }

  @Override
  public String check(String zone, String file) {
    return "nsd-checkzone " + quote(zone) + " " + file;
  }

  @Override
  public String reload(String zone) {
    return "ctl reload " + quote(zone);
  }

  /** A pattern names files by the zone's name as it is. */
  @Override
  public String addable(String zone) {
    return zone.contains("/")
        ? "{ " + ServerCommands.say(zone + ": no pattern of NSD can name the file of a zone with "
            + "\"/\" in its name: write it into nsd.conf, by run deploy") + "; false; }"
        : "true";
  }

  @Override
  public String add(String zone) {
    return keepingList("ctl addzone " + quote(zone) + " " + quote(pattern));
  }

  /**
   * NSD writes a new zone list as its own user now and then; started by Debian's systemd unit it can
   * only read one that is root's, and would not start again.
   */
  private static String keepingList(String command) {
    return "{ owner=$(stat -c %u:%g " + LIST + " 2>/dev/null) || owner=; " + command
        + " && { [ -z \"$owner\" ] || chown \"$owner\" " + LIST + "; }; }";
  }

  @Override
  public String advice() {
    return ServerCommands.adviceOn("pattern", "nsd.conf needs a pattern \"" + pattern
        + "\" (aeolus_nsd_pattern) with zonefile \"" + folder + "/%s.zone\"");
  }

  @Override
  public String removable(String zone) {
    return "case $said in *pattern:*) ;; *) " + ServerCommands.say(zone
        + ": it is written in nsd.conf, from where no control program removes it: run deploy does; "
        + "until then name the zones to push") + "; false ;; esac";
  }

  @Override
  public String remove(String zone) {
    return keepingList("ctl delzone " + quote(zone));
  }

  @Override
  public String purge(String zone) {
    return "true";
  }
}
