package dev.sinter.codegen.opencl;

import dev.sinter.plan.KernelProgram;

/**
 * How a kernel's text names places in memory: its only way to load and store. Unchecked, these are
 * plain C. Checked, each place goes through a function of {@link BoundsReport} that compares it
 * with the size of its array: one outside is reported, loads get zeros instead, and stores are
 * lost.
 *
 * <p>Arrays have the numbers of {@link BoundsReport}, as C expressions: functions are told theirs.
 */
final class Bounds {
  private final KernelProgram program;
  private final boolean checked;

  Bounds(KernelProgram program, boolean checked) {
    this.program = program;
    this.checked = checked;
  }

  boolean checked() {
    return checked;
  }

  /** The kernel's name: no cache takes a checked one for the other. */
  String name() {
    return program.name() + (checked ? "_checked" : "");
  }

  /** The declarations that all below needs. */
  String text() {
    return checked ? BoundsReport.text(BoundsReport.arrays(program)) : "";
  }

  static String operand(int operand) {
    return Integer.toString(operand);
  }

  String root(int root) {
    return Integer.toString(BoundsReport.root(program, root));
  }

  String errors() {
    return Integer.toString(BoundsReport.errors(program));
  }

  /** Where blocks leave their values. */
  String scratch() {
    return Integer.toString(BoundsReport.scratch(program));
  }

  String counters() {
    return Integer.toString(BoundsReport.counters(program));
  }

  /** Notes where a kernel's arrays begin, before any of its pointers moves. */
  void begin(Code code) {
    if (!checked) {
      return;
    }
    code.line("Bounds limits;").line("limits.faults = " + BoundsReport.NAME + ";");
    for (int operand = 0; operand < program.operands().size(); operand++) {
      if (program.operands().get(operand).memory()) {
        start(code, operand(operand), Names.pointer(operand));
      }
    }
    for (int root = 0; root < program.roots().size(); root++) {
      if (program.roots().get(root).stored()) {
        start(code, root(root), Names.output(root));
      }
    }
    if (!program.traps().isEmpty()) {
      start(code, errors(), "errors");
    }
    if (KernelArguments.sharesBlocks(program)) {
      start(code, scratch(), "scratch");
      start(code, counters(), "counters");
    }
    code.line("const Bounds *bounds = &limits;");
  }

  private static void start(Code code, String array, String pointer) {
    code.line("limits.from[" + array + "] = (ulong)" + pointer + ";");
  }

  /** The first parameters of a function that uses an array, {@code array} to it; or empty. */
  String parameters() {
    return checked ? "const Bounds *bounds, const int array, " : "";
  }

  /** Their arguments. */
  String arguments(String array) {
    return checked ? "bounds, " + array + ", " : "";
  }

  /** An element to load. */
  String load(String array, String type, String pointer, String index) {
    return checked
        ? "(*" + from(array, type, 1, pointer + " + (" + index + ")") + ")"
        : pointer + "[" + index + "]";
  }

  /** An element to store to. */
  String store(String array, String type, String pointer, String index) {
    return checked
        ? "*" + into(array, type, 1, pointer + " + (" + index + ")")
        : pointer + "[" + index + "]";
  }

  /** A pointer to {@code count} elements to load. */
  String from(String array, String type, int count, String pointer) {
    return checked ? place("FROM", array, type, count, pointer) : pointer;
  }

  /** A pointer to {@code count} elements to store to. */
  String into(String array, String type, int count, String pointer) {
    return checked ? place("INTO", array, type, count, pointer) : pointer;
  }

  private static String place(String macro, String array, String type, int count, String pointer) {
    return macro + "(" + array + ", " + type + ", " + count + ", " + pointer + ")";
  }

  /**
   * Declares an array of work-groups, or of a work-item.
   *
   * @param declared its type and name in memory
   * @param name what it is called where it is used
   * @param skipped how many elements of it precede those of {@code name}, a C expression
   * @param room how many {@code name} has
   */
  void array(Code code, String declared, int length, String name, String skipped, String room) {
    code.line(declared + "[" + (checked ? length + 1 : length) + "];");
    if (checked) {
      code.line("const long room_" + name + " = " + room + ";");
      code.line("const long spare_" + name + " = " + length + " - (long)(" + skipped + ");");
    }
  }

  /** An element of such an array to load; {@code local} is its number among them. */
  String loadNear(int local, String name, String index) {
    return near(local, name, index, 0);
  }

  /** An element of such an array to store to. */
  String storeNear(int local, String name, String index) {
    return near(local, name, index, 1);
  }

  private String near(int local, String name, String index, int store) {
    String checkedIndex =
        "within(bounds, "
            + (BoundsReport.LOCAL + local)
            + ", (long)("
            + index
            + "), room_"
            + name
            + ", spare_"
            + name
            + ", "
            + store
            + ")";
    return name + "[" + (checked ? checkedIndex : index) + "]";
  }
}
