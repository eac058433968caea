package dev.sinter.exactness;

import dev.sinter.Array;
import dev.sinter.DType;
import dev.sinter.ir.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An element-wise operation of {@link Array}.
 *
 * @param name the method, with its argument where that is a constant: {@code rsub(7)}
 * @param operands what each array operand may be
 * @param op the operator that decides the result's accuracy; null where it is more than one
 * @param call calls the method
 */
public record Operation(
    String name, List<Kind> operands, @Nullable Op op, Function<Array[], Array> call) {

  /** The types of one operand. */
  public enum Kind {
    /** Any type, the same for all operands of this kind. */
    ANY,
    /** BOOL. */
    CONDITION,
    /** I32, I64, and the type of the others. */
    COUNT
  }

  static Operation unary(String name, @Nullable Op op, UnaryOperator<Array> call) {
    return new Operation(name, List.of(Kind.ANY), op, x -> call.apply(x[0]));
  }

  static Operation binary(String name, @Nullable Op op, BinaryOperator<Array> call) {
    List<Kind> kinds = List.of(Kind.ANY, Kind.ANY);
    return new Operation(name, kinds, op, x -> call.apply(x[0], x[1]));
  }

  static Operation shift(String name, Op op, BinaryOperator<Array> call) {
    List<Kind> kinds = List.of(Kind.ANY, Kind.COUNT);
    return new Operation(name, kinds, op, x -> call.apply(x[0], x[1]));
  }

  /** The operand types for elements of {@code type}: one list, or one for each type of a count. */
  public List<List<DType>> signatures(DType type) {
    List<List<DType>> found = new ArrayList<>();
    boolean shift = operands.contains(Kind.COUNT);
    for (DType count : shift ? List.of(DType.I32, DType.I64) : List.of(type)) {
      found.add(operands.stream().map(kind -> typeOf(kind, type, count)).toList());
    }
    return found;
  }

  private static DType typeOf(Kind kind, DType type, DType count) {
    return switch (kind) {
      case ANY -> type;
      case CONDITION -> DType.BOOL;
      case COUNT -> count;
    };
  }

  /** Whether an integer 0 as last operand is an error of the element. */
  boolean divides() {
    return List.of("div", "rem", "floorMod", "rdiv(7)", "reciprocal").contains(name);
  }

  /** Applies the operation. */
  public Array apply(Array... arrays) {
    return call.apply(Arrays.copyOf(arrays, arrays.length));
  }

  @Override
  public String toString() {
    return name;
  }
}
