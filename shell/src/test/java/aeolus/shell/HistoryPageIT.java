package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at the page of a run in a real browser, on a screen as wide as a phone's. */
final class HistoryPageIT {
  private static final int PHONE = 360;

  @TempDir
  private Path folder;
  private Browser browser;

  @BeforeEach
  void setUp() throws Exception {
    assumeTrue(Browser.isInstalled(), "needs chromium and chromedriver");
    String longLine = "waiting for the host: root@ns1.a-rather-long-name.example port 22: " + "x"
        .repeat(300);
    TestProject project = new TestProject(folder).write(
        ".aeolus/runs/" + HistoryCommandTest.ID + "/journal.jsonl",
        HistoryCommandTest.JOURNAL.replace("debian 12", longLine));
    assertThat(project.run("history", "show", HistoryCommandTest.ID, "--html", "run.html").status())
        .isZero();
    browser = Browser.start(PHONE);
    browser.show(project.file("run.html"));
  }

  @AfterEach
  void tearDown() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  private int number(String expression) throws Exception {
    return browser.value(expression).asInt();
  }

  @Test
  void page_onAPhone_readsWellLightAndDark() throws Exception {
    assertThat(browser.value("document.title").asText()).isEqualTo("deploy 20260101-000000-abcd");
    assertThat(number("window.innerWidth")).isEqualTo(PHONE);
    assertThat(number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(PHONE);
    assertThat(number("document.querySelectorAll('.row').length")).isEqualTo(3);
    assertThat(number("document.querySelectorAll('.bar').length")).isEqualTo(3);
    assertThat(browser.value("[...document.querySelectorAll('.bar')].every(bar => {"
        + " const b = bar.getBoundingClientRect(), a = bar.parentNode.getBoundingClientRect();"
        + " return b.width >= 3 && b.left >= a.left && b.right <= a.right + 0.5; })").asBoolean())
        .isTrue();
    assertThat(browser.value("document.querySelector('.reason').innerText").asText())
        .contains("lockdown: integrity");

    foldsOut();

    browser.prefer("light");
    String light = browser.value("getComputedStyle(document.body).backgroundColor").asText();
    browser.prefer("dark");
    assertThat(browser.value("getComputedStyle(document.body).backgroundColor").asText())
        .isNotEqualTo(light);
  }

  /** What was said is hidden until it is asked for, and then no wider than the screen. */
  private void foldsOut() throws Exception {
    String log = "document.querySelector('.row pre')";
    assertThat(browser.value(log + ".checkVisibility()").asBoolean()).isFalse();
    assertThat(browser.value("document.querySelector('.row summary').click()").isNull()).isTrue();
    assertThat(browser.value(log + ".checkVisibility()").asBoolean()).isTrue();
    assertThat(browser.value(log + ".innerText").asText()).contains("00:00:03  waiting for");
    assertThat(number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(PHONE);
  }
}
