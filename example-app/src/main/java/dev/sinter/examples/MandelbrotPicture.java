package dev.sinter.examples;

import dev.sinter.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** A picture of the Mandelbrot set: a loop whose length depends on the data, pixel by pixel. */
final class MandelbrotPicture implements Example {
  private static final int LIMIT = 500;
  private static final double WIDTH_IN_PLANE = 0.0115;
  private static final double CENTRE_RE = -0.7460;
  private static final double CENTRE_IM = 0.1162;
  private static final int SAMPLES = 1_000;

  /** Where the picture lies in the plane. */
  private record View(int height, int width) {
    double step() {
      return WIDTH_IN_PLANE / width;
    }

    double left() {
      return CENTRE_RE - step() * width / 2;
    }

    double top() {
      return CENTRE_IM + step() * height / 2;
    }

    /** Iterations per pixel, row by row; computed on the current device. */
    float[] iterations() {
      return MandelbrotFused.iterations(Shape.of(height, width), left(), top(), step(), LIMIT)
          .toFloatArray();
    }

    /** The same for one pixel, by the method itself. */
    float iterations(int row, int column) {
      return Mandelbrot.iterations(row, column, left(), top(), step(), LIMIT);
    }
  }

  @Override
  public Report run(Stage stage) throws IOException {
    double side = Math.sqrt(Math.min(4, stage.factor()));
    View view = new View((int) Math.ceil(1080 * side), (int) Math.ceil(1920 * side));
    Measurement<float[]> measured = Measurement.of(2, view::iterations);
    Table table = Measurement.table();
    measured.addTo(
        table, view.width() + " x " + view.height(), (long) view.height() * view.width());

    Path picture = stage.picture("mandelbrot.png");
    ImageIO.write(paint(measured.value(), view), "png", picture.toFile());
    return new Report(
        table, List.of(), List.of(samples(measured.value(), view)), Optional.of(picture));
  }

  private static Report.Check samples(float[] iterations, View view) {
    SplittableRandom random = new SplittableRandom(1);
    float worst = 0;
    for (int i = 0; i < SAMPLES; i++) {
      int row = random.nextInt(view.height());
      int column = random.nextInt(view.width());
      float found = iterations[row * view.width() + column];
      worst = Math.max(worst, Math.abs(found - view.iterations(row, column)));
    }
    return new Report.Check(
        String.format(
            Locale.ROOT,
            "%,d pixels computed by the plain method differ by at most %.1e iterations",
            SAMPLES,
            worst),
        worst < 1e-3f);
  }

  private static BufferedImage paint(float[] iterations, View view) {
    BufferedImage image =
        new BufferedImage(view.width(), view.height(), BufferedImage.TYPE_INT_RGB);
    int[] colours = new int[iterations.length];
    for (int pixel = 0; pixel < colours.length; pixel++) {
      colours[pixel] = colour(iterations[pixel]);
    }
    image.setRGB(0, 0, view.width(), view.height(), colours, 0, view.width());
    return image;
  }

  /** Black inside; outside from blue over white and gold, in waves that widen with the count. */
  private static int colour(float iterations) {
    if (iterations >= LIMIT) {
      return 0;
    }
    double phase = 1.5 * Math.log(Math.max(1, iterations)) - 5.4;
    return channel(phase, 0.0) << 16 | channel(phase, 0.5) << 8 | channel(phase, 1.1);
  }

  private static int channel(double phase, double shift) {
    double wave = 0.5 - 0.5 * Math.cos(2 * phase + 1.2 * shift);
    return (int) (255 * Math.pow(wave, 1.2 - 0.4 * shift));
  }
}
