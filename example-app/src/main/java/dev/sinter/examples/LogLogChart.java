package dev.sinter.examples;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;

/** Curves over two logarithmic axes, as a picture. */
final class LogLogChart {
  private static final int WIDTH = 1_000;
  private static final int HEIGHT = 700;
  private static final String THOUSANDS = "#,##0.###";

  private final XYChart chart;

  private LogLogChart(XYChart chart) {
    this.chart = chart;
  }

  /** Without curves. */
  static LogLogChart of(String title, String xTitle, String yTitle) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    XYStyler style = chart.getStyler();
    style.setXAxisLogarithmic(true);
    style.setYAxisLogarithmic(true);
    style.setXAxisDecimalPattern(THOUSANDS);
    style.setYAxisDecimalPattern(THOUSANDS);
    style.setLegendPosition(LegendPosition.InsideNW);
    style.setChartBackgroundColor(Color.WHITE);
    return new LogLogChart(chart);
  }

  /** Adds a curve through the points of {@code rows}. */
  <R> LogLogChart curve(String label, List<R> rows, ToDoubleFunction<R> x, ToDoubleFunction<R> y) {
    chart.addSeries(
        label, rows.stream().mapToDouble(x).toArray(), rows.stream().mapToDouble(y).toArray());
    return this;
  }

  /** Writes a PNG. */
  void writeTo(Path png) throws IOException {
    ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", png.toFile());
  }
}
