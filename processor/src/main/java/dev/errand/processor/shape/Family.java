package dev.errand.processor.shape;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Kinds of types that no JSON can hold. */
public enum Family {
  /** Streams, readers, writers, channels: content that is somewhere else. */
  CONTENT(
      "java.io.InputStream",
      "java.io.OutputStream",
      "java.io.Reader",
      "java.io.Writer",
      "java.io.RandomAccessFile",
      "java.io.FileDescriptor",
      "java.nio.channels.Channel",
      "java.util.Scanner",
      "java.sql.Blob",
      "java.sql.Clob",
      "org.springframework.core.io.InputStreamSource"),
  /** What can be walked through once. */
  SEQUENCE(
      "java.util.stream.BaseStream",
      "java.util.Iterator",
      "java.util.Spliterator",
      "java.util.Enumeration",
      "java.util.concurrent.Flow.Publisher",
      "org.reactivestreams.Publisher"),
  /** What comes later. */
  FUTURE("java.util.concurrent.Future", "java.util.concurrent.CompletionStage"),
  /** Threads, and what belongs to those of one process. */
  THREAD(
      "java.lang.Thread",
      "java.lang.ThreadGroup",
      "java.lang.ThreadLocal",
      "java.util.Timer",
      "java.util.TimerTask",
      "java.util.concurrent.Executor",
      "java.util.concurrent.CompletionService",
      "java.util.concurrent.CountDownLatch",
      "java.util.concurrent.CyclicBarrier",
      "java.util.concurrent.Exchanger",
      "java.util.concurrent.Phaser",
      "java.util.concurrent.Semaphore",
      "java.util.concurrent.locks.Condition",
      "java.util.concurrent.locks.Lock",
      "java.util.concurrent.locks.ReadWriteLock",
      "java.util.concurrent.locks.StampedLock"),
  /** What is open to somewhere else. */
  CONNECTION(
      "java.lang.Process",
      "java.lang.ProcessBuilder",
      "java.lang.ProcessHandle",
      "java.net.DatagramSocket",
      "java.net.ServerSocket",
      "java.net.Socket",
      "java.net.URLConnection",
      "java.net.http.HttpClient",
      "java.nio.file.FileSystem",
      "java.sql.Connection",
      "java.sql.ResultSet",
      "java.sql.Statement",
      "javax.sql.CommonDataSource",
      "javax.sql.DataSource",
      "jakarta.persistence.EntityManager",
      "jakarta.persistence.EntityManagerFactory",
      "org.jdbi.v3.core.Handle",
      "org.jdbi.v3.core.Jdbi"),
  /** Parts of the program itself. */
  CODE(
      "java.lang.Class",
      "java.lang.ClassLoader",
      "java.lang.Module",
      "java.lang.invoke.MethodHandle",
      "java.lang.invoke.VarHandle",
      "java.lang.reflect.AnnotatedElement",
      "java.lang.reflect.Proxy",
      "java.lang.reflect.Type"),
  /** What Errand itself hands out. */
  ERRAND(
      "dev.errand.Errand",
      "dev.errand.task.BatchHandle",
      "dev.errand.task.RunHandle",
      "dev.errand.task.TaskClient",
      "dev.errand.task.TaskContext"),
  /** Interfaces that lambdas implement. */
  FUNCTION,
  /** Sealed types of which JSON doesn't say which of their kinds a value is. */
  SEALED,
  /** Classes whose instances belong to one of another class. */
  INNER;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is
  private final Set<String> names;

  Family(String... names) {
    this.names = Set.of(names);
  }

  /** The family of a class with these supertypes, itself included; families of names only. */
  static Optional<Family> of(Set<String> hierarchy) {
    return Stream.of(values())
        .filter(family -> family.names.stream().anyMatch(hierarchy::contains))
        .findFirst();
  }
}
