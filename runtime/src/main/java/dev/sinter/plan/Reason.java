package dev.sinter.plan;

/** Why a value is evaluated by a kernel of its own instead of inside the kernel that uses it. */
public enum Reason {
  /** A reduction is complete only when every element of its axes has been read. */
  REDUCTION("a reduction is needed whole before its first use"),
  /** Its user runs over rows that are no rows of the reduction. */
  OTHER_ROWS("its user does not run along the rows that were reduced"),
  /** A row is longer than one work-group keeps. */
  LONG_ROWS("its rows are longer than a work-group can keep"),
  /** There are too few rows to fill the device with one work-group each. */
  FEW_ROWS("there are too few rows to give each a work-group"),
  /** Errors of elements, such as a division by zero, are counted in kernels of one pass. */
  ERRORS("errors of its elements are found before its use"),
  /** The kernel would have too many operations. */
  OPERATIONS("one kernel would have too many operations"),
  /** The kernel would have more argument bytes than devices guarantee. */
  ARGUMENTS("one kernel would need too many argument bytes"),
  /** The kernel's reductions would need more local memory than devices guarantee. */
  LOCAL_MEMORY("the reductions of one kernel would need too much local memory"),
  /** Computing it again in every use would cost more than writing and reading it. */
  RECOMPUTATION("computing it again for every use would cost more than storing it"),
  /** Its user is an operation that reads its operands from memory. */
  OPERAND("its user reads whole arrays from memory"),
  /** The operation itself is a kernel of its own: a scan, a sort, a matrix product. */
  OPERATION("the operation has kernels of its own");

  private final String text;

  Reason(String text) {
    this.text = text;
  }

  /** A clause in plain words. */
  public String text() {
    return text;
  }
}
