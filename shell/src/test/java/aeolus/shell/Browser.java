package aeolus.shell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A headless Chromium as a phone has it, driven by chromedriver (W3C WebDriver). */
final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration START = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process driver;
  private final String address;
  private final String session;

  private Browser(int width) throws IOException, InterruptedException {
    int port = freePort();
    address = "http://127.0.0.1:" + port;
    driver = new ProcessBuilder("chromedriver", "--port=" + port)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    try {
      awaitReady();
      session = open(width);
    } catch (IOException | InterruptedException | RuntimeException e) {
      driver.destroy();
      throw e;
    }
  }

  /** Tells whether the programs are there. */
  static boolean isInstalled() {
    return Stream.of("chromium", "chromedriver")
        .allMatch(program -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))));
  }

  /** Starts one with a screen so many CSS pixels wide. */
  static Browser start(int width) throws IOException, InterruptedException {
    return new Browser(width);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (true) {
      try {
        if (send("GET", "/status", Map.of()).path("ready").asBoolean()) {
          return;
        }
      } catch (IOException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
      Thread.sleep(50);
    }
  }

  private String open(int width) throws IOException, InterruptedException {
    Map<String, Object> chrome = Map.of("args", List.of("--headless", "--no-sandbox",
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
        "mobileEmulation",
        Map.of("deviceMetrics", Map.of("width", width, "height", 800, "pixelRatio", 2)));
    return send("POST", "/session", Map.of("capabilities",
        Map.of("alwaysMatch", Map.of("goog:chromeOptions", chrome)))).path("sessionId").asText();
  }

  void show(Path page) throws IOException, InterruptedException {
    send("POST", "/session/" + session + "/url", Map.of("url", page.toUri().toString()));
  }

  /** Returns the value of an expression in the page. */
  JsonNode value(String expression) throws IOException, InterruptedException {
    return send("POST", "/session/" + session + "/execute/sync",
        Map.of("script", "return " + expression, "args", List.of()));
  }

  /** Has the page in the dark or the light. */
  void prefer(String colorScheme) throws IOException, InterruptedException {
    send("POST", "/session/" + session + "/goog/cdp/execute", Map.of("cmd",
        "Emulation.setEmulatedMedia", "params", Map.of("features",
            List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme)))));
  }

  private JsonNode send(String method, String path, Map<String, Object> body)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
        .timeout(START)
        .method(method, method.equals("POST")
            ? BodyPublishers.ofString(JSON.writeValueAsString(body))
            : BodyPublishers.noBody())
        .build();
    JsonNode answer = JSON.readTree(http.send(request, BodyHandlers.ofString()).body())
        .path("value");
    if (answer.has("error")) {
      throw new IllegalStateException(method + " " + path + ": " + answer.path("message"));
    }
    return answer;
  }

  @Override
  public void close() throws IOException {
    try (http) {
      send("DELETE", "/session/" + session, Map.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      driver.destroy();
    }
  }
}
