package dev.sinter.codegen;

/**
 * The kind of device that a source text is made for; together with the program it decides every
 * byte.
 */
public enum DeviceClass {
  /** Thousands of work-items, each with four consecutive elements. */
  GPU,
  /** A few cores with wide vector units, each with a contiguous chunk of elements. */
  CPU
}
