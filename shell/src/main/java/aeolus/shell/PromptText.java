package aeolus.shell;

/** Writes what stands before the cursor: the project, and the target with its number of hosts. */
final class PromptText {
  private final Output output;

  PromptText(Output output) {
    this.output = output;
  }

  /** Returns the text, in a warning colour where a command would act on all hosts. */
  String of(String project, Session session) {
    String text = output.styledNote(project, Output.Style.BOLD);
    if (session.hasTarget()) {
      text += " " + output.styledNote(session.target() + " (" + (session.isEveryHost()
          ? "all "
          : "") + session.chosen() + ")",
          session.isEveryHost() ? Output.Style.YELLOW : Output.Style.CYAN);
    }
    return text + " > ";
  }
}
