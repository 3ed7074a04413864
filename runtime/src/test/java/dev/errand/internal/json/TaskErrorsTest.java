package dev.errand.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.task.TaskError;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskErrorsTest {

  @Test
  void keepsEightOfAChain() {
    Exception exception = new Exception("0");
    for (int i = 1; i < 20; i++) {
      exception = new Exception("" + i, exception);
    }

    assertThat(chain(TaskErrors.of(exception)))
        .map(TaskError::message)
        .containsExactly("19", "18", "17", "16", "15", "14", "13", "12");
  }

  @Test
  void endsWhereCausesGoRound() {
    Exception first = new Exception("first");
    Exception second = new Exception("second", first);
    first.initCause(second);

    assertThat(chain(TaskErrors.of(first)))
        .map(TaskError::message)
        .containsExactly("first", "second");
  }

  @Test
  void cutsLongTexts() {
    Exception exception = new Exception("m".repeat(100_000));
    StackTraceElement frame = new StackTraceElement("a.B", "c".repeat(90), "B.java", 1);
    exception.setStackTrace(
        Stream.generate(() -> frame).limit(1_000).toArray(StackTraceElement[]::new));

    TaskError error = TaskErrors.of(exception);

    assertThat(error.message()).hasSizeLessThan(8_300).endsWith("m… (100000 characters)");
    assertThat(error.stackTrace()).hasSizeLessThan(16_500).endsWith(" more");
    assertThat(error.stackTrace().lines().count()).isBetween(100L, 200L);
  }

  @Test
  void anExceptionThatFailsToSayItsMessage() {
    RuntimeException exception =
        new RuntimeException() {
          @Override
          public String getMessage() {
            throw new IllegalStateException();
          }
        };

    assertThat(TaskErrors.of(exception).message())
        .isEqualTo("(its message can't be read: java.lang.IllegalStateException)");
    assertThat(TaskErrors.of(new Exception()).message()).isEmpty();
  }

  private static Stream<TaskError> chain(TaskError error) {
    return Stream.iterate(
            Optional.of(error), Optional::isPresent, known -> known.flatMap(TaskError::cause))
        .map(Optional::get);
  }
}
