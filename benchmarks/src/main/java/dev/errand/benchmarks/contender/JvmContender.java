package dev.errand.benchmarks.contender;

import dev.errand.benchmarks.Database;
import java.io.IOException;
import javax.sql.DataSource;

/** A contender that is a library for the JVM. */
abstract class JvmContender implements Contender {

  /** The library, in a process that only stores. */
  abstract Library client(DataSource dataSource);

  /** The library, in a process that stores and executes. */
  abstract Library worker(DataSource dataSource, Handler handler);

  @Override
  public boolean retries() {
    return true;
  }

  @Override
  public final Session client(Database database) {
    return new JvmSession(
        client(database.pool()), new Recorder(new Job(Job.Work.NOTHING, 0), database.pool()));
  }

  @Override
  public final Session worker(Database database, Job job) {
    return worker(database.pool(), job);
  }

  final Session worker(DataSource dataSource, Job job) {
    Recorder recorder = new Recorder(job, dataSource);
    return new JvmSession(worker(dataSource, recorder), recorder);
  }

  @Override
  public final Session workerProcess(Database database, Job job) throws IOException {
    return RemoteSession.java(this, database.url(), job);
  }

  @Override
  public final double firstRun(Database database) throws IOException {
    return FirstRun.measure(library(), database.url(), false);
  }
}
