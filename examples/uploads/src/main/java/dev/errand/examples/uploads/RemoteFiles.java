package dev.errand.examples.uploads;

import dev.errand.task.AbortTaskException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Fetches files over HTTP. What another attempt may mend is an {@link IOException}: no connection,
 * no answer in time, an error of the server. What it can't is an {@link AbortTaskException}.
 */
@Component
class RemoteFiles {

  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;

  private final FetchSettings settings;
  private final HttpClient client;

  RemoteFiles(FetchSettings settings) {
    this.settings = settings;
    this.client = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
  }

  /** Whether an address is one that {@link #fetch} would try: http or https, with a host. */
  static boolean isFetchable(URI address) {
    return ("http".equalsIgnoreCase(address.getScheme())
            || "https".equalsIgnoreCase(address.getScheme()))
        && address.getHost() != null;
  }

  /**
   * The file at an address. Follows a few redirects.
   *
   * @throws IOException if it can't be fetched now
   * @throws AbortTaskException if it never can: it doesn't exist, is too large or is not allowed
   */
  byte[] fetch(URI address) throws IOException {
    URI current = address;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      checkAllowed(current);
      HttpResponse<InputStream> response = send(current);
      try (InputStream body = response.body()) {
        int status = response.statusCode();
        if (status == 200) {
          return readAll(current, body);
        }
        if (!REDIRECTS.contains(status)) {
          throw failure(current, status);
        }
        current = redirected(current, response);
      }
    }
    throw new AbortTaskException(address + " redirects more than " + MOST_REDIRECTS + " times");
  }

  private HttpResponse<InputStream> send(URI address) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(settings.timeout()).build();
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while fetching " + address);
    } catch (IOException e) {
      throw new IOException(address + " can't be fetched: " + e, e); // some have no message
    }
  }

  private byte[] readAll(URI address, InputStream body) throws IOException {
    int limit = Math.toIntExact(settings.maxSize().toBytes());
    byte[] content = body.readNBytes(limit + 1);
    if (content.length > limit) {
      throw new AbortTaskException(address + " is larger than " + settings.maxSize());
    }
    return content;
  }

  private static IOException failure(URI address, int status) {
    String message = address + " answered with status " + status;
    if (status < 500 && status != REQUEST_TIMEOUT && status != TOO_MANY_REQUESTS) {
      throw new AbortTaskException(message);
    }
    return new IOException(message);
  }

  private static URI redirected(URI address, HttpResponse<?> response) {
    String location = response.headers().firstValue("Location").orElse("");
    try {
      return address.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new AbortTaskException(address + " redirects to \"" + location + "\"", e);
    }
  }

  private void checkAllowed(URI address) throws IOException {
    if (!isFetchable(address)) {
      throw new AbortTaskException(address + " is not an http or https address");
    }
    if (settings.privateAddresses()) {
      return;
    }
    // A name may change between this look and the connection; an application that guards secrets
    // in its own network sends such requests through a proxy that can't reach it.
    for (InetAddress resolved : InetAddress.getAllByName(address.getHost())) {
      if (isPrivate(resolved)) {
        throw new AbortTaskException(
            address
                + " is in a private network; uploads.fetch.private-addresses=true would allow it");
      }
    }
  }

  private static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || (bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc); // IPv6's unique local addresses
  }
}
