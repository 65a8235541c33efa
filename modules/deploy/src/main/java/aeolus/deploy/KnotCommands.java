package aeolus.deploy;

import static aeolus.anemos.ShellWords.quote;

/**
 * Knot DNS by knotc(8): zones are added to its configuration in one transaction each. Only with a
 * configuration database do they outlive the process; from a text file Knot makes one in memory.
 *
 * @param folder of the zone files
 * @param template for new zones, empty for Knot's own default
 */
record KnotCommands(String folder, String template) implements ServerCommands {
  private static final String USUAL_DATABASE = "/var/lib/knot/confdb/data.mdb";

  @Override
  public String describe() {
    return template.isEmpty() ? "" : ", new zones by template " + template;
  }

  @Override
  public String status(String zone) {
    return "ctl zone-status " + quote(zone);
  }

  @Override
  public String check(String zone, String file) {
    return "kzonecheck -o " + quote(zone) + " " + file;
  }

  @Override
  public String reload(String zone) {
    return "ctl -b zone-reload " + quote(zone);
  }

  @Override
  public String addable(String zone) {
    return persistent(zone);
  }

  /** Looks at how the server was started, as knotc(8) does not tell. */
  private static String persistent(String zone) {
    return "{ run=$(ctl conf-read server.rundir 2>/dev/null | sed 's/.* = //'); "
        + "pid=$(ctl conf-read server.pidfile 2>/dev/null | sed 's/.* = //'); "
        + "case ${pid:=knot.pid} in /*) ;; *) pid=${run:-/run/knot}/$pid ;; esac; "
        + "args=$(tr '\\0' ' ' <\"/proc/$(cat \"$pid\")/cmdline\") && case \" $args\" in "
        + "*' -C'* | *' --confdb'*) ;; *' -c'* | *' --config'*) false ;; "
        + "*) [ -e " + USUAL_DATABASE + " ] ;; esac || { "
        + ServerCommands.say(zone
            + ": Knot has its configuration from a text file, so that it would"
            + " forget new and removed zones when it starts again: give it a configuration database"
            + " (knotc conf-import), or use run deploy")
        + "; false; }; }";
  }

  @Override
  public String add(String zone) {
    String key = "zone[" + zone + "]";
    return transaction("ctl conf-set " + quote(key)
        + set(key, "storage", folder) + set(key, "file", ZoneServer.fileName(zone))
        + (template.isEmpty() ? "" : set(key, "template", template)));
  }

  private static String set(String key, String item, String value) {
    return " && ctl conf-set " + quote(key + "." + item) + " " + quote(value);
  }

  private static String transaction(String commands) {
    return "{ ctl conf-begin && { { " + commands
        + " && ctl conf-commit; } || { ctl conf-abort; false; }; }; }";
  }

  @Override
  public String advice() {
    return ServerCommands.adviceOn("template", "Knot's configuration needs a template \""
        + template + "\" (aeolus_knot_template)");
  }

  @Override
  public String removable(String zone) {
    return persistent(zone);
  }

  @Override
  public String remove(String zone) {
    return transaction("ctl conf-unset " + quote("zone[" + zone + "]"));
  }

  @Override
  public String purge(String zone) {
    return "ctl -f zone-purge +orphan " + quote(zone);
  }
}
