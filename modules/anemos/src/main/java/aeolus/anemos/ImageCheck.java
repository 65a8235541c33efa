package aeolus.anemos;

import aeolus.core.Location;
import aeolus.core.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has makeimg read an image directory and tell what is wrong with it. */
public final class ImageCheck {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final Pattern LINE = Pattern
      .compile("(?:makeimg: )?([^: ]+):(\\d+):(?:(\\d+):)? (warning: )?(.*)");

  private ImageCheck() {}

  /**
   * Checks a rendered image directory.
   *
   * @param directory holds the IMGBUILD
   * @param shownAs how the user knows the folder, for the problems' locations
   * @return what is wrong, nothing where all is well
   */
  public static List<Problem> check(Path directory, String shownAs) {
    ScriptRun.Result result = new ScriptRun(TIMEOUT).run(HostScripts.MAKEIMG, directory,
        List.of("-C", directory.toString(), "--check"), line -> {});
    List<Problem> problems = result.lastLines()
        .stream()
        .map(line -> problem(line, shownAs))
        .toList();
    boolean silent = result.status() != 0 && problems.stream().noneMatch(Problem::isError);
    return silent
        ? List.of(Problem.error(Location.of(shownAs), "makeimg --check failed without a reason"))
        : problems;
  }

  private static Problem problem(String line, String shownAs) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Problem.error(Location.of(shownAs), line.replaceFirst("^makeimg: ", ""));
    }
    String column = matcher.group(3);
    Location location = new Location(shownAs + "/" + matcher.group(1),
        Integer.parseInt(matcher.group(2)), column == null ? 0 : Integer.parseInt(column));
    return matcher.group(4) == null
        ? Problem.error(location, matcher.group(5))
        : Problem.warning(location, matcher.group(5));
  }
}
