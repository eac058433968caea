package dev.sinter.codegen.opencl;

/** Lines of C with their indentation. */
final class Code {
  private final StringBuilder out = new StringBuilder();
  private final int outer;
  private int depth;

  Code() {
    this(0);
  }

  /** Starts {@code depth} levels inside. */
  Code(int depth) {
    this.outer = depth;
    this.depth = depth;
  }

  /** A line; one that begins with a brace closes a block, one that ends with a brace opens one. */
  Code line(String text) {
    if (text.startsWith("}")) {
      depth--;
    }
    out.append("  ".repeat(depth)).append(text).append('\n');
    if (text.endsWith("{")) {
      depth++;
    }
    return this;
  }

  /** A line without indentation: a label, or a directive. */
  Code flush(String text) {
    out.append(text).append('\n');
    return this;
  }

  /** Finished text. */
  Code append(String lines) {
    out.append(lines);
    return this;
  }

  /** For the lines of a block that may be opened here later. */
  Code inner() {
    return new Code(depth + 1);
  }

  boolean isEmpty() {
    return out.length() == 0;
  }

  @Override
  public String toString() {
    if (depth != outer) {
      throw new IllegalStateException("unbalanced braces in\n" + out);
    }
    return out.toString();
  }
}
