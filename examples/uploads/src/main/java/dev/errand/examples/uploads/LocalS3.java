package dev.errand.examples.uploads;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * A real S3 server inside this process, which keeps its objects as files: so that the example runs
 * without anything installed. It checks signatures as S3 does.
 */
final class LocalS3 implements AutoCloseable {

  static final String ACCESS_KEY = "local-access-key";
  static final String SECRET_KEY = "local-secret-key";

  private final S3Proxy server;
  private final Path directory;

  private LocalS3(S3Proxy server, Path directory) {
    this.server = server;
    this.directory = directory;
  }

  /**
   * Starts a server on this machine's own address only.
   *
   * @param directory where the objects are kept; made if it doesn't exist
   * @param port 0 for a free one
   */
  static LocalS3 start(Path directory, int port) {
    try {
      Files.createDirectories(directory);
      S3Proxy server =
          S3Proxy.builder()
              .blobStore(new FilesystemNio2BlobStore(directory.toString()))
              .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
              .endpoint(URI.create("http://127.0.0.1:" + port))
              .stopTimeout(0)
              .build();
      server.start();
      return new LocalS3(server, directory);
    } catch (IOException e) {
      throw new IllegalStateException("The directory " + directory + " can't be made", e);
    } catch (Exception e) {
      throw new IllegalStateException("The S3 server can't be started on port " + port, e);
    }
  }

  /** Where S3 clients find the server. */
  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  /** Where the objects are kept: a directory a bucket, in it a file an object. */
  Path directory() {
    return directory;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The S3 server can't be stopped", e);
    }
  }
}
