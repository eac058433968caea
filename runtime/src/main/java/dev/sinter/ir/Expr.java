package dev.sinter.ir;

import dev.sinter.DType;
import java.util.List;

/**
 * A typed expression without side effects other than element errors. Immutable.
 *
 * <p>In a {@link Function} a {@link Local} names a local variable; in a kernel's body it names the
 * value of an earlier line, and only there do {@link Load}, {@link Position}, {@link Argument},
 * {@link Gather} and {@link CheckedIndex} occur.
 */
public sealed interface Expr {
  /** The type of the value. */
  DType type();

  /** Dispatches on the kind of expression. */
  <R> R accept(Visitor<R> visitor);

  /**
   * A literal.
   *
   * @param bits the value in the encoding of {@link Semantics#canonical}
   */
  record Constant(DType type, long bits) implements Expr {
    /** Brings the bits into canonical form, so that equal values have equal bits. */
    public Constant {
      bits = Semantics.canonical(type, bits);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.constant(this);
    }
  }

  /** The value of local variable (or kernel line) {@code index}. */
  record Local(DType type, int index) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.local(this);
    }

    /** Spread: neighbours often meet in one expression. */
    @Override
    public int hashCode() {
      return (index + 1) * 0x9E3779B9 ^ type.ordinal();
    }
  }

  /** An operator applied to operands, evaluated left to right. */
  record Apply(Op op, DType type, List<Expr> operands) implements Expr {
    /** Checks the typing rule. */
    public Apply {
      operands = List.copyOf(operands);
      DType result = op.resultType(operands.stream().map(Expr::type).toArray(DType[]::new));
      if (result != type) {
        throw new IllegalArgumentException(op.label() + " yields " + result + ", not " + type);
      }
    }

    /**
     * Whether this can be in error: an integer division whose divisor is not a non-zero literal.
     */
    public boolean canTrap() {
      return op.traps(type)
          && !(operands.get(1) instanceof Constant divisor && divisor.bits() != 0);
    }

    /** With the type that the typing rule gives. */
    public static Apply of(Op op, Expr... operands) {
      DType[] types = new DType[operands.length];
      for (int i = 0; i < types.length; i++) {
        types[i] = operands[i].type();
      }
      return new Apply(op, op.resultType(types), List.of(operands));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.apply(this);
    }
  }

  /** Java's primitive conversion, see {@link Semantics#convert}. */
  record Convert(DType type, Expr value) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.convert(this);
    }
  }

  /** The same bits as another type of the same width. */
  record Bitcast(DType type, Expr value) implements Expr {
    /** Checks the widths. */
    public Bitcast {
      if (type.bytes() != value.type().bytes()) {
        throw new IllegalArgumentException("bitcast from " + value.type() + " to " + type);
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.bitcast(this);
    }
  }

  /** {@code condition ? then : otherwise}; only the chosen arm is evaluated. */
  record Conditional(DType type, Expr condition, Expr then, Expr otherwise) implements Expr {
    /** Checks the types. */
    public Conditional {
      if (condition.type() != DType.BOOL || then.type() != type || otherwise.type() != type) {
        throw new IllegalArgumentException(
            "conditional of "
                + condition.type()
                + ", "
                + then.type()
                + ", "
                + otherwise.type()
                + " as "
                + type);
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.conditional(this);
    }
  }

  /** The value of another function, see {@link Function#valueType()}. */
  record Call(Function callee, List<Expr> arguments) implements Expr {
    /** Checks the argument types. */
    public Call {
      arguments = List.copyOf(arguments);
      if (arguments.size() != callee.parameters().size()) {
        throw new IllegalArgumentException(
            callee.name() + " called with " + arguments.size() + " arguments");
      }
      for (int i = 0; i < arguments.size(); i++) {
        if (arguments.get(i).type() != callee.parameters().get(i).valueType()) {
          throw new IllegalArgumentException(
              callee.name() + ": argument " + i + " is " + arguments.get(i).type());
        }
      }
    }

    @Override
    public DType type() {
      return callee.valueType();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.call(this);
    }
  }

  /** Kernel body only: the current element of memory operand {@code operand}. */
  record Load(DType type, int operand) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.load(this);
    }
  }

  /**
   * Kernel body only: the I64 offset of the current element under operand {@code operand}'s
   * strides.
   */
  record Position(int operand) implements Expr {
    @Override
    public DType type() {
      return DType.I64;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.position(this);
    }
  }

  /**
   * Kernel body only: element {@code offset} of memory operand {@code operand}, which {@link
   * CheckedIndex} or the planner keep within it.
   *
   * @param offset I32 or I64, from the first element of the memory on
   */
  record Gather(DType type, int operand, Expr offset) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.gather(this);
    }
  }

  /**
   * Kernel body only: a position along an axis as a user names it, a negative one counted from the
   * end. One that is out of range is an element error, its value 0.
   *
   * @param index of the same type as {@code extent}, I32 or I64
   * @param extent of the axis, positive
   * @param axis for the error message
   */
  record CheckedIndex(Expr index, Expr extent, int axis) implements Expr {
    /** Checks the types. */
    public CheckedIndex {
      if (index.type() != extent.type() || !index.type().isInteger()) {
        throw new IllegalArgumentException(
            "an index of " + index.type() + " into an extent of " + extent.type());
      }
    }

    @Override
    public DType type() {
      return index.type();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.checkedIndex(this);
    }
  }

  /** Kernel body only: scalar kernel argument {@code index}. */
  record Argument(DType type, int index) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.argument(this);
    }
  }

  /** One method per kind; no defaults, so that a new kind fails to compile where it is missing. */
  interface Visitor<R> {
    R constant(Constant constant);

    R local(Local local);

    R apply(Apply apply);

    R convert(Convert convert);

    R bitcast(Bitcast bitcast);

    R conditional(Conditional conditional);

    R call(Call call);

    R load(Load load);

    R position(Position position);

    R argument(Argument argument);

    R gather(Gather gather);

    R checkedIndex(CheckedIndex index);
  }
}
