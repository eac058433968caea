package dev.sinter.codegen.opencl;

/** The names in a kernel's source, in one place. Numbers are those of the program's lists. */
final class Names {
  /** The by-value argument that holds every size and scalar. */
  static final String ARGUMENTS = "a";

  private Names() {}

  /** The pointer of a memory operand. */
  static String pointer(int operand) {
    return "p" + operand;
  }

  /** An operand's value at the current element. */
  static String value(int operand) {
    return "x" + operand;
  }

  /** The pointer of a root's output. */
  static String output(int root) {
    return "q" + root;
  }

  /** A root's value at the current element. */
  static String root(int root) {
    return "r" + root;
  }

  /** The number of the error on which a root's value depends, 0 for none. */
  static String error(int root) {
    return "e" + root;
  }

  /** A field of the by-value argument. */
  static String field(String name) {
    return ARGUMENTS + "." + name;
  }

  /** The field of a scalar argument. */
  static String scalar(int argument) {
    return "u" + argument;
  }

  /** The field of an operand's offset, in elements. */
  static String offset(int operand) {
    return "o" + operand;
  }

  /** The field of a strided operand's stride, in elements. */
  static String stride(int operand, int axis) {
    return "s" + operand + "_" + axis;
  }

  /** The field of an extent of the collapsed space. */
  static String dim(int axis) {
    return "d" + axis;
  }

  /** The field of the multiplier that divides by an extent. */
  static String magic(int axis) {
    return "m" + axis;
  }

  /** The field of the shift that goes with {@link #magic}. */
  static String shift(int axis) {
    return "h" + axis;
  }

  static String samples(int root) {
    return "samples" + root;
  }

  static String sampleStep(int root) {
    return "sample_step" + root;
  }
}
