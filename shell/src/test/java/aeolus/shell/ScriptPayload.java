package aeolus.shell;

/** An image directory that is an executable instead of an IMGBUILD. */
final class ScriptPayload {
  private static final String DEPLOY = """
      #!/bin/sh
      # Leaves a trace on the stock system's disk.
      set -eu
      mount "${AEOLUS_DISK}1" /target
      mkdir -p /target/etc/aeolus
      echo "$AEOLUS_DEPLOYMENT" >/target/etc/aeolus/deployment
      echo "payload of $AEOLUS_HOST was here" >/target/root/was-here
      tar -xOf "$AEOLUS_KEEP" ./etc/machine-id >/target/root/kept
      umount /target
      """;

  private ScriptPayload() {}

  /** Has all hosts of a project run the script; they serve no zones. */
  static void addTo(DemoProject project) {
    project.writeProgram("templates/script/deploy", DEPLOY);
    project.write("inventory/group_vars/all.yaml",
        "aeolus_image: script\naeolus_zones: []\naeolus_keep: [/etc/machine-id]\nansible_user: root\n");
    project.write("inventory/group_vars/nameservers.yaml", "{}\n");
  }
}
