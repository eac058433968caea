package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.backend.HostMemory;
import dev.sinter.backend.Memory;
import dev.sinter.backend.PrimitiveCall;
import dev.sinter.ir.Primitive;
import dev.sinter.plan.Product;
import java.lang.reflect.Array;

/** Runs one primitive: finds the arrays and hands them to the class for its kind and type. */
final class Primitives implements Primitive.Visitor<Void> {
  private final PrimitiveCall call;

  Primitives(PrimitiveCall call) {
    this.call = call;
  }

  /** The operand as an array; a direct buffer is copied out. */
  private Object operand(int index) {
    return array(call.operands().get(index));
  }

  private static Object array(Memory memory) {
    HostMemory host = (HostMemory) memory;
    if (!host.isDirect()) {
      return host.array();
    }
    Object copy = Array.newInstance(host.type().javaType(), (int) host.size());
    host.read(0, copy, 0, (int) host.size());
    return copy;
  }

  private Object output() {
    return ((HostMemory) call.output()).array();
  }

  private DType type() {
    return call.output().type();
  }

  @Override
  public Void scan(Primitive.Scan scan) {
    Lines lines = Lines.of(call.shape(), scan.axis());
    Object from = operand(0);
    Object to = output();
    switch (type()) {
      case I32 -> new IntScan(scan.op(), scan.exclusive(), lines, (int[]) from, (int[]) to).run();
      case I64 ->
          new LongScan(scan.op(), scan.exclusive(), lines, (long[]) from, (long[]) to).run();
      case F32 ->
          new FloatScan(scan.op(), scan.exclusive(), lines, (float[]) from, (float[]) to).run();
      case F64 ->
          new DoubleScan(scan.op(), scan.exclusive(), lines, (double[]) from, (double[]) to).run();
      case BOOL, I8, U8, I16, U16, U32, U64, F16 ->
          throw new IllegalStateException(scan + " of " + type());
      case C64, C128 -> throw type().isTwoNodes();
    }
    return null;
  }

  @Override
  public Void sort(Primitive.Sort sort) {
    Lines lines = Lines.of(call.shape(), call.shape().rank() - 1);
    DType type = call.operands().get(0).type();
    new Sort(sort, type, lines.length(), lines.length(), operand(0), output()).run(lines.count());
    return null;
  }

  @Override
  public Void top(Primitive.Top top) {
    Lines lines = Lines.of(call.shapes().get(0), call.shape().rank() - 1);
    int count = (int) call.shape().dim(call.shape().rank() - 1);
    DType type = call.operands().get(0).type();
    new Sort(top.sort(), type, lines.length(), count, operand(0), output()).run(lines.count());
    return null;
  }

  @Override
  public Void matMul(Primitive.MatMul matMul) {
    Product product = Product.of(call.shapes(), call.shape());
    Object a = operand(0);
    Object b = operand(1);
    Object c = output();
    switch (type()) {
      case I32 -> new IntMatMul(product, (int[]) a, (int[]) b, (int[]) c).run();
      case I64 -> new LongMatMul(product, (long[]) a, (long[]) b, (long[]) c).run();
      case F32 -> new FloatMatMul(product, (float[]) a, (float[]) b, (float[]) c).run();
      case F64 -> new DoubleMatMul(product, (double[]) a, (double[]) b, (double[]) c).run();
      case BOOL, I8, U8, I16, U16, U32, U64, F16 ->
          throw new IllegalStateException("a matrix product of " + type());
      case C64, C128 -> throw type().isTwoNodes();
    }
    return null;
  }

  @Override
  public Void put(Primitive.Put put) {
    Indexed indexed = new Indexed(Lines.of(call.shapes().get(0), put.axis()));
    long[] sorted = (long[]) operand(2);
    long[] order = (long[]) operand(3);
    indexed.put(operand(0), operand(1), sorted, order, put.add(), output());
    report(indexed.error());
    return null;
  }

  private void report(int error) {
    if (call.errors() instanceof HostMemory errors) {
      ((int[]) errors.array())[0] = error;
    }
  }
}
