package dev.errand.examples.uploads;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Keeps files in a bucket of an S3 store: Amazon's, MinIO, the server inside, or any other.
 * Thread-safe.
 */
final class ObjectStore implements AutoCloseable {

  private final S3Client client;
  private final S3Presigner presigner;
  private final String bucket;

  private ObjectStore(S3Client client, S3Presigner presigner, String bucket) {
    this.client = client;
    this.presigner = presigner;
    this.bucket = bucket;
  }

  /** Connects to the server of the settings, or to the local one where they name none. */
  static ObjectStore connect(S3Settings settings, @Nullable LocalS3 local) {
    URI endpoint = local == null ? settings.endpoint() : local.endpoint();
    if (endpoint == null) {
      throw new IllegalArgumentException("uploads.s3.endpoint is missing");
    }
    AwsCredentialsProvider credentials =
        local == null
            ? credentials(settings.accessKey(), settings.secretKey())
            : credentials(LocalS3.ACCESS_KEY, LocalS3.SECRET_KEY);
    Region region = Region.of(settings.region());
    S3Client client =
        S3Client.builder()
            .endpointOverride(endpoint)
            .region(region)
            .credentialsProvider(credentials)
            .forcePathStyle(settings.pathStyle())
            // The SDK's newer checksums are unknown to some other stores, and to older MinIOs.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(5))
                    .socketTimeout(Duration.ofSeconds(30)))
            .build();
    S3Presigner presigner =
        S3Presigner.builder()
            .endpointOverride(endpoint)
            .region(region)
            .credentialsProvider(credentials)
            .serviceConfiguration(
                S3Configuration.builder().pathStyleAccessEnabled(settings.pathStyle()).build())
            .build();
    ObjectStore store = new ObjectStore(client, presigner, settings.bucket());
    store.makeBucket();
    return store;
  }

  private static AwsCredentialsProvider credentials(
      @Nullable String accessKey, @Nullable String secretKey) {
    return accessKey == null || secretKey == null
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
  }

  private void makeBucket() {
    try {
      client.headBucket(request -> request.bucket(bucket));
    } catch (NoSuchBucketException e) {
      client.createBucket(request -> request.bucket(bucket));
    }
  }

  /** Stores an object, in place of one with this key. */
  void put(String key, byte[] content, String contentType) {
    client.putObject(
        request -> request.bucket(bucket).key(key).contentType(contentType),
        RequestBody.fromBytes(content));
  }

  /** An object's content. */
  byte[] get(String key) {
    return client.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArray();
  }

  /** An address that shows an object to whoever has it, for an hour, in a private bucket too. */
  URI url(String key) {
    return URI.create(
        presigner
            .presignGetObject(
                request ->
                    request
                        .signatureDuration(Duration.ofHours(1))
                        .getObjectRequest(object -> object.bucket(bucket).key(key)))
            .url()
            .toString());
  }

  @Override
  public void close() {
    presigner.close();
    client.close();
  }
}
