package dev.errand.examples.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.errand.Errand;
import dev.errand.examples.uploads.UploadController.Accepted;
import dev.errand.examples.uploads.UploadController.UploadView;
import dev.errand.examples.uploads.UploadController.VariantView;
import dev.errand.manage.RunFilter;
import dev.errand.manage.Runs;
import dev.errand.task.Run;
import dev.errand.task.RunStatus;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** The whole application over HTTP, with its own PostgreSQL and S3 server. */
class UploadsApplicationIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static ConfigurableApplicationContext context;
  private static RestClient client;

  @BeforeAll
  static void start() {
    context =
        SpringApplication.run(
            UploadsApplication.class, "--server.port=0", "--uploads.fetch.private-addresses=true");
    HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    client =
        RestClient.builder()
            .requestFactory(new JdkClientHttpRequestFactory(http))
            .baseUrl(
                "http://localhost:" + context.getEnvironment().getProperty("local.server.port"))
            .build();
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6})
  void makesVariantsOfAnUploadedPicture(int orientation) throws Exception {
    byte[] picture = SamplePictures.jpeg(SamplePictures.scene(1000, 1500), orientation);

    ResponseEntity<Accepted> answer = upload("holiday.jpg", picture);
    Accepted accepted = answer.getBody();
    RunView run = ended(accepted.runId());

    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
    assertThat(answer.getHeaders().getLocation()).hasToString("/runs/" + accepted.runId());
    assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(run.task()).isEqualTo("process-upload");
    assertThat(run.attempt()).isEqualTo(1);
    assertThat(run.error()).isNull();
    assertThat(run.startedAt()).isBetween(run.createdAt(), run.completedAt());
    assertThat(run.output().uploadId()).isEqualTo(accepted.uploadId());

    UploadView upload =
        client.get().uri("/uploads/{id}", accepted.uploadId()).retrieve().body(UploadView.class);
    assertThat(upload.fileName()).isEqualTo("holiday.jpg");
    assertThat(upload.userId()).isEqualTo("ada");
    assertThat(upload.runId()).isEqualTo(accepted.runId());
    assertThat(upload.variants())
        .extracting(v -> v.name() + " " + v.width() + "x" + v.height())
        .containsExactly("cover 200x200", "medium 800x1200", "large 1000x1500");
    for (VariantView variant : upload.variants()) {
      byte[] webp = client.get().uri(variant.url()).retrieve().body(byte[].class);
      assertThat(webp).hasSize(variant.bytes());
      BufferedImage image = WebpDecoder.decode(webp);
      assertThat(image.getWidth()).isEqualTo(variant.width());
      assertThat(image.getHeight()).isEqualTo(variant.height());
    }
  }

  @Test
  void takesUploadsLargerThanBootsOwnLimit() throws Exception {
    byte[] picture = SamplePictures.png(SamplePictures.scene(1800, 1200));
    assertThat(picture).hasSizeGreaterThan(1 << 20);

    RunView run = ended(upload("large.png", picture).getBody().runId());

    assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
  }

  @Test
  void unreadableImageFailsAtOnceAndNamesTheFile() throws Exception {
    byte[] broken = SamplePictures.broken().content();

    Accepted accepted = upload("broken.jpg", broken).getBody();
    RunView run = ended(accepted.runId());

    assertThat(run.status()).isEqualTo(RunStatus.FAILED);
    assertThat(run.attempt()).isEqualTo(1);
    assertThat(run.error()).isEqualTo("broken.jpg is not a readable image: it ends too early");
    assertThat(run.output()).isNull();
    assertThat(run.completedAt()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void fetchesPicturesFromTheirAddress(boolean json) throws Exception {
    AtomicInteger requests = new AtomicInteger();
    try (Pictures server = new Pictures(requests, 0)) {
      RunView run = ended(uploadUrl(server.address(), json).runId());

      assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
      assertThat(run.output().variants()).hasSize(3);
      assertThat(requests).hasValue(1);
    }
  }

  @Test
  void fetchesAgainWhenTheServerWasAway() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    try (Pictures server = new Pictures(requests, 1)) {
      RunView run = ended(uploadUrl(server.address(), true).runId());

      assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
      assertThat(run.attempt()).isEqualTo(2);
      assertThat(requests).hasValue(2);
    }
  }

  @Test
  void answersAtOnceForAnAddressThatNobodyServes() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Accepted accepted = uploadUrl("http://127.0.0.1:" + port + "/a.jpg", true);

    assertThat(run(accepted.runId()).status().isFinal()).isFalse();
  }

  @Test
  void processingAgainChangesNothing() throws Exception {
    byte[] picture = SamplePictures.small().content();
    Accepted accepted = upload("small.jpg", picture).getBody();
    Variants output = ended(accepted.runId()).output();

    Variants again =
        context
            .getBean(Uploads.class)
            .processUpload(new Upload(accepted.uploadId(), "ada", "small.jpg", null));

    assertThat(again).isEqualTo(output);
    assertThat(context.getBean(UploadRepository.class).find(accepted.uploadId()).orElseThrow())
        .satisfies(stored -> assertThat(stored.variants()).hasSize(3));
  }

  @Test
  void uploadAndRunExistTogetherOrNotAtAll() {
    UploadService service = context.getBean(UploadService.class);
    Runs runs = context.getBean(Errand.class).runs();
    RunFilter all = RunFilter.builder().limit(1000).build();
    byte[] picture = SamplePictures.small().content();
    Upload upload = new Upload(UUID.randomUUID(), "ada", "small.jpg", null);
    context.getBean(ObjectStore.class).put(upload.originalKey(), picture, "image/jpeg");
    UUID runId = service.accept(upload);
    List<UUID> before = runs.list(all).stream().map(Run::id).toList();

    assertThatThrownBy(() -> service.accept(upload)).isInstanceOf(DuplicateKeyException.class);

    assertThat(before).contains(runId);
    assertThat(runs.list(all)).extracting(Run::id).isEqualTo(before);
  }

  @Test
  void refusesWhatItCanNotProcess() {
    assertThatThrownBy(() -> upload("empty.jpg", new byte[0]))
        .isInstanceOf(HttpClientErrorException.BadRequest.class)
        .hasMessageContaining("The file is empty");
    assertThatThrownBy(() -> uploadUrl("ftp://example.com/a.jpg", true))
        .isInstanceOf(HttpClientErrorException.BadRequest.class)
        .hasMessageContaining("fileUrl is not an http or https address: ftp://example.com/a.jpg");
    assertThatThrownBy(() -> uploadUrl("http://exa mple.com/", false))
        .isInstanceOf(HttpClientErrorException.BadRequest.class);
    assertThatThrownBy(() -> client.post().uri("/uploads").retrieve().toBodilessEntity())
        .isInstanceOf(HttpClientErrorException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/runs/{id}", "/uploads/{id}", "/uploads/{id}/cover.webp"})
  void saysWhatItDoesNotFind(String path) {
    UUID id = UUID.randomUUID();

    assertThatThrownBy(() -> client.get().uri(path, id).retrieve().toBodilessEntity())
        .isInstanceOf(HttpClientErrorException.NotFound.class)
        .hasMessageContaining(id.toString());
  }

  @Test
  void theDatabaseInsideIsDurable() {
    JdbcClient jdbc = context.getBean(JdbcClient.class);

    for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      assertThat(jdbc.sql("SHOW " + setting).query(String.class).single()).isEqualTo("on");
    }
  }

  private static ResponseEntity<Accepted> upload(String fileName, byte[] content) {
    MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
    form.add("userId", "ada");
    form.add(
        "file",
        new ByteArrayResource(content) {
          @Override
          public String getFilename() {
            return fileName;
          }
        });
    return client
        .post()
        .uri("/uploads")
        .contentType(MediaType.MULTIPART_FORM_DATA)
        .body(form)
        .retrieve()
        .toEntity(Accepted.class);
  }

  private static Accepted uploadUrl(String address, boolean json) {
    Map<String, String> body = Map.of("fileUrl", address, "userId", "grace");
    return client
        .post()
        .uri("/uploads")
        .contentType(json ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_FORM_URLENCODED)
        .body(json ? body : MultiValueMap.fromSingleValue(body))
        .retrieve()
        .body(Accepted.class);
  }

  private static RunView run(UUID id) {
    return client.get().uri("/runs/{id}", id).retrieve().body(RunView.class);
  }

  private static RunView ended(UUID id) throws InterruptedException {
    Set<RunStatus> underway = Set.of(RunStatus.QUEUED, RunStatus.EXECUTING);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    RunView run = run(id);
    while (!run.status().isFinal()) {
      assertThat(run.status()).isIn(underway);
      assertThat(System.nanoTime()).as("still %s", run.status()).isLessThan(deadline);
      Thread.sleep(20);
      run = run(id);
    }
    return run;
  }

  /** Serves a picture, after some errors. */
  private static final class Pictures implements AutoCloseable {

    private final HttpServer server;

    Pictures(AtomicInteger requests, int errors) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      byte[] picture = SamplePictures.small().content();
      server.createContext(
          "/",
          exchange -> {
            boolean away = requests.incrementAndGet() <= errors;
            exchange.sendResponseHeaders(away ? 503 : 200, away ? -1 : picture.length);
            if (!away) {
              exchange.getResponseBody().write(picture);
            }
            exchange.close();
          });
      server.start();
    }

    String address() {
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/small.jpg";
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
