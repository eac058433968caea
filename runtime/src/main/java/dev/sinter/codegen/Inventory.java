package dev.sinter.codegen;

import dev.sinter.DType;
import dev.sinter.ir.Calls;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.Op;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts what functions consist of, callees included at every call. */
final class Inventory extends Calls.Walk {
  final Map<String, Long> operations = new TreeMap<>();
  final Set<DType> types = EnumSet.noneOf(DType.class);
  final Set<String> callees = new TreeSet<>();

  void add(Function function) {
    types.addAll(function.locals());
    types.add(function.returnType());
    all(function.body());
  }

  private void count(String operation, DType type) {
    operations.merge(operation, 1L, Long::sum);
    types.add(type);
  }

  @Override
  public Void constant(Expr.Constant constant) {
    types.add(constant.type());
    return super.constant(constant);
  }

  @Override
  public Void apply(Expr.Apply apply) {
    count(apply.op().method(), apply.type());
    return super.apply(apply);
  }

  @Override
  public Void convert(Expr.Convert convert) {
    count("convert", convert.type());
    return super.convert(convert);
  }

  @Override
  public Void bitcast(Expr.Bitcast bitcast) {
    count("bitcast", bitcast.type());
    return super.bitcast(bitcast);
  }

  @Override
  public Void conditional(Expr.Conditional conditional) {
    count(Op.SELECT.method(), conditional.type());
    return super.conditional(conditional);
  }

  @Override
  public Void call(Expr.Call call) {
    callees.add(call.callee().name());
    add(call.callee());
    return super.call(call);
  }
}
