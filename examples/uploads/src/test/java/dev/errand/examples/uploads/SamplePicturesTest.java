package dev.errand.examples.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplePicturesTest {

  @Test
  void phonePictureLiesOnItsSide() throws Exception {
    byte[] file = SamplePictures.phonePortrait().content();

    BufferedImage stored = ImageIO.read(new ByteArrayInputStream(file));

    assertThat(stored.getWidth()).isEqualTo(3000);
    assertThat(stored.getHeight()).isEqualTo(2000);
    assertThat(
            ImageMetadataReader.readMetadata(new ByteArrayInputStream(file))
                .getFirstDirectoryOfType(ExifIFD0Directory.class)
                .getInt(ExifIFD0Directory.TAG_ORIENTATION))
        .isEqualTo(6);
  }

  @Test
  void samplesAreOfSeveralSizesAndKinds() throws Exception {
    assertThat(size(SamplePictures.lakeLandscape())).isEqualTo("2400x1600");
    assertThat(size(SamplePictures.panorama())).isEqualTo("3600x900");
    assertThat(size(SamplePictures.small())).isEqualTo("640x480");
    BufferedImage sticker =
        ImageIO.read(new ByteArrayInputStream(SamplePictures.sticker().content()));
    assertThat(sticker.getColorModel().hasAlpha()).isTrue();
    assertThat(sticker.getRGB(0, 0) >>> 24).isZero();
  }

  private static String size(SamplePictures.Sample sample) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(sample.content()));
    return image.getWidth() + "x" + image.getHeight();
  }

  @Test
  void theSamePictureIsTheSameFile() {
    assertThat(SamplePictures.small().content()).isEqualTo(SamplePictures.small().content());
  }

  @Test
  void canBeWrittenForCurl(@TempDir Path directory) {
    for (SamplePictures.Sample sample : SamplePictures.all()) {
      Path file = sample.writeTo(directory.resolve("samples"));

      assertThat(Files.isRegularFile(file)).isTrue();
      assertThat(file).hasBinaryContent(sample.content()).hasFileName(sample.fileName());
    }
  }
}
