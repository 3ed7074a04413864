package dev.errand.examples.uploads;

import dev.errand.task.RunHandle;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes uploads in. */
@Service
class UploadService {

  private final UploadRepository repository;
  private final ProcessUploadTask.Stub processUpload;

  UploadService(UploadRepository repository, ProcessUploadTask.Stub processUpload) {
    this.repository = repository;
    this.processUpload = processUpload;
  }

  /**
   * Records an upload and triggers its processing. Both happen in one transaction: there is never
   * an upload that nobody works on, nor a run without its upload.
   *
   * @return the run's id
   */
  @Transactional
  public UUID accept(Upload upload) {
    RunHandle<Variants> run = processUpload.trigger(upload);
    repository.add(upload, run.id());
    return run.id();
  }
}
