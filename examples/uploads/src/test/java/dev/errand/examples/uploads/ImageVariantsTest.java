package dev.errand.examples.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageVariantsTest {

  @ParameterizedTest
  @CsvSource({
    "2000, 3000, 800, 1200, 1920, 2880",
    "3000, 2000, 800, 533, 1920, 1280",
    "1200, 1200, 800, 800, 1200, 1200",
    "640, 480, 640, 480, 640, 480",
    "1, 1, 1, 1, 1, 1",
    "1, 20000, 1, 16383, 1, 16383",
    "20000, 1, 800, 1, 1920, 1",
  })
  void makesThreeWebpFilesOfTheRightSizes(
      int width, int height, int mediumWidth, int mediumHeight, int largeWidth, int largeHeight) {
    byte[] file = SamplePictures.png(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));

    List<WebpImage> variants = ImageVariants.make("p.png", file);

    assertThat(variants).extracting(WebpImage::name).containsExactly("cover", "medium", "large");
    assertSize(variants.get(0), 200, 200);
    assertSize(variants.get(1), mediumWidth, mediumHeight);
    assertSize(variants.get(2), largeWidth, largeHeight);
  }

  private static void assertSize(WebpImage variant, int width, int height) {
    assertThat(WebpDecoder.hasSignature(variant.content())).isTrue();
    BufferedImage decoded = WebpDecoder.decode(variant.content());
    assertThat(decoded.getWidth()).isEqualTo(width).isEqualTo(variant.width());
    assertThat(decoded.getHeight()).isEqualTo(height).isEqualTo(variant.height());
  }

  @Test
  void coverIsTheMiddleOfThePicture() {
    BufferedImage picture = new BufferedImage(900, 300, BufferedImage.TYPE_INT_RGB);
    fill(picture, 0, 0, 900, 300, Color.RED);
    fill(picture, 300, 0, 300, 300, Color.BLUE);

    BufferedImage cover = decoded(SamplePictures.png(picture), "cover");

    assertColor(cover, 0.05, 0.5, Color.BLUE);
    assertColor(cover, 0.95, 0.5, Color.BLUE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsPicturesUpright(int orientation) {
    byte[] file = SamplePictures.jpeg(fourColours(1200, 900), orientation);

    BufferedImage medium = decoded(file, "medium");

    assertThat(medium.getWidth()).isEqualTo(800);
    assertThat(medium.getHeight()).isEqualTo(600);
    for (BufferedImage image : List.of(medium, decoded(file, "cover"), decoded(file, "large"))) {
      assertColor(image, 0.25, 0.25, Color.RED);
      assertColor(image, 0.75, 0.25, Color.GREEN);
      assertColor(image, 0.25, 0.75, Color.BLUE);
      assertColor(image, 0.75, 0.75, Color.WHITE);
    }
  }

  /**
   * The test above turns with what the application turns back; this one says once, by hand, what
   * orientation 6 means: the stored first row is the right side that people see.
   */
  @Test
  void orientationSixIsAQuarterTurnClockwise() {
    BufferedImage stored = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
    fill(stored, 0, 0, 400, 150, Color.RED);
    fill(stored, 0, 150, 400, 150, Color.BLUE);
    byte[] file = withOrientation(SamplePictures.jpeg(stored, 1), 6);

    BufferedImage shown = decoded(file, "large");

    assertThat(shown.getWidth()).isEqualTo(300);
    assertThat(shown.getHeight()).isEqualTo(400);
    assertColor(shown, 0.9, 0.5, Color.RED);
    assertColor(shown, 0.1, 0.5, Color.BLUE);
  }

  @Test
  void orientationEightIsAQuarterTurnCounterclockwise() {
    BufferedImage stored = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
    fill(stored, 0, 0, 400, 150, Color.RED);
    fill(stored, 0, 150, 400, 150, Color.BLUE);
    byte[] file = withOrientation(SamplePictures.jpeg(stored, 1), 8);

    BufferedImage shown = decoded(file, "large");

    assertColor(shown, 0.1, 0.5, Color.RED);
    assertColor(shown, 0.9, 0.5, Color.BLUE);
  }

  @Test
  void keepsTransparency() {
    byte[] file = SamplePictures.png(SamplePictures.ball(1000));

    for (String name : List.of("cover", "medium", "large")) {
      BufferedImage image = decoded(file, name);
      assertThat(alpha(image, 0, 0)).as("corner of %s", name).isZero();
      assertThat(alpha(image, image.getWidth() / 2, image.getHeight() / 2))
          .as("middle of %s", name)
          .isEqualTo(255);
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_USHORT_GRAY,
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_4BYTE_ABGR
      })
  void readsAllKindsOfPng(int type) {
    BufferedImage picture = new BufferedImage(900, 600, type);
    fill(picture, 0, 0, 900, 600, Color.WHITE);

    assertColor(decoded(SamplePictures.png(picture), "medium"), 0.5, 0.5, Color.WHITE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "bmp", "webp"})
  void readsOtherFormats(String format) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(ImageIO.write(fourColours(900, 600), format, file)).isTrue();

    BufferedImage medium = decoded(file.toByteArray(), "medium");

    assertThat(medium.getHeight()).isEqualTo(533);
    assertColor(medium, 0.25, 0.25, Color.RED);
    assertColor(medium, 0.75, 0.75, Color.WHITE);
  }

  @Test
  void samplesBecomeSmall() {
    byte[] phone = SamplePictures.phonePortrait().content();

    List<WebpImage> variants = ImageVariants.make("phone.jpg", phone);

    assertThat(variants).allSatisfy(v -> assertThat(v.content()).hasSizeLessThan(phone.length));
  }

  @Test
  void refusesWhatIsNoImage() {
    byte[] file = "Dear all, please find attached".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> ImageVariants.make("cat.jpg", file))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessage("cat.jpg is not a readable image: neither JPEG nor PNG, GIF, BMP or WebP");
    assertThatThrownBy(() -> ImageVariants.make("empty.jpg", new byte[0]))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessageStartingWith("empty.jpg is not a readable image");
  }

  @Test
  void refusesATruncatedJpeg() {
    SamplePictures.Sample broken = SamplePictures.broken();

    assertThatThrownBy(() -> ImageVariants.make(broken.fileName(), broken.content()))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessage("broken.jpg is not a readable image: it ends too early");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif", "bmp", "webp"})
  void refusesTruncatedFiles(String format) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(SamplePictures.scene(500, 400), format, file);
    for (int parts = 1; parts < 5; parts++) {
      byte[] truncated = Arrays.copyOf(file.toByteArray(), file.size() * parts / 5);

      assertThatThrownBy(() -> ImageVariants.make("half." + format, truncated))
          .isInstanceOf(UnreadableImageException.class)
          .hasMessageStartingWith("half." + format + " is not a readable image: ")
          .message()
          .doesNotContain("null");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif", "bmp", "webp"})
  void damagedFilesThrowNothingElse(String format) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(SamplePictures.scene(60, 40), format, file);
    Random random = new Random(7);
    for (int round = 0; round < 60; round++) {
      byte[] damaged = file.toByteArray();
      for (int i = 0; i < 3; i++) {
        damaged[random.nextInt(Math.min(damaged.length, 400))] = (byte) random.nextInt();
      }
      try {
        ImageVariants.make("damaged", damaged);
      } catch (UnreadableImageException e) {
        assertThat(e).hasMessageStartingWith("damaged ");
      }
    }
  }

  @Test
  void refusesPicturesThatDoNotFitIntoMemory() {
    byte[] file = SamplePictures.png(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
    ByteBuffer.wrap(file).putInt(16, 30_000).putInt(20, 20_000); // width and height in the header

    assertThatThrownBy(() -> ImageVariants.make("bomb.png", file))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessage("bomb.png has 30000×20000 pixels, more than 50 million");
  }

  private static BufferedImage decoded(byte[] file, String variant) {
    return ImageVariants.make("test", file).stream()
        .filter(image -> image.name().equals(variant))
        .map(image -> WebpDecoder.decode(image.content()))
        .findFirst()
        .orElseThrow();
  }

  private static BufferedImage fourColours(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    fill(image, 0, 0, width / 2, height / 2, Color.RED);
    fill(image, width / 2, 0, width / 2, height / 2, Color.GREEN);
    fill(image, 0, height / 2, width / 2, height / 2, Color.BLUE);
    fill(image, width / 2, height / 2, width / 2, height / 2, Color.WHITE);
    return image;
  }

  private static void fill(BufferedImage image, int x, int y, int width, int height, Color color) {
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(x, y, width, height);
    graphics.dispose();
  }

  /** Changes the orientation in the EXIF segment, which stands first in the samples. */
  private static byte[] withOrientation(byte[] jpeg, int orientation) {
    int value = 2 + 2 + 2 + 6 + 8 + 2 + 8;
    assertThat(ByteBuffer.wrap(jpeg).getShort(value)).isEqualTo((short) 1);
    ByteBuffer.wrap(jpeg).putShort(value, (short) orientation);
    return jpeg;
  }

  private static void assertColor(BufferedImage image, double x, double y, Color expected) {
    Color actual =
        new Color(image.getRGB((int) (image.getWidth() * x), (int) (image.getHeight() * y)));
    assertThat(actual.getRed()).as("red").isCloseTo(expected.getRed(), within(12));
    assertThat(actual.getGreen()).as("green").isCloseTo(expected.getGreen(), within(12));
    assertThat(actual.getBlue()).as("blue").isCloseTo(expected.getBlue(), within(12));
  }

  private static int alpha(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) >>> 24;
  }
}
