package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.ir.Calls;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.Op;
import dev.sinter.plan.KernelProgram;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * Compares what a backend computed with what the reference did: errors exactly, and the elements
 * before the first error of a root (what follows can't be read by anyone) bit by bit, any NaN being
 * equal to any other, or within the ulp bound of the program's inexact operators.
 */
final class Comparison {
  private Comparison() {}

  /** The first differences, as lines of text; empty if there are none. */
  static List<String> differences(
      ProgramCase test,
      ProgramCase.Outcome expected,
      ProgramCase.Outcome actual,
      ToDoubleBiFunction<Op, DType> ulps) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < expected.errors().length; i++) {
      if (expected.errors()[i] != actual.errors()[i]) {
        found.add(
            "error " + i + ": expected " + expected.errors()[i] + ", was " + actual.errors()[i]);
      }
    }
    double bound = bound(test.program(), ulps) * test.slack();
    for (int root = 0; root < expected.outputs().size(); root++) {
      int size = readable(test, expected, root);
      compare(
          "root " + root,
          expected.outputs().get(root),
          actual.outputs().get(root),
          size,
          bound,
          found);
    }
    return found;
  }

  private static int readable(ProgramCase test, ProgramCase.Outcome expected, int root) {
    int size = test.size(test.program().roots().get(root));
    int traps = test.program().traps().size();
    for (int trap = 0; trap < traps; trap++) {
      long position = expected.errors()[root * traps + trap];
      if (position != Integer.MAX_VALUE) {
        size = Math.min(size, (int) (position * size / test.geometry().size()));
      }
    }
    return size;
  }

  private static void compare(
      String where, Object expected, Object actual, int size, double bound, List<String> found) {
    for (int i = 0; i < size && found.size() < 5; i++) {
      Object left = Array.get(expected, i);
      Object right = Array.get(actual, i);
      if (!equal(left, right, bound)) {
        found.add(where + "[" + i + "]: expected " + show(left) + ", was " + show(right));
      }
    }
  }

  private static boolean equal(Object expected, Object actual, double bound) {
    if (expected instanceof Float left && actual instanceof Float right) {
      return left.equals(right)
          || (bound > 0 && Math.abs((double) left - right) <= bound * Math.ulp(left));
    }
    if (expected instanceof Double left && actual instanceof Double right) {
      return left.equals(right) || (bound > 0 && Math.abs(left - right) <= bound * Math.ulp(left));
    }
    return expected.equals(actual);
  }

  private static String show(Object value) {
    return value instanceof Float number
        ? value + " " + Float.toHexString(number)
        : value instanceof Double number
            ? value + " " + Double.toHexString(number)
            : value.toString();
  }

  /** The largest bound of an operator in the program or its functions. */
  static double bound(KernelProgram program, ToDoubleBiFunction<Op, DType> ulps) {
    double[] largest = {0};
    Calls.Walk walk =
        new Calls.Walk() {
          @Override
          public Void apply(Expr.Apply apply) {
            largest[0] = Math.max(largest[0], ulps.applyAsDouble(apply.op(), apply.type()));
            return super.apply(apply);
          }
        };
    program.body().forEach(line -> line.accept(walk));
    for (Function function : program.functions()) {
      walk.all(function.body());
    }
    return largest[0];
  }
}
