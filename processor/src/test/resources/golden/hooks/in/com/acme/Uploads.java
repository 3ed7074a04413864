package com.acme;

import dev.errand.annotation.OnCancel;
import dev.errand.annotation.OnComplete;
import dev.errand.annotation.OnFailure;
import dev.errand.annotation.OnStart;
import dev.errand.annotation.OnSuccess;
import dev.errand.annotation.Task;
import dev.errand.task.RunStatus;
import dev.errand.task.TaskContext;
import dev.errand.task.TaskError;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

public class Uploads {

  public record Upload(String url) {}

  @Task
  public List<String> processUpload(Upload upload, int count, String... tags) {
    return List.of(tags);
  }

  @Task(id = "acme/Delete:1")
  void deleteUpload(Upload upload) {}

  @OnStart
  void started(Upload upload, TaskContext context) {}

  @OnSuccess("process-upload")
  public void processed(Collection<? extends CharSequence> done, String[] tags, int count) {}

  @OnFailure
  static void failed(TaskError error, Object upload) throws IOException {}

  @OnComplete
  @OnCancel({"acme/Delete:1", "process-upload"})
  boolean ended(RunStatus status) {
    return true;
  }

  @OnComplete
  void ended(RunStatus status, TaskError error) {}

  public static class Nested<T> {

    @Task
    long count(List<String>[] none, CharSequence text) {
      return 0;
    }

    @OnComplete
    void counted(Long count) {}

    @OnSuccess
    @SuppressWarnings("rawtypes")
    void counted(List[] none, long count) {}
  }
}
