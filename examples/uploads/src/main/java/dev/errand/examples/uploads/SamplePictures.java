package dev.errand.examples.uploads;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Pictures to try the application with. They are drawn, as photographs can't be shipped, but they
 * are real JPEG and PNG files, with the grain, the EXIF orientation and the transparency that files
 * of users have. The same picture is the same file every time.
 */
final class SamplePictures {

  private static final float JPEG_QUALITY = 0.9f;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int START_OF_IMAGE_LENGTH = 2;

  private SamplePictures() {}

  /** As a phone held upright stores it: the pixels lie on their side, and EXIF says so. */
  static Sample phonePortrait() {
    return new Sample("phone-portrait.jpg", jpeg(scene(2000, 3000), 6));
  }

  /** As a camera stores it. */
  static Sample lakeLandscape() {
    return new Sample("lake-landscape.jpg", jpeg(scene(2400, 1600), 1));
  }

  /** Very wide. */
  static Sample panorama() {
    return new Sample("panorama.jpg", jpeg(scene(3600, 900), 1));
  }

  /** Narrower than two of the variants. */
  static Sample small() {
    return new Sample("small.jpg", jpeg(scene(640, 480), 1));
  }

  /** Transparent around a ball. */
  static Sample sticker() {
    return new Sample("sticker.png", png(ball(1000)));
  }

  /** A JPEG of which the second half is missing. */
  static Sample broken() {
    byte[] whole = small().content();
    return new Sample("broken.jpg", Arrays.copyOf(whole, whole.length / 2));
  }

  /** All of them. */
  static List<Sample> all() {
    return List.of(phonePortrait(), lakeLandscape(), panorama(), small(), sticker(), broken());
  }

  /** A lake before mountains, in the evening. */
  static BufferedImage scene(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    RandomGenerator random = new SplittableRandom(42);
    int horizon = height * 6 / 10;
    graphics.setPaint(
        new GradientPaint(0, 0, new Color(38, 66, 120), 0, horizon, new Color(250, 178, 108)));
    graphics.fillRect(0, 0, width, horizon);
    int sun = Math.min(width, height) / 6;
    graphics.setColor(new Color(255, 236, 170));
    graphics.fill(new Ellipse2D.Double(width * 0.7, horizon - sun * 1.6, sun, sun));
    for (int range = 0; range < 3; range++) {
      graphics.setColor(new Color(92 - range * 26, 74 - range * 14, 104 - range * 22));
      graphics.fillPolygon(mountains(width, horizon, height / (5 + 2 * range), random));
    }
    graphics.setPaint(
        new GradientPaint(0, horizon, new Color(206, 142, 104), 0, height, new Color(16, 34, 64)));
    graphics.fillRect(0, horizon, width, height - horizon);
    graphics.setColor(new Color(255, 220, 160, 90));
    for (int wave = 0; wave < height / 8; wave++) {
      int y = horizon + random.nextInt(height - horizon);
      int length = width / 60 + random.nextInt(width / 20 + 1);
      int x = (int) (width * 0.7 + random.nextGaussian() * width / 12);
      graphics.fillRect(x, y, length, 1 + height / 800);
    }
    graphics.dispose();
    addGrain(image, random);
    return image;
  }

  private static Polygon mountains(int width, int base, int highest, RandomGenerator random) {
    Polygon outline = new Polygon();
    outline.addPoint(0, base);
    double level = 0.6;
    int step = Math.max(1, width / 120);
    for (int x = 0; x <= width + step; x += step) {
      level = Math.max(0.15, Math.min(1, level + random.nextGaussian() * 0.07));
      outline.addPoint(x, base - (int) (highest * level));
    }
    outline.addPoint(width + step, base);
    return outline;
  }

  private static void addGrain(BufferedImage image, RandomGenerator random) {
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        int grain = random.nextInt(13) - 6;
        row[x] =
            0xff000000
                | clamp((row[x] >> 16 & 0xff) + grain) << 16
                | clamp((row[x] >> 8 & 0xff) + grain) << 8
                | clamp((row[x] & 0xff) + grain);
      }
      image.setRGB(0, y, row.length, 1, row, 0, row.length);
    }
  }

  private static int clamp(int value) {
    return Math.max(0, Math.min(255, value));
  }

  /** A shaded ball that touches all four sides, transparent around it. */
  static BufferedImage ball(int size) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setPaint(
        new GradientPaint(0, 0, new Color(255, 120, 120), size, size, new Color(130, 10, 40)));
    graphics.fill(new Ellipse2D.Double(0, 0, size, size));
    graphics.dispose();
    return image;
  }

  /** A PNG file. */
  static byte[] png(BufferedImage image) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException("can't happen: everything is in memory", e);
    }
    return file.toByteArray();
  }

  /**
   * A JPEG file whose pixels are turned in such a way that a viewer who heeds the EXIF orientation
   * shows the picture as it is given.
   *
   * @param orientation 1 to 8, as in EXIF
   */
  static byte[] jpeg(BufferedImage upright, int orientation) {
    byte[] file = jpeg(orientation == 1 ? upright : turned(upright, orientation));
    byte[] exif = exif(orientation);
    return ByteBuffer.allocate(file.length + exif.length)
        .put(file, 0, START_OF_IMAGE_LENGTH)
        .put(exif)
        .put(file, START_OF_IMAGE_LENGTH, file.length - START_OF_IMAGE_LENGTH)
        .array();
  }

  private static BufferedImage turned(BufferedImage upright, int orientation) {
    boolean swapped = orientation >= 5;
    int width = swapped ? upright.getHeight() : upright.getWidth();
    int height = swapped ? upright.getWidth() : upright.getHeight();
    BufferedImage stored = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = stored.createGraphics();
    graphics.drawImage(upright, fromUpright(width, height, orientation), null);
    graphics.dispose();
    return stored;
  }

  private static AffineTransform fromUpright(int width, int height, int orientation) {
    try {
      return Picture.toUpright(width, height, orientation).createInverse();
    } catch (NoninvertibleTransformException e) {
      throw new IllegalStateException("can't happen: quarter turns and mirrors", e);
    }
  }

  private static byte[] jpeg(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(JPEG_QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException("can't happen: everything is in memory", e);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }

  /** An APP1 segment that says the orientation, and nothing else. */
  private static byte[] exif(int orientation) {
    int tiffLength = 8 + 2 + 12 + 4;
    int length = 2 + EXIF.length + tiffLength;
    return ByteBuffer.allocate(2 + length) // big-endian, as the TIFF header says
        .putShort((short) 0xffe1)
        .putShort((short) length)
        .put(EXIF)
        .put(new byte[] {'M', 'M', 0, 42})
        .putInt(8) // where the directory starts
        .putShort((short) 1) // it has one entry:
        .putShort((short) 0x0112) // the orientation,
        .putShort((short) 3) // a short,
        .putInt(1) // of which there is one
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0) // no further directory
        .array();
  }

  /**
   * A file.
   *
   * @param content not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sample(String fileName, byte[] content) {

    /** Writes the file into a directory, which is made if it doesn't exist. */
    Path writeTo(Path directory) {
      try {
        return Files.write(Files.createDirectories(directory).resolve(fileName), content);
      } catch (IOException e) {
        throw new UncheckedIOException(fileName + " can't be written to " + directory, e);
      }
    }
  }
}
