package dev.sinter.plan;

import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.Op;
import dev.sinter.ir.Stmt;
import dev.sinter.pass.Inlining;
import java.util.List;

/** Writes a straight-line function as lines of a kernel's body; other functions become a call. */
final class Inliner implements Expr.Visitor<Expr.Local> {
  private final Body body;
  private final Expr.Local[] values;

  private Inliner(Body body, Function function, List<Expr.Local> arguments) {
    this.body = body;
    this.values = arguments.toArray(new Expr.Local[function.locals().size()]);
  }

  /** The value of {@code function} on these arguments. */
  static Expr.Local call(Body body, Function function, List<Expr.Local> arguments) {
    if (!Inlining.isStraightLine(function)) {
      return body.line(new Expr.Call(function, List.copyOf(arguments)));
    }
    Inliner inliner = new Inliner(body, function, arguments);
    for (Stmt statement : function.body()) {
      if (statement instanceof Stmt.Assign assign) {
        inliner.values[assign.local()] = assign.value().accept(inliner);
      } else if (statement instanceof Stmt.Return result) {
        return result.value().accept(inliner);
      }
    }
    throw new IllegalStateException("a straight line ends with a return: " + function);
  }

  private List<Expr.Local> all(List<Expr> parts) {
    return parts.stream().map(part -> part.accept(this)).toList();
  }

  @Override
  public Expr.Local constant(Expr.Constant constant) {
    return body.line(constant);
  }

  @Override
  public Expr.Local local(Expr.Local local) {
    return values[local.index()];
  }

  @Override
  public Expr.Local apply(Expr.Apply apply) {
    return body.line(new Expr.Apply(apply.op(), apply.type(), List.copyOf(all(apply.operands()))));
  }

  @Override
  public Expr.Local convert(Expr.Convert convert) {
    return body.line(new Expr.Convert(convert.type(), convert.value().accept(this)));
  }

  @Override
  public Expr.Local bitcast(Expr.Bitcast bitcast) {
    return body.line(new Expr.Bitcast(bitcast.type(), bitcast.value().accept(this)));
  }

  @Override
  public Expr.Local conditional(Expr.Conditional conditional) {
    return body.line(
        Expr.Apply.of(
            Op.SELECT,
            conditional.condition().accept(this),
            conditional.then().accept(this),
            conditional.otherwise().accept(this)));
  }

  @Override
  public Expr.Local call(Expr.Call call) {
    return call(body, call.callee(), all(call.arguments()));
  }

  @Override
  public Expr.Local load(Expr.Load load) {
    throw new IllegalStateException("a function has no operands: " + load);
  }

  @Override
  public Expr.Local position(Expr.Position position) {
    throw new IllegalStateException("a function has no operands: " + position);
  }

  @Override
  public Expr.Local argument(Expr.Argument argument) {
    throw new IllegalStateException("a function has no operands: " + argument);
  }

  @Override
  public Expr.Local gather(Expr.Gather gather) {
    throw new IllegalStateException("a function has no operands: " + gather);
  }

  @Override
  public Expr.Local checkedIndex(Expr.CheckedIndex index) {
    throw new IllegalStateException("a function has no axes: " + index);
  }
}
