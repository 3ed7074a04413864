package dev.errand.examples.uploads;

import dev.errand.task.RunStatus;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Shows what the application does, as one of its users over HTTP, and prints it. */
@Component
class Demo {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final DataDirectory directory;
  private final Optional<LocalS3> localS3;
  private final PrintStream out;

  Demo(DataDirectory directory, ObjectProvider<LocalS3> localS3) {
    this.directory = directory;
    this.localS3 = Optional.ofNullable(localS3.getIfAvailable());
    this.out = System.out;
  }

  /**
   * Uploads a picture, follows its run to the end and prints what was made.
   *
   * @param address the application's own
   * @return whether the run completed
   */
  boolean run(String address) {
    boolean completed;
    try {
      completed = uploadAndFollow(RestClient.create(address), address);
    } catch (RestClientException e) {
      out.println("The demonstration failed: " + e.getMessage());
      completed = false;
    }
    if (completed) {
      printWhatNext(address);
    }
    return completed;
  }

  private boolean uploadAndFollow(RestClient client, String address) {
    out.printf("%nA small picture first, since everything is slow the first time ...%n");
    follow(client, upload(client, SamplePictures.small()).runId(), status -> {});

    SamplePictures.Sample picture = SamplePictures.phonePortrait();
    out.printf("%nPOST /uploads  %s, %,d bytes%n", picture.fileName(), picture.content().length);
    long begin = System.nanoTime();
    UploadController.Accepted accepted = upload(client, picture);
    out.printf("  answered after %s with run %s%n", since(begin), accepted.runId());
    out.printf("GET /runs/%s%n", accepted.runId());
    RunView run =
        follow(
            client,
            accepted.runId(),
            status -> out.printf("  %-9s after %s%n", status, since(begin)));
    if (run.status() != RunStatus.COMPLETED) {
      out.printf("  The run has not completed: %s %s%n", run.status(), text(run.error()));
      return false;
    }
    printVariants(client, address, accepted.uploadId());
    return true;
  }

  private static UploadController.Accepted upload(
      RestClient client, SamplePictures.Sample picture) {
    MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
    form.add("userId", "ada");
    form.add(
        "file",
        new ByteArrayResource(picture.content()) {
          @Override
          public String getFilename() {
            return picture.fileName();
          }
        });
    ResponseEntity<UploadController.Accepted> answer =
        client
            .post()
            .uri("/uploads")
            .contentType(MediaType.MULTIPART_FORM_DATA)
            .body(form)
            .retrieve()
            .toEntity(UploadController.Accepted.class);
    return present(answer.getBody());
  }

  /** Asks again and again, tells every change, and returns the run when it has ended. */
  private static RunView follow(RestClient client, UUID runId, Consumer<RunStatus> onChange) {
    long begin = System.nanoTime();
    RunStatus known = null;
    while (true) {
      RunView run = present(client.get().uri("/runs/{id}", runId).retrieve().body(RunView.class));
      if (run.status() != known) {
        known = run.status();
        onChange.accept(known);
      }
      if (known.isFinal() || System.nanoTime() - begin > PATIENCE.toNanos()) {
        return run;
      }
      pause();
    }
  }

  private void printVariants(RestClient client, String address, UUID uploadId) {
    UploadController.UploadView upload =
        present(
            client
                .get()
                .uri("/uploads/{id}", uploadId)
                .retrieve()
                .body(UploadController.UploadView.class));
    out.println("Made of it, and recorded in the table \"variant\":");
    for (UploadController.VariantView variant : upload.variants()) {
      out.printf(
          "  %-6s %4d x %-4d %,9d bytes  %s%s%n",
          variant.name(),
          variant.width(),
          variant.height(),
          variant.bytes(),
          address,
          variant.url());
    }
  }

  private void printWhatNext(String address) {
    Path samples = directory.resolve("samples");
    SamplePictures.all().forEach(sample -> sample.writeTo(samples));
    localS3.ifPresent(
        s3 -> out.printf("The S3 server %s keeps them in %s%n", s3.endpoint(), s3.directory()));
    out.printf(
        """

        Try more, from another terminal:
          curl -F file=@%2$s %1$s/uploads
          curl -F file=@%3$s %1$s/uploads        # its run fails at once
          curl %1$s/runs/<runId>
          curl %1$s/uploads/<uploadId>
        """,
        address, samples.resolve("sticker.png"), samples.resolve("broken.jpg"));
  }

  private static String since(long begin) {
    return "%,d ms".formatted(Duration.ofNanos(System.nanoTime() - begin).toMillis());
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while following a run", e);
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static <T> T present(@Nullable T body) {
    if (body == null) {
      throw new RestClientException("The answer is empty");
    }
    return body;
  }
}
