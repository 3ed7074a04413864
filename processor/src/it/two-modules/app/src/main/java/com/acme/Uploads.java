package com.acme;

import com.acme.library.Mails.Mail;
import com.acme.library.SendMailTask;
import dev.errand.annotation.Retry;
import dev.errand.annotation.Task;
import java.util.UUID;

/** An application's task, which triggers the library's. */
public class Uploads {

  /** What is uploaded. */
  public record Upload(String id, String userId) {}

  @Task
  @Retry(maxAttempts = 5)
  public UUID processUpload(Upload upload) {
    return SendMailTask.trigger(new Mail(upload.userId(), "done: " + upload.id())).id();
  }
}
