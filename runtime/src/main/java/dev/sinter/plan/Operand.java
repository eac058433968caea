package dev.sinter.plan;

import dev.sinter.DType;

/**
 * A kernel's input as code sees it.
 *
 * @param type element type; I64 for positions
 * @param layout how elements follow from positions; SCALAR for results
 * @param source where the value comes from
 * @param step how a STRIDED operand moves along the lanes' axis; of LINEAR positions ALIGNED or
 *     ANY; ANY for others
 * @param like for a STRIDED one in memory an earlier one with the same strides, or -1
 * @param array for one in memory an earlier one that reads the same array, or -1
 * @param root for a {@link Source#RESULT} the number of the reducing root, otherwise -1
 */
public record Operand(
    DType type, Layout layout, Source source, int root, Step step, int like, int array) {
  /** Where an operand's values come from. */
  public enum Source {
    /** An array in memory. */
    MEMORY,
    /** The operand's offset itself, as a value ({@link dev.sinter.ir.Expr.Position}). */
    POSITION,
    /** The finished result of a reducing root of the same kernel, for the current row. */
    RESULT
  }

  /** The distance between neighbours along the last axis of the space. */
  public enum Step {
    /** One element: vectors are read whole. */
    UNIT,
    /** One element, and vectors of {@value #ALIGNMENT} begin at multiples of it. */
    ALIGNED,
    /** None: neighbours share the element. */
    NONE,
    /** Some other, an argument of the kernel. */
    ANY;

    /** Elements of a vector of a GPU. */
    public static final int ALIGNMENT = 4;

    /** Of this stride in elements. */
    public static Step of(long stride) {
      return stride == 1 ? UNIT : stride == 0 ? NONE : ANY;
    }
  }

  /** An array in memory, or a position. */
  public Operand(DType type, Layout layout, boolean memory) {
    this(type, layout, memory, Step.ANY);
  }

  /** As above; {@code step} is that of a STRIDED one. */
  public Operand(DType type, Layout layout, boolean memory, Step step) {
    this(type, layout, memory ? Source.MEMORY : Source.POSITION, -1, step, -1, -1);
  }

  /** The result of reducing root {@code root}, which has this type. */
  public static Operand result(DType type, int root) {
    return new Operand(type, Layout.SCALAR, Source.RESULT, root, Step.ANY, -1, -1);
  }

  /** The same, with the strides of operand {@code earlier}. */
  public Operand like(int earlier) {
    return new Operand(type, layout, source, root, step, earlier, array);
  }

  /** The same, in the array of operand {@code earlier}. */
  public Operand sharing(int earlier) {
    return new Operand(type, layout, source, root, step, like, earlier);
  }

  /** The same, of step ALIGNED. */
  public Operand aligned() {
    return new Operand(type, layout, source, root, Step.ALIGNED, like, array);
  }

  /** Whether it is an array in memory. */
  public boolean memory() {
    return source == Source.MEMORY;
  }

  /** Whether it is an array in memory that no earlier operand reads. */
  public boolean isNewArray() {
    return memory() && array < 0;
  }

  /** Whether it is the result of a root of the same kernel. */
  public boolean isResult() {
    return source == Source.RESULT;
  }
}
