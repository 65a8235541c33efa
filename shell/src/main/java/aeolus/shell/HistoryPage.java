package aeolus.shell;

import static j2html.TagCreator.body;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.style;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.title;

import aeolus.deploy.HostTimeline;
import aeolus.deploy.PhaseSpan;
import aeolus.deploy.RunRecord;
import aeolus.deploy.RunSummary;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A run of the past as one HTML page that needs nothing else: no script, and styles of its own. What
 * changed and what was said is folded away; bars show when each host was in which phase.
 */
final class HistoryPage {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss")
      .withZone(ZoneOffset.UTC);

  private final RunRecord run;
  private final RunSummary summary;
  private final Set<String> hosts;

  /**
   * Makes the page of a run.
   *
   * @param hosts those to show, all if empty
   */
  HistoryPage(RunRecord run, Collection<String> hosts) {
    this.run = run;
    this.hosts = Set.copyOf(hosts);
    this.summary = run.summary();
  }

  /** Returns the page's text. */
  String text() {
    return "<!DOCTYPE html>\n" + html(
        head(meta().withCharset("utf-8"),
            meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
            meta().withName("color-scheme").withContent("light dark"), title(name()),
            style(rawHtml(css()))),
        body(top(), main(each(run.changes(hosts).entrySet(), all -> changes(all.getKey(), all
            .getValue())), timeline())))
        .withLang("en")
        .render() + "\n";
  }

  private String name() {
    return summary.kind() + " " + run.id();
  }

  private DomContent top() {
    return header(h1(name()),
        p("By " + summary.user() + ", " + HistoryWords.began(summary) + " UTC, took "
            + HistoryWords.took(summary) + ": " + HistoryWords.outcome(summary) + "."),
        iff(run.canBeResumed(), p(span(summary.ended() ? "Not all hosts are done" : "Cut off"),
            span(": "), code("aeolus run resume " + run.id()),
            span(" brings the run to its end."))));
  }

  private static DomContent changes(String what, List<String> lines) {
    return details(
        summary(span(what).withClass("name"), span(Count.of(lines.size(), "line"))
            .withClass("dim")),
        pre(each(lines, line -> span(line + "\n").withClass(lineClass(line)))))
        .withClass("changes");
  }

  private static String lineClass(String line) {
    return line.startsWith("+") ? "added" : line.startsWith("-") ? "removed" : "same";
  }

  private DomContent timeline() {
    return div(each(summary.hosts()
        .stream()
        .filter(host -> hosts.isEmpty() || hosts.contains(host.host()))
        .toList(), this::host));
  }

  private DomContent host(HostTimeline host) {
    return section(h2(span(host.host()).withClass("name"), span(host.outcome())
        .withClasses("outcome", host.outcome()),
        span(Elapsed.of(host.elapsed()))
            .withClass("dim")),
        iff(!host.reason().isBlank(), pre(host.reason()).withClass("reason")),
        each(host.spans(), this::phase));
  }

  private DomContent phase(PhaseSpan phase) {
    String state = phase.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return details(
        summary(span(phase.phase()).withClass("phase"),
            span(Elapsed.of(phase.elapsed())).withClass("time"),
            span(span().withClasses("bar", state).withStyle(place(phase.from(), phase.to())))
                .withClass("axis"),
            span(phase.lastWords().lines().findFirst().orElse("")).withClass("words")),
        pre(each(phase.notes(), note -> span(CLOCK.format(note.time()) + "  " + note.text()
            + "\n"))))
        .withClass("row");
  }

  /** Says in hundredths of the run when something was, wide enough to be seen. */
  private String place(Instant from, Instant to) {
    return String.format(Locale.ROOT, "left:min(%.2f%%,100%% - 3px);width:max(3px,%.2f%%)",
        share(from),
        Math.max(0, share(to) - share(from)));
  }

  private double share(Instant time) {
    return summary.timeline()
        .map(all -> 100.0 * Duration.between(all.from(), time).toMillis()
            / Math.max(1, all.elapsed().toMillis()))
        .map(share -> Math.clamp(share, 0, 100))
        .orElse(0.0);
  }

  private static String css() {
    try (InputStream in = HistoryPage.class.getResourceAsStream("history.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
