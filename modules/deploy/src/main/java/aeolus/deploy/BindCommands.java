package aeolus.deploy;

import static aeolus.anemos.ShellWords.quote;

/**
 * BIND by rndc(8): added zones are kept in its database of new zones.
 *
 * @param folder of the zone files
 * @param options more statements for new zones, as named.conf has them; may be empty
 */
record BindCommands(String folder, String options) implements ServerCommands {
  @Override
  public String describe() {
    return options.isEmpty() ? "" : ", new zones with " + options;
  }

  /** A zone that could not be loaded is one of its zones all the same. */
  @Override
  public String status(String zone) {
    return "{ told=$(ctl zonestatus " + quote(zone) + " 2>&1) || case $told in *'not loaded'*) ;; "
        + "*) echo \"$told\"; false ;; esac && echo \"$told\"; }";
  }

  /** Its usual mode asks the DNS about names outside of the zone. */
  @Override
  public String check(String zone, String file) {
    return "named-checkzone -i local " + quote(zone) + " " + file;
  }

  @Override
  public String reload(String zone) {
    return "ctl reload " + quote(zone);
  }

  @Override
  public String addable(String zone) {
    return "true";
  }

  @Override
  public String add(String zone) {
    String file = (folder + "/" + ZoneServer.fileName(zone)).replace("\\", "\\\\")
        .replace("\"", "\\\"");
    return "ctl addzone " + quote(zone) + " " + quote("{ type primary; file \"" + file + "\"; "
        + options + " };");
  }

  @Override
  public String advice() {
    return ServerCommands.adviceOn("Not allowing",
        "BIND takes new zones only with \"allow-new-zones yes;\" in its options");
  }

  @Override
  public String removable(String zone) {
    return "case $said in *'via modzone: yes'*) ;; *) " + ServerCommands.say(zone
        + ": it is written in named.conf, from where no control program removes it: run deploy "
        + "does; until then name the zones to push") + "; false ;; esac";
  }

  @Override
  public String remove(String zone) {
    return "ctl delzone " + quote(zone);
  }

  @Override
  public String purge(String zone) {
    String file = quote(ZoneServer.fileName(zone));
    return "rm -f " + file + ".jnl " + file + ".jbk " + file + ".signed " + file + ".signed.jnl";
  }
}
