package dev.errand.examples.uploads;

import dev.errand.annotation.Retry;
import dev.errand.annotation.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The background work: an ordinary method of an ordinary bean. */
@Component
public class Uploads {

  private final ObjectStore store;
  private final UploadRepository repository;
  private final RemoteFiles remoteFiles;

  Uploads(ObjectStore store, UploadRepository repository, RemoteFiles remoteFiles) {
    this.store = store;
    this.repository = repository;
    this.remoteFiles = remoteFiles;
  }

  /**
   * Makes the variants of an upload, stores them and records them.
   *
   * <p>A run may be executed more than once, when a worker dies in the middle of it. That does no
   * harm here: the same upload gives the same objects under the same keys and the same rows.
   *
   * @return what was made
   * @throws IOException if the picture can't be fetched now; another attempt may succeed
   * @throws UnreadableImageException if it is none; no other attempt is made
   */
  @Task(maxDuration = "5m")
  @Retry(
      maxAttempts = 5,
      minTimeout = "2s",
      maxTimeout = "1m",
      abortOn = UnreadableImageException.class)
  public Variants processUpload(Upload upload) throws IOException {
    List<Variant> variants = new ArrayList<>();
    for (WebpImage image : ImageVariants.make(upload.fileName(), original(upload))) {
      String key = upload.variantKey(image.name());
      store.put(key, image.content(), "image/webp");
      variants.add(
          new Variant(image.name(), image.width(), image.height(), image.content().length, key));
    }
    repository.recordVariants(upload.id(), variants);
    return new Variants(upload.id(), variants);
  }

  private byte[] original(Upload upload) throws IOException {
    if (upload.fileUrl() == null) {
      return store.get(upload.originalKey());
    }
    byte[] content = remoteFiles.fetch(upload.fileUrl());
    store.put(upload.originalKey(), content, "application/octet-stream");
    return content;
  }
}
