package dev.sinter.benchmarks;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One measurement, as a line of JSON in the form that the other systems' programs print too.
 *
 * @param workload what was computed
 * @param system by what: {@code sinter exact}, {@code torch.compile}
 * @param n elements of each input
 * @param micros median wall time of a call, µs
 * @param firstMillis the first call at this size, ms
 * @param kernels launches per call, -1 where nobody counts
 * @param deviceMicros of them the kernels' own time by the device's clock, µs; NaN if not measured
 */
record Row(
    String workload,
    String system,
    long n,
    double micros,
    double firstMillis,
    long kernels,
    double deviceMicros) {
  /** The workload of a copy of {@code n} floats on the device. */
  static final String COPY = "copy";

  /** The workload of a copy of one float, beside inputs of {@code n}. */
  static final String LAUNCH = "launch";

  private static final Pattern MEMBER =
      Pattern.compile("\"(\\w+)\"\\s*:\\s*(?:\"([^\"]*)\"|([-+.\\deE]+))");

  /** A measurement without device time. */
  Row(String workload, String system, long n, Contest.Timing timing, long kernels) {
    this(workload, system, n, timing.micros(), timing.firstMillis(), kernels, Double.NaN);
  }

  /** The same with the kernels' own time. */
  Row onDevice(double micros) {
    return new Row(workload, system, n, this.micros, firstMillis, kernels, micros);
  }

  /** The same with another time of the first call. */
  Row withFirst(double millis) {
    return new Row(workload, system, n, micros, millis, kernels, deviceMicros);
  }

  /** The line. */
  String json() {
    String counted = kernels < 0 ? "" : ", \"kernels\": " + kernels;
    String timed =
        Double.isNaN(deviceMicros)
            ? ""
            : String.format(Locale.ROOT, ", \"device_us\": %.1f", deviceMicros);
    return String.format(
        Locale.ROOT,
        "{\"workload\": \"%s\", \"system\": \"%s\", \"n\": %d, \"us\": %.1f, \"first_ms\": %.1f%s%s}",
        workload,
        system,
        n,
        micros,
        firstMillis,
        counted,
        timed);
  }

  /**
   * The measurement that a line holds; none if the line reports a failure instead.
   *
   * @throws UsageException if the line is something else
   */
  static Optional<Row> parse(String line) {
    Map<String, String> members = new LinkedHashMap<>();
    Matcher matcher = MEMBER.matcher(line);
    while (matcher.find()) {
      String text = matcher.group(2);
      members.put(matcher.group(1), text == null ? matcher.group(3) : text);
    }
    if (members.containsKey("error")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Row(
              required(members, "workload"),
              required(members, "system"),
              Long.parseLong(required(members, "n")),
              Double.parseDouble(required(members, "us")),
              Double.parseDouble(members.getOrDefault("first_ms", "NaN")),
              Long.parseLong(members.getOrDefault("kernels", "-1")),
              Double.parseDouble(members.getOrDefault("device_us", "NaN"))));
    } catch (NumberFormatException malformed) {
      throw new UsageException("not a measurement, " + malformed.getMessage() + ": " + line);
    }
  }

  private static String required(Map<String, String> members, String name) {
    String value = members.get(name);
    if (value == null) {
      throw new NumberFormatException("\"" + name + "\" is missing");
    }
    return value;
  }
}
