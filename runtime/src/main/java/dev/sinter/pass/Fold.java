package dev.sinter.pass;

import dev.sinter.ir.Expr;
import java.util.List;
import java.util.function.BinaryOperator;

/** Combines a value over all parts of an expression; override the kinds of interest. */
abstract class Fold<R> implements Expr.Visitor<R> {
  private final R empty;
  private final BinaryOperator<R> join;

  Fold(R empty, BinaryOperator<R> join) {
    this.empty = empty;
    this.join = join;
  }

  final R join(R a, R b) {
    return join.apply(a, b);
  }

  private R each(List<Expr> parts) {
    R result = empty;
    for (Expr part : parts) {
      result = join(result, part.accept(this));
    }
    return result;
  }

  @Override
  public R constant(Expr.Constant constant) {
    return empty;
  }

  @Override
  public R local(Expr.Local local) {
    return empty;
  }

  @Override
  public R apply(Expr.Apply apply) {
    return each(apply.operands());
  }

  @Override
  public R convert(Expr.Convert convert) {
    return convert.value().accept(this);
  }

  @Override
  public R bitcast(Expr.Bitcast bitcast) {
    return bitcast.value().accept(this);
  }

  @Override
  public R conditional(Expr.Conditional conditional) {
    return each(List.of(conditional.condition(), conditional.then(), conditional.otherwise()));
  }

  @Override
  public R call(Expr.Call call) {
    return each(call.arguments());
  }

  @Override
  public R load(Expr.Load load) {
    return empty;
  }

  @Override
  public R position(Expr.Position position) {
    return empty;
  }

  @Override
  public R argument(Expr.Argument argument) {
    return empty;
  }

  @Override
  public R gather(Expr.Gather gather) {
    return gather.offset().accept(this);
  }

  @Override
  public R checkedIndex(Expr.CheckedIndex index) {
    return each(List.of(index.index(), index.extent()));
  }
}
