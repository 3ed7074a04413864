package dev.errand.examples.uploads;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** Reads pictures as people see them: upright, in sRGB, complete. */
final class Picture {

  /** A small file can claim to be a huge picture, whose pixels would not fit into memory. */
  private static final long MOST_PIXELS = 50_000_000;

  private static final String ENDS_TOO_EARLY = "it ends too early";

  private Picture() {}

  /**
   * The picture in a file, turned as its EXIF orientation says.
   *
   * @throws UnreadableImageException if it is no picture, a damaged or a truncated one
   */
  static BufferedImage read(String fileName, byte[] file) {
    return upright(decode(fileName, file), orientation(file));
  }

  private static BufferedImage decode(String fileName, byte[] file) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      ImageReader reader = readerFor(in);
      if (reader == null) {
        throw new UnreadableImageException(
            fileName, "is not a readable image: neither JPEG nor PNG, GIF, BMP or WebP");
      }
      try {
        return decode(fileName, in, reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException e) {
      throw unreadable(fileName, e);
    }
  }

  private static @Nullable ImageReader readerFor(ImageInputStream in) {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    return readers.hasNext() ? readers.next() : null;
  }

  private static BufferedImage decode(String fileName, ImageInputStream in, ImageReader reader) {
    AtomicBoolean truncated = new AtomicBoolean();
    try {
      reader.setInput(in, false, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MOST_PIXELS) {
        throw new UnreadableImageException(
            fileName,
            "has %d×%d pixels, more than %d million"
                .formatted(reader.getWidth(0), reader.getHeight(0), MOST_PIXELS / 1_000_000));
      }
      // A JPEG that ends early is decoded, its rest grey, and all that says so is a warning.
      reader.addIIOReadWarningListener(
          (source, warning) -> {
            if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
              truncated.set(true);
            }
          });
      BufferedImage image = reader.read(0);
      if (truncated.get()) {
        throw new EOFException(ENDS_TOO_EARLY);
      }
      return image;
    } catch (UnreadableImageException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // On damaged input decoders throw whatever they trip over.
      throw unreadable(fileName, e);
    }
  }

  private static UnreadableImageException unreadable(String fileName, Exception cause) {
    String reason = cause.getMessage();
    if (cause instanceof EOFException) {
      reason = ENDS_TOO_EARLY;
    } else if (reason == null) {
      reason = cause.getClass().getSimpleName();
    }
    return new UnreadableImageException(fileName, "is not a readable image: " + reason, cause);
  }

  /** EXIF's orientation, 1 to 8; 1, which is upright, where the file says nothing. */
  private static int orientation(byte[] file) {
    try {
      ExifIFD0Directory exif =
          ImageMetadataReader.readMetadata(new ByteArrayInputStream(file))
              .getFirstDirectoryOfType(ExifIFD0Directory.class);
      Integer value = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
      return value == null || value < 1 || value > 8 ? 1 : value;
    } catch (ImageProcessingException | IOException e) {
      return 1; // the picture is good, only what is said about it isn't
    }
  }

  private static BufferedImage upright(BufferedImage stored, int orientation) {
    boolean turned = orientation >= 5;
    BufferedImage upright =
        new BufferedImage(
            turned ? stored.getHeight() : stored.getWidth(),
            turned ? stored.getWidth() : stored.getHeight(),
            stored.getColorModel().hasAlpha()
                ? BufferedImage.TYPE_INT_ARGB
                : BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = upright.createGraphics();
    // Drawing also converts the colours, from whatever profile the file has.
    graphics.drawImage(stored, toUpright(stored.getWidth(), stored.getHeight(), orientation), null);
    graphics.dispose();
    return upright;
  }

  /** Maps a stored point to where people see it; {@link SamplePictures} goes the other way. */
  static AffineTransform toUpright(int width, int height, int orientation) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0); // mirrored
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height); // upside down
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height); // mirrored, upside down
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0); // mirrored, turned left
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0); // turned left
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width); // mirrored, turned right
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width); // turned right
      default -> new AffineTransform();
    };
  }
}
