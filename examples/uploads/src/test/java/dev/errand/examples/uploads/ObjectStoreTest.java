package dev.errand.examples.uploads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class ObjectStoreTest {

  @TempDir static Path directory;

  private static LocalS3 server;
  private static ObjectStore store;

  @BeforeAll
  static void start() {
    server = LocalS3.start(directory.resolve("s3"), 0);
    store = ObjectStore.connect(settings(null, null, null), server);
  }

  @AfterAll
  static void stop() {
    store.close();
    server.close();
  }

  @Test
  void givesBackWhatWasPut() throws Exception {
    byte[] content = "first".getBytes(UTF_8);

    store.put("uploads/1/cover.webp", content, "image/webp");

    assertThat(store.get("uploads/1/cover.webp")).isEqualTo(content);
    try (Stream<Path> files = Files.walk(server.directory())) {
      List<Path> stored = files.filter(Files::isRegularFile).toList();
      assertThat(stored).anySatisfy(file -> assertThat(file).hasBinaryContent(content));
    }
  }

  @Test
  void replacesAnObject() {
    store.put("uploads/2/cover.webp", "first".getBytes(UTF_8), "image/webp");
    store.put("uploads/2/cover.webp", "second".getBytes(UTF_8), "image/webp");

    assertThat(new String(store.get("uploads/2/cover.webp"), UTF_8)).isEqualTo("second");
  }

  @Test
  void holdsLargeObjects() {
    byte[] content = SamplePictures.phonePortrait().content();

    store.put("uploads/3/original", content, "image/jpeg");

    assertThat(store.get("uploads/3/original")).isEqualTo(content);
  }

  @Test
  void urlShowsThePictureToAnybodyWhoHasIt() throws Exception {
    store.put("uploads/4/cover.webp", "picture".getBytes(UTF_8), "image/webp");
    URI url = store.url("uploads/4/cover.webp");

    HttpResponse<String> signed = get(url);
    HttpResponse<String> unsigned = get(URI.create(url.toString().replaceAll("\\?.*", "")));

    assertThat(signed.statusCode()).isEqualTo(200);
    assertThat(signed.body()).isEqualTo("picture");
    assertThat(unsigned.statusCode()).isEqualTo(403);
  }

  private static HttpResponse<String> get(URI url) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
  }

  @Test
  void missingObjectIsAnError() {
    assertThatThrownBy(() -> store.get("uploads/none")).isInstanceOf(NoSuchKeyException.class);
  }

  @Test
  void connectsToAConfiguredServer() {
    S3Settings settings = settings(server.endpoint(), LocalS3.ACCESS_KEY, LocalS3.SECRET_KEY);
    store.put("uploads/5/original", "shared".getBytes(UTF_8), "text/plain");

    try (ObjectStore other = ObjectStore.connect(settings, null)) {
      assertThat(new String(other.get("uploads/5/original"), UTF_8)).isEqualTo("shared");
    }
  }

  @Test
  void serverRefusesWrongCredentials() {
    S3Settings settings = settings(server.endpoint(), LocalS3.ACCESS_KEY, "wrong");

    assertThatThrownBy(() -> ObjectStore.connect(settings, null)).isInstanceOf(S3Exception.class);
  }

  private static S3Settings settings(URI endpoint, String accessKey, String secretKey) {
    return new S3Settings(endpoint, "us-east-1", "pictures", accessKey, secretKey, true, 0);
  }
}
