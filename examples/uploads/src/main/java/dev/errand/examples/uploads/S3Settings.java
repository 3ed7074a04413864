package dev.errand.examples.uploads;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where pictures are kept.
 *
 * @param endpoint the S3 server; without one a server starts inside the application
 * @param region the bucket's region; what it is matters only to Amazon
 * @param bucket the bucket, made at the start if it doesn't exist
 * @param accessKey with {@code secretKey}; without them the AWS SDK looks for credentials in its
 *     usual places
 * @param pathStyle whether the bucket stands in the path rather than in the host name, as it has to
 *     with MinIO and most others
 * @param localPort the port of the server inside; 0 takes a free one
 */
@ConfigurationProperties("uploads.s3")
record S3Settings(
    @Nullable URI endpoint,
    @DefaultValue("us-east-1") String region,
    @DefaultValue("uploads") String bucket,
    @Nullable String accessKey,
    @Nullable String secretKey,
    @DefaultValue("true") boolean pathStyle,
    @DefaultValue("0") int localPort) {}
