package dev.errand.examples.uploads;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes WebP with other code than the one that encoded it. */
final class WebpDecoder {

  private WebpDecoder() {}

  static BufferedImage decode(byte[] file) {
    ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in);
      return reader.read(0);
    } catch (IOException e) {
      throw new AssertionError("not a WebP file", e);
    } finally {
      reader.dispose();
    }
  }

  /** Whether a file begins as the format says. */
  static boolean hasSignature(byte[] file) {
    return text(file, 0).equals("RIFF") && text(file, 8).equals("WEBP");
  }

  private static String text(byte[] file, int from) {
    return new String(Arrays.copyOfRange(file, from, from + 4), StandardCharsets.US_ASCII);
  }
}
