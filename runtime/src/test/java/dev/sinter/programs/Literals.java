package dev.sinter.programs;

import dev.sinter.DType;
import dev.sinter.PadMode;
import dev.sinter.ReduceOptions;
import dev.sinter.Shape;
import dev.sinter.Slice;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Values as Java source. */
final class Literals {
  private Literals() {}

  static String of(Object value) {
    if (value instanceof Long number) {
      return number == Long.MIN_VALUE ? "Long.MIN_VALUE" : number + "L";
    } else if (value instanceof Integer number) {
      return number == Integer.MIN_VALUE ? "Integer.MIN_VALUE" : number.toString();
    } else if (value instanceof Float number) {
      return floating("Float", number, Float.toHexString(number) + "f", number + "f");
    } else if (value instanceof Double number) {
      return floating("Double", number, Double.toHexString(number), number.toString());
    } else if (value instanceof long[] numbers) {
      return joined(Arrays.stream(numbers).mapToObj(Long::toString).toList());
    } else if (value instanceof int[] numbers) {
      return joined(Arrays.stream(numbers).mapToObj(Integer::toString).toList());
    } else if (value instanceof Slice[] slices) {
      return joined(Arrays.stream(slices).map(Literals::slice).toList());
    } else if (value instanceof List<?> refs) {
      return joined(refs.stream().map(Object::toString).toList());
    } else if (value instanceof Shape shape) {
      return "Shape.of(" + of(shape.dims()) + ")";
    } else if (value instanceof DType type) {
      return "DType." + type.name();
    } else if (value instanceof PadMode mode) {
      return "PadMode." + mode.name();
    } else if (value instanceof ReduceOptions options) {
      return options(options);
    }
    return value.toString();
  }

  private static String joined(List<String> parts) {
    return parts.stream().collect(Collectors.joining(", "));
  }

  private static String floating(String type, Number number, String hex, String decimal) {
    double value = number.doubleValue();
    if (Double.isNaN(value)) {
      return type + ".NaN";
    }
    if (Double.isInfinite(value)) {
      return type + (value > 0 ? ".POSITIVE_INFINITY" : ".NEGATIVE_INFINITY");
    }
    return decimal.length() <= 8 ? decimal : hex;
  }

  private static String slice(Slice slice) {
    if (slice.equals(Slice.all())) {
      return "Slice.all()";
    }
    long open = Slice.all().from();
    if (slice.drops()) {
      return "Slice.at(" + slice.from() + ")";
    }
    if (slice.equals(Slice.every(slice.step()))) {
      return "Slice.every(" + slice.step() + ")";
    }
    if (slice.from() == open) {
      return "Slice.to(" + slice.to() + ")";
    }
    if (slice.to() == open) {
      return "Slice.from(" + slice.from() + ")";
    }
    return "Slice.range(" + slice.from() + ", " + slice.to() + ", " + slice.step() + ")";
  }

  private static String options(ReduceOptions options) {
    String text = "ReduceOptions.DEFAULT";
    text += options.keepDims() ? ".keepingDims()" : "";
    text += options.ignoreNaN() ? ".ignoringNaN()" : "";
    return switch (options.accumulation()) {
      case PLAIN -> text;
      case WIDE -> text + ".wide()";
      case COMPENSATED -> text + ".compensated()";
    };
  }
}
