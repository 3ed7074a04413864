package dev.errand.benchmarks.contender;

import dev.errand.benchmarks.Payload;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/**
 * A run, as JobRunr wants it.
 *
 * @param payload what it carries
 */
public record JobRunrRun(Payload payload) implements JobRequest {

  @Override
  public Class<Executor> getJobRequestHandler() {
    return Executor.class;
  }

  /** Does what the handler does. */
  public static final class Executor implements JobRequestHandler<JobRunrRun> {

    private final Handler handler;

    Executor(Handler handler) {
      this.handler = handler;
    }

    @Override
    public void run(JobRunrRun run) {
      handler.handle(run.payload());
    }
  }
}
