package dev.sinter.explain;

import dev.sinter.ir.Calls;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Op;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Root;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what a kernel computes by kind, callees included at every call, loops once. */
final class Operations extends Calls.Walk {
  private final SortedMap<String, Integer> counts = new TreeMap<>();

  private Operations() {}

  static SortedMap<String, Integer> of(KernelProgram program) {
    Operations operations = new Operations();
    program.body().forEach(line -> line.accept(operations));
    for (Root root : program.roots()) {
      if (root instanceof Root.Reduce reduce) {
        operations.count(reduce.op().label());
      }
    }
    return Collections.unmodifiableSortedMap(operations.counts);
  }

  private void count(String kind) {
    counts.merge(kind, 1, Integer::sum);
  }

  @Override
  public Void apply(Expr.Apply apply) {
    count(apply.op().method());
    return super.apply(apply);
  }

  @Override
  public Void convert(Expr.Convert convert) {
    count("convert");
    return super.convert(convert);
  }

  @Override
  public Void bitcast(Expr.Bitcast bitcast) {
    count("bitcast");
    return super.bitcast(bitcast);
  }

  @Override
  public Void conditional(Expr.Conditional conditional) {
    count(Op.SELECT.method());
    return super.conditional(conditional);
  }

  @Override
  public Void position(Expr.Position position) {
    count("position");
    return super.position(position);
  }

  @Override
  public Void gather(Expr.Gather gather) {
    count("gather");
    return super.gather(gather);
  }

  @Override
  public Void checkedIndex(Expr.CheckedIndex index) {
    count("index");
    return super.checkedIndex(index);
  }

  @Override
  public Void call(Expr.Call call) {
    all(call.callee().body());
    return super.call(call);
  }
}
