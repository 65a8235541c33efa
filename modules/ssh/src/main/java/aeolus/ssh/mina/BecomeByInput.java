package aeolus.ssh.mina;

import aeolus.ssh.Become;
import aeolus.ssh.ExecResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Runs commands by a sudo that reads the password, if any, ahead of a command's input, or by a doas
 * that needs none. A line of chance ends what is sudo's, so that a sudo that does not ask leaves
 * nothing of it to the command. Another line of chance on standard error tells where the command's
 * own begins.
 */
final class BecomeByInput implements Becoming {
  private final Become become;
  private final String end = Becoming.chance();
  private final String begun = Becoming.chance();

  BecomeByInput(Become become) {
    this.become = become;
  }

  @Override
  public Ran run(String command, MinaSession.Input own, Run run, Duration timeout) {
    return Ran.of(run.run(command(command), input(own), timeout), begun, this::why);
  }

  private String why(ExecResult.Exited said) {
    String text = said.err().replace(prompt(), "").strip();
    if (become.password().isPresent() && said.err().split(prompt(), -1).length > 2) {
      return "the password (ansible_become_password) is not accepted";
    }
    String hint = become.password().isEmpty() ? "; ansible_become_password may be missing" : "";
    return (text.isEmpty() ? "exit status " + said.status() : text) + hint;
  }

  private String prompt() {
    return "[" + begun + "?]";
  }

  private String command(String command) {
    String skip = become.password().isEmpty()
        ? ""
        : "while IFS= read -r l; do [ \"$l\" != " + end + " ] || break; done; ";
    String script = skip + "unset l; echo " + begun + " >&2; exec sh -c \"$0\"";
    return prefix() + " sh -c " + ExecUpload.quote(script) + " " + ExecUpload.quote(command);
  }

  private String prefix() {
    if (become.method() == Become.Method.DOAS) {
      return "doas -n -u " + become.user();
    }
    return become.password().isEmpty()
        ? "sudo -n -H -u " + become.user() + " --"
        : "sudo -S -p " + ExecUpload.quote(prompt()) + " -H -u " + become.user() + " --";
  }

  private MinaSession.Input input(MinaSession.Input own) {
    return out -> {
      if (become.password().isPresent()) {
        out.write(become.password().get().reveal());
        out.write(("\n" + end + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
      own.writeTo(out);
    };
  }
}
