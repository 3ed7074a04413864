package dev.errand.processor;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** URLs of bytes in memory. */
final class Urls {

  private Urls() {}

  static URL of(String name, byte[] bytes) {
    try {
      return new URL(
          "memory",
          "",
          0,
          "/" + name,
          new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(URL url) {
              return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() {
                  return new ByteArrayInputStream(bytes);
                }
              };
            }
          });
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }
}
