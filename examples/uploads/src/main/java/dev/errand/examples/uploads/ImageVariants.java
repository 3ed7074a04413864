package dev.errand.examples.uploads;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;

/**
 * Makes the three WebP variants of a picture.
 *
 * <ul>
 *   <li>{@code cover}: always 200×200, the middle of the picture. A smaller picture is enlarged,
 *       since pages reserve exactly this place.
 *   <li>{@code medium} and {@code large}: 800 and 1920 pixels wide, the height in proportion. A
 *       narrower picture keeps its size: enlarging would add bytes and no detail. All three
 *       variants exist for every picture.
 * </ul>
 */
final class ImageVariants {

  private static final int COVER = 200;
  private static final int MEDIUM = 800;
  private static final int LARGE = 1920;

  /** WebP's own limit for either side. */
  private static final int LONGEST_SIDE = 16_383;

  private static final float QUALITY = 0.8f;

  private ImageVariants() {}

  /**
   * The variants, smallest first.
   *
   * @param fileName for messages
   * @param file a JPEG, PNG, GIF, BMP or WebP file
   * @throws UnreadableImageException if it is something else, or damaged
   */
  static List<WebpImage> make(String fileName, byte[] file) {
    BufferedImage picture = Picture.read(fileName, file);
    return List.of(
        encode("cover", cover(picture)),
        encode("medium", fit(picture, MEDIUM)),
        encode("large", fit(picture, LARGE)));
  }

  private static BufferedImage cover(BufferedImage picture) {
    // Cut first, then scale: the other way round, a long thin picture would become enormous.
    int side = Math.min(picture.getWidth(), picture.getHeight());
    return scaled(
        Thumbnails.of(picture).sourceRegion(Positions.CENTER, side, side).forceSize(COVER, COVER));
  }

  private static BufferedImage fit(BufferedImage picture, int maxWidth) {
    double scale =
        Math.min(
            1,
            Math.min(
                (double) maxWidth / picture.getWidth(),
                (double) LONGEST_SIDE / picture.getHeight()));
    if (scale == 1) {
      return picture;
    }
    int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    return scaled(Thumbnails.of(picture).forceSize(width, height));
  }

  private static BufferedImage scaled(Thumbnails.Builder<BufferedImage> builder) {
    try {
      return builder.asBufferedImage();
    } catch (IOException e) {
      throw new UncheckedIOException("can't happen: everything is in memory", e);
    }
  }

  private static WebpImage encode(String name, BufferedImage image) {
    // The plug-in registers itself with the JDK's ImageIO; it brings libwebp for every platform.
    ImageWriter writer = ImageIO.getImageWritersByMIMEType("image/webp").next();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionType("Lossy");
      param.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException("The variant " + name + " can't be written as WebP", e);
    } finally {
      writer.dispose();
    }
    return new WebpImage(name, image.getWidth(), image.getHeight(), file.toByteArray());
  }
}
