package dev.errand.internal.worker;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the threads for tasks. Holds the library's one look-up: virtual threads exist from Java 21,
 * and this is compiled for 17.
 */
final class ThreadFactories {

  private static final Logger LOG = LoggerFactory.getLogger(ThreadFactories.class);

  private ThreadFactories() {}

  static ExecutorService forTasks(boolean virtual) {
    if (virtual) {
      try {
        MethodHandle factory =
            MethodHandles.publicLookup()
                .findStatic(
                    Executors.class,
                    "newVirtualThreadPerTaskExecutor",
                    MethodType.methodType(ExecutorService.class));
        return (ExecutorService) factory.invokeExact();
      } catch (NoSuchMethodException | IllegalAccessException e) {
        LOG.warn(
            "Virtual threads need Java 21; this is {}, so tasks run on platform threads.",
            Runtime.version());
      } catch (Throwable e) {
        throw new IllegalStateException("Virtual threads can't be started.", e);
      }
    }
    AtomicInteger count = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE, // TaskThreads keeps to the places
        30,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        work -> {
          Thread thread = new Thread(work, "errand-task-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
