package dev.errand.examples.uploads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.errand.task.AbortTaskException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class RemoteFilesTest {

  private final RemoteFiles files = remoteFiles(Duration.ofSeconds(30), true);

  private HttpServer server;

  private static RemoteFiles remoteFiles(Duration timeout, boolean privateAddresses) {
    return new RemoteFiles(new FetchSettings(DataSize.ofBytes(10), timeout, privateAddresses));
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private URI answer(String path, int status, String body, String... headers) {
    server.createContext(
        path,
        exchange -> {
          for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
          }
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  @Test
  void fetches() throws IOException {
    assertThat(files.fetch(answer("/a", 200, "0123456789"))).asString().isEqualTo("0123456789");
  }

  @Test
  void followsRedirects() throws IOException {
    answer("/new", 200, "moved");

    assertThat(files.fetch(answer("/old", 302, "", "Location", "/new")))
        .asString()
        .isEqualTo("moved");
  }

  @Test
  void givesUpOnEndlessRedirects() {
    URI address = answer("/loop", 301, "", "Location", "/loop");

    assertThatThrownBy(() -> files.fetch(address))
        .isInstanceOf(AbortTaskException.class)
        .hasMessage(address + " redirects more than 5 times");
  }

  @Test
  void refusesLargeFiles() {
    URI address = answer("/large", 200, "0123456789+");

    assertThatThrownBy(() -> files.fetch(address))
        .isInstanceOf(AbortTaskException.class)
        .hasMessage(address + " is larger than 10B");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 410})
  void noOtherAttemptForWhatIsNotThere(int status) {
    URI address = answer("/none", status, "");

    assertThatThrownBy(() -> files.fetch(address))
        .isInstanceOf(AbortTaskException.class)
        .hasMessage(address + " answered with status " + status);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503})
  void anotherAttemptForWhatMayPass(int status) {
    URI address = answer("/later", status, "");

    assertThatThrownBy(() -> files.fetch(address))
        .isInstanceOf(IOException.class)
        .hasMessage(address + " answered with status " + status);
  }

  @Test
  void anotherAttemptWhenTheServerIsAway() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    URI address = URI.create("http://127.0.0.1:" + port + "/a");

    assertThatThrownBy(() -> files.fetch(address))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(address + " can't be fetched: ");
  }

  @Test
  void anotherAttemptWhenTheServerIsSilent() throws IOException {
    RemoteFiles impatient = remoteFiles(Duration.ofMillis(100), true);
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/a");

      assertThatThrownBy(() -> impatient.fetch(address))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("timed out");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://example.com/a", "file:///etc/passwd", "http:/a", "a.jpg"})
  void refusesOtherAddresses(String address) {
    assertThatThrownBy(() -> files.fetch(URI.create(address)))
        .isInstanceOf(AbortTaskException.class)
        .hasMessage(address + " is not an http or https address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/a",
        "http://localhost/a",
        "http://[::1]/a",
        "http://[::ffff:127.0.0.1]/a",
        "http://10.1.2.3/a",
        "http://192.168.0.1/a",
        "http://169.254.169.254/latest/meta-data",
        "http://[fd00::1]/a",
        "http://0.0.0.0/a"
      })
  void refusesPrivateAddresses(String address) {
    RemoteFiles careful = remoteFiles(Duration.ofSeconds(30), false);

    assertThatThrownBy(() -> careful.fetch(URI.create(address)))
        .isInstanceOf(AbortTaskException.class)
        .hasMessageContaining("private network");
  }
}
