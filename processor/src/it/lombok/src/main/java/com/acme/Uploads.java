package com.acme;

import dev.errand.annotation.Concurrency;
import dev.errand.annotation.Task;
import java.util.UUID;
import lombok.RequiredArgsConstructor;

/** A service with injected stubs, whose constructor Lombok writes. */
@RequiredArgsConstructor
public class Uploads {

  private final SendMailTask.Stub sendMail;

  @Task
  @Concurrency(limit = 1, key = "upload.userId")
  public UUID processUpload(Upload upload) {
    return sendMail.trigger(Mail.builder().to(upload.getUserId()).text(upload.getId()).build()).id();
  }
}
