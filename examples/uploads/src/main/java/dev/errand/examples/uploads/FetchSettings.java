package dev.errand.examples.uploads;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How pictures are fetched from the addresses that users give.
 *
 * @param maxSize a larger file is refused
 * @param timeout how long to wait for a connection, and then for the answer to begin
 * @param privateAddresses whether addresses of this machine and of private networks are allowed:
 *     they would let users read what only this server can reach
 */
@ConfigurationProperties("uploads.fetch")
record FetchSettings(
    @DefaultValue("25MB") DataSize maxSize,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("false") boolean privateAddresses) {}
