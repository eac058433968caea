package dev.sinter.backend.jvm;

import dev.sinter.DType;
import dev.sinter.ir.Expr;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;

/**
 * The local variables of a loop's method: the tile, the index, every array that the loop touches,
 * and the value and trap state of every line as soon as it is known.
 */
final class LoopLocals {
  private static final int TILE = 0;

  /** Number of local variables that the method's parameters take: the tile. */
  static final int PARAMETERS = 1;

  private final Bytecode code;
  private final Body body;
  private final Slots slots;
  private final Map<Integer, Integer> arrays = new HashMap<>();
  private final Map<Integer, Integer> values = new HashMap<>();
  private final Map<Integer, Integer> states = new HashMap<>();
  private final int index;

  LoopLocals(Bytecode code, Body body, Slots slots) {
    this.code = code;
    this.body = body;
    this.slots = slots;
    this.index = code.local(DType.I32);
  }

  /** The local variable of the loop's index. */
  int index() {
    return index;
  }

  /** Pushes the tile. */
  void tile() {
    code.loadReference(TILE);
  }

  /** Pushes a field of the tile. */
  void tileField(String field, String descriptor) {
    tile();
    code.field(Tile.class, field, descriptor);
  }

  /** Pushes an element of an array field of the tile. */
  void tileElement(String field, String descriptor, int at, int load) {
    tileField(field, descriptor);
    code.constant(at);
    code.op(load);
  }

  /** Brings every array that a loop reads or writes into a local variable. */
  void openArrays(Loops.Loop loop) {
    Map<Integer, DType> types = new TreeMap<>();
    for (int line : loop.lines()) {
      Arrays.stream(body.operands(line)).forEach(operand -> note(operand, types));
      note(line, types);
      roots(line).forEach(root -> types.put(slots.root(root), body.type(line)));
    }
    for (int root : loop.roots()) {
      note(body.rootLine(root), types);
      types.put(slots.root(root), body.type(body.rootLine(root)));
    }
    types.forEach(this::openArray);
  }

  /** Notes the slots of a line's value and trap state. */
  private void note(int line, Map<Integer, DType> types) {
    if (body.kind(line) == Body.Kind.LOAD) {
      types.put(body.operandOf(line), body.type(line));
    }
    if (body.line(line) instanceof Expr.Gather gather) {
      types.put(gather.operand(), gather.type());
    }
    if (slots.value(line) != Body.NONE) {
      types.put(slots.value(line), body.type(line));
    }
    int carrier = body.carrier(line);
    if (carrier != Body.NONE && slots.state(carrier) != Body.NONE) {
      types.put(slots.state(carrier), DType.I32);
    }
  }

  /** Brings one array into a local variable unless it is there already. */
  void openArrayOnce(int slot, DType type) {
    if (!arrays.containsKey(slot)) {
      openArray(slot, type);
    }
  }

  /** Brings one array into a local variable. */
  void openArray(int slot, DType type) {
    arrays.put(slot, code.reference());
    tileElement("arrays", "[Ljava/lang/Object;", slot, Opcodes.AALOAD);
    code.cast(arrayType(slot, type));
    code.storeReference(known(arrays, slot));
  }

  private String arrayType(int slot, DType type) {
    return switch (storedType(slot, type)) {
      case BOOL -> "[Z";
      case I8, U8 -> "[B";
      case I16, F16 -> "[S";
      case U16 -> "[C";
      case I32, U32, I64, U64, F32, F64 ->
          "[" + Bytecode.stackType(storedType(slot, type)).getDescriptor();
      case C64, C128 -> throw storedType(slot, type).isTwoNodes();
    };
  }

  /** Flags in tile arrays are ints: to store and to add up bytes takes longer. */
  private DType storedType(int slot, DType type) {
    return type == DType.BOOL && slot >= slots.firstTile() ? DType.I32 : type;
  }

  /** The roots that take a computed line's value. */
  List<Integer> roots(int line) {
    return IntStream.range(0, body.program().roots().size())
        .filter(root -> body.rootLine(root) == line)
        .boxed()
        .toList();
  }

  /** Pushes the array of a slot. */
  void array(int slot) {
    code.loadReference(known(arrays, slot));
  }

  /** {@code array[i] = value}. */
  void element(int slot, DType type, Runnable value) {
    array(slot);
    code.load(DType.I32, index);
    value.run();
    code.arrayStore(storedType(slot, type));
  }

  /**
   * Brings the value and trap state of a line of another loop into local variables, once per
   * position. Must stand where every path comes by.
   */
  void read(int line) {
    if (!values.containsKey(line)) {
      int slot = body.kind(line) == Body.Kind.LOAD ? body.operandOf(line) : slots.value(line);
      keep(values, line, slot, body.type(line));
    }
    int carrier = body.carrier(line);
    if (carrier != Body.NONE && !states.containsKey(carrier)) {
      keep(states, carrier, slots.state(carrier), DType.I32);
    }
  }

  private void keep(Map<Integer, Integer> locals, int line, int slot, DType type) {
    array(slot);
    code.load(DType.I32, index);
    code.arrayLoad(storedType(slot, type));
    locals.put(line, code.local(type));
    code.store(type, known(locals, line));
  }

  /** The local variable of a line that is computed now. */
  int newValue(int line) {
    values.put(line, code.local(body.type(line)));
    return known(values, line);
  }

  /** The local variable of the trap state of a line that is computed now. */
  int newState(int line) {
    states.put(line, code.local(DType.I32));
    return known(states, line);
  }

  /** Pushes a line's value. */
  void value(int line) {
    read(line);
    code.load(body.type(line), known(values, line));
  }

  /** Pushes the trap state of a line that has one and was read or computed before. */
  void state(int line) {
    code.load(DType.I32, known(states, body.carrier(line)));
  }

  private static int known(Map<Integer, Integer> locals, int key) {
    Integer local = locals.get(key);
    if (local == null) {
      throw new IllegalStateException("nothing known of " + key);
    }
    return local;
  }
}
