package dev.errand.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.benchmarks.contender.Batches;
import dev.errand.benchmarks.contender.Job;
import dev.errand.benchmarks.contender.Latency;
import dev.errand.benchmarks.contender.Session;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTest {

  private static final Job ONCE = new Job(Job.Work.NOTHING, 3);

  @Test
  void sessionsShareTheRuns() {
    assertThatCode(() -> Check.executed(List.of(counts(1, 0, 0), counts(0, 1, 1)), ONCE, 3))
        .doesNotThrowAnyException();
  }

  @Test
  void noRunMayBeExecutedTwice() {
    assertThatThrownBy(() -> Check.executed(List.of(counts(1, 1, 0), counts(0, 1, 1)), ONCE, 3))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Run 1 was executed 2 times, not 1");
  }

  @Test
  void noRunMayBeLeftOut() {
    assertThatThrownBy(() -> Check.executed(List.of(counts(1, 1, 0)), ONCE, 3))
        .hasMessage("Run 2 was executed 0 times, not 1");
  }

  @Test
  void whatFailsFirstIsExecutedTwice() {
    Job job = new Job(Job.Work.FAIL_SOMETIMES, 3);

    assertThatCode(() -> Check.executed(List.of(counts(2, 1, 1)), job, 3))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Check.executed(List.of(counts(1, 1, 1)), job, 3))
        .hasMessage("Run 0 was executed 1 times, not 2");
  }

  private static Session counts(int... counts) {
    byte[] executions = new byte[counts.length];
    for (int i = 0; i < counts.length; i++) {
      executions[i] = (byte) counts[i];
    }
    return new Counted(executions);
  }

  /** A session of which only one thing is asked. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Counted(byte[] executions) implements Session {
    @Override
    public void start() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void store(Batches batches) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void trigger(int threads, int each) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Latency> idle(int warmUp, int samples, Duration limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Latency> load(double perSecond, int count) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int begun() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void release() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Long> processes() {
      throw new UnsupportedOperationException();
    }

    @Override
    public long heap() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
