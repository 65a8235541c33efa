package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.deploy.ProjectView;
import aeolus.shell.HostAnswer.Content;
import aeolus.ssh.ConnectionVars;
import aeolus.ssh.FanOut;
import aeolus.ssh.FanOut.Ended;
import aeolus.ssh.SshDefaults;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Does the same on all hosts of a choice, showing meanwhile how far it is. */
final class FanOutRun {
  private final CommandContext context;
  private final FanOutOptions options;
  private final Output output;
  private final Supplier<Connections.Use> connections;

  FanOutRun(CommandContext context, FanOutOptions options) {
    this(context, options, context::connections);
  }

  private FanOutRun(CommandContext context, FanOutOptions options,
      Supplier<Connections.Use> connections) {
    this.context = context;
    this.options = options;
    this.output = context.output();
    this.connections = connections;
  }

  /** Returns one that moves files. */
  static FanOutRun ofFiles(CommandContext context, FanOutOptions options) {
    return new FanOutRun(context, options, context::connectionsForFiles);
  }

  /**
   * Chooses hosts and works out how to log in to them.
   *
   * @throws AeolusException where variables can't be honoured, naming all
   */
  List<FanOut.Login> choose(TargetOptions targets) {
    ProjectView view = context.offlineView();
    List<Host> hosts = targets.select(view.inventory(), output);
    SshDefaults defaults = SshDefaults.ofUser();
    defaults.config().warnings().forEach(each -> output.note(each.toString()));
    List<FanOut.Login> logins = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (Host host : hosts) {
      try {
        logins.add(new FanOut.Login(host.name(),
            ConnectionVars.fromVars(becoming(view.resolved(host)), defaults)));
      } catch (AeolusException e) {
        wrong.add(e.getMessage());
      }
    }
    if (!wrong.isEmpty()) {
      throw new AeolusException(ExitCode.INVALID_INPUT, String.join("\naeolus: ", wrong));
    }
    return logins;
  }

  private Host becoming(Host host) {
    return options.become ? host.withVars(host.vars().with("ansible_become", true)) : host;
  }

  /**
   * Works on hosts, shows what they answer, and returns the exit status.
   *
   * @param what a word for the work
   * @param diff whether outputs are shown as differences to the most frequent one
   */
  int answers(List<FanOut.Login> logins, String what, FanOut.Work<Content> work, boolean diff) {
    AnswerView view = new AnswerView(output, context.options().json, diff);
    run(logins, what, work, ended -> view.add(HostAnswer.of(ended)));
    return view.finish();
  }

  /**
   * Works on hosts.
   *
   * @param what a word for the work
   * @param listener takes each end as it comes, those of an interrupt included, and tells why it
   *        was not well, in no words where it was
   */
  <T> void run(List<FanOut.Login> logins, String what, FanOut.Work<T> work,
      Function<Ended<T>, String> listener) {
    int atOnce = atOnce(logins.size());
    boolean interrupted;
    try (FanOutProgress progress = FanOutProgress.open(output,
        logins.stream().map(FanOut.Login::name).toList());
        CtrlC _ = CtrlC.interruptsThisThread(output, progress::sayHowTheyAreLeft);
        Connections.Use use = connections.get()) {
      new FanOut(use.connector(), atOnce).run(logins, progress.noting(what, work),
          progress::loggingIn, ended -> progress.ended(ended.name(), listener.apply(ended)));
      // Closing what is open would lose it.
      interrupted = Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private int atOnce(int hosts) {
    int wanted = Math.min(options.forks(), hosts);
    int possible = OpenFiles.connections();
    if (wanted <= possible) {
      return wanted;
    }
    output.note("aeolus: --forks " + options.forks() + " is more than this process may have files"
        + " open (ulimit -n); working on " + possible + " hosts at a time");
    return possible;
  }
}
