package dev.sinter.backend;

import dev.sinter.DType;
import dev.sinter.Shape;
import dev.sinter.codegen.DeviceClass;
import dev.sinter.codegen.opencl.OpenClEmitter;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Primitive;
import dev.sinter.plan.Form;
import dev.sinter.plan.KernelProgram;
import dev.sinter.plan.Operand;
import dev.sinter.plan.Root;
import dev.sinter.plan.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways in which OpenCL kernels go through memory, and the fewest small cases of the conformance
 * suite that show all of them. Tools that watch every access run these, because they are too slow
 * for the whole suite. A pattern is a property of the program together with its loop form, or a
 * call for memory or synchronisation in the emitted text of that form, so that whatever an emitter
 * begins to write asks for a case by itself.
 */
public final class MemoryPatterns {
  /** Larger cases take a simulator too long. */
  private static final long LARGEST = 13_000;

  /** Enough for a row of several tiles, and for more rows than tiles are worth. */
  private static final long LARGEST_PRIMITIVE = 42_000;

  private static final Pattern CALLS =
      Pattern.compile(
          "\\b(v(?:load|store)\\w*|barrier|\\w*mem_fence|atomic_\\w+|get_\\w+|__local \\w+)\\b");

  private static final List<ProgramCase> PROGRAMS =
      fewest(ProgramCases.all(), LARGEST, MemoryPatterns::size, MemoryPatterns::of);
  private static final List<PrimitiveCase> PRIMITIVES =
      fewest(
          PrimitiveConformance.all(), LARGEST_PRIMITIVE, MemoryPatterns::size, MemoryPatterns::of);

  private MemoryPatterns() {}

  /** Programs that show every pattern, small ones first. */
  public static List<ProgramCase> programs() {
    return PROGRAMS;
  }

  /** A primitive of each kind, operand types of each width, along each kind of axis. */
  public static List<PrimitiveCase> primitives() {
    return PRIMITIVES;
  }

  /** The patterns of a program; in alphabetical order. */
  public static Set<String> of(ProgramCase test) {
    KernelProgram program = test.program();
    Set<String> found = new TreeSet<>();
    for (Operand operand : program.operands()) {
      found.add(operand.layout() + " " + operand.step() + " " + operand.source());
      found.add("loads " + width(operand.type()));
    }
    for (Root root : program.roots()) {
      found.add(root.getClass().getSimpleName() + (root.stored() ? " stored" : " kept"));
      found.add("stores " + width(root.type()));
      if (root instanceof Root.Reduce reduce) {
        found.add("reduces " + reduce.op());
        found.add("several blocks " + (Tree.blocks(test.geometry().reduced()) > 1));
      }
    }
    for (Expr line : program.body()) {
      found.add("line " + line.getClass().getSimpleName());
    }
    found.add("wide " + program.wide());
    found.add("unbroken " + program.unbroken());
    found.add("traps " + !program.traps().isEmpty());
    found.add("functions " + !program.functions().isEmpty());
    found.add("several roots " + (program.roots().size() > 1));
    found.add("several rows " + (test.geometry().outer() > 1));
    found.add("vectors and a rest " + (test.geometry().reduced() % 16 != 0));
    found.addAll(calls(program));
    Set<String> patterns = new TreeSet<>();
    found.forEach(pattern -> patterns.add(program.form() + ": " + pattern));
    return patterns;
  }

  private static Set<String> calls(KernelProgram program) {
    Set<String> calls = new TreeSet<>();
    for (DeviceClass device : DeviceClass.values()) {
      if (device == DeviceClass.GPU || !isForGpus(program.form())) {
        Matcher matcher = CALLS.matcher(OpenClEmitter.emit(program, device).text());
        while (matcher.find()) {
          calls.add(device + " " + matcher.group());
        }
      }
    }
    return calls;
  }

  /** Whether CPUs have no such kernels. */
  public static boolean isForGpus(Form form) {
    return form == Form.MAP_TILED || form == Form.REDUCE_ACROSS;
  }

  /** Small cases first; then without those whose patterns others show. */
  private static <T> List<T> fewest(
      List<T> cases, long largest, ToLongFunction<T> size, Function<T, Set<String>> patterns) {
    List<T> sorted = new ArrayList<>(cases);
    sorted.removeIf(test -> size.applyAsLong(test) == 0 || size.applyAsLong(test) > largest);
    sorted.sort(Comparator.comparingLong(size).thenComparing(Object::toString));
    IdentityHashMap<T, Set<String>> chosen = new IdentityHashMap<>();
    Map<String, Integer> shown = new HashMap<>();
    for (T test : sorted) {
      Set<String> own = patterns.apply(test);
      if (!shown.keySet().containsAll(own)) {
        chosen.put(test, own);
        own.forEach(pattern -> shown.merge(pattern, 1, Integer::sum));
      }
    }
    sorted.removeIf(test -> !chosen.containsKey(test));
    for (T test : List.copyOf(sorted)) {
      Set<String> own = Objects.requireNonNull(chosen.get(test));
      if (own.stream().allMatch(pattern -> shown.getOrDefault(pattern, 0) > 1)) {
        own.forEach(pattern -> shown.merge(pattern, -1, Integer::sum));
        sorted.remove(test);
      }
    }
    return List.copyOf(sorted);
  }

  private static long size(ProgramCase test) {
    return test.geometry().size() * Math.max(4, test.program().body().size()) / 4;
  }

  private static long size(PrimitiveCase test) {
    long smallest = test.operands().stream().mapToLong(o -> o.shape().size()).min().orElse(0);
    long size = smallest == 0 ? 0 : test.resultShape().size();
    if (test.op() instanceof Primitive.Top) {
      return smallest;
    }
    return test.op() instanceof Primitive.Sort ? size * digits(test) : size;
  }

  /** Of 4 bits; each is a pass over the array. */
  private static int digits(PrimitiveCase test) {
    DType type = test.operands().get(0).type();
    return type == DType.BOOL ? 1 : 2 * type.bytes();
  }

  private static String width(DType type) {
    return type.bytes() + " bytes";
  }

  /** What differs in the order of accesses. */
  private static String order(Primitive op) {
    return op instanceof Primitive.Scan scan
        ? "axis " + scan.axis() + (scan.exclusive() ? " exclusive" : "")
        : op.toString().replaceAll("extent=\\d+", "");
  }

  private static Set<String> of(PrimitiveCase test) {
    Primitive op = test.op();
    PrimitiveCase.Operand first = test.operands().get(0);
    String label = op.getClass().getSimpleName();
    Set<String> found = new TreeSet<>();
    found.add("of " + width(first.type()));
    found.add(order(op));
    if (op instanceof Primitive.Sort sort) {
      found.addAll(rows(first, sort));
    } else if (op instanceof Primitive.Top top) {
      found.addAll(selection(first, top, test.resultShape()));
    } else {
      found.addAll(axes(first.shape()));
    }
    Set<String> patterns = new TreeSet<>();
    found.forEach(pattern -> patterns.add(label + " " + pattern));
    return patterns;
  }

  private static Set<String> axes(Shape shape) {
    long row = shape.dim(shape.rank() - 1);
    return Set.of("rank " + shape.rank(), "row " + (row > 256) + (row > 1024) + (row > 4096));
  }

  /** Sorts take different kernels at these numbers, on CPUs or on GPUs. */
  private static Set<String> rows(PrimitiveCase.Operand operand, Primitive.Sort sort) {
    Shape shape = operand.shape();
    long row = shape.dim(shape.rank() - 1);
    long rows = shape.size() / row;
    int bytes = operand.type().bytes();
    String passes = (bytes > 1) + " wide " + (bytes == 8) + " indices " + sort.indices();
    boolean oneTile = row <= (bytes == 8 ? 2048 : 4096);
    return Set.of(
        "rows " + (rows > 1) + (rows > 4096),
        "row " + (row > 32) + (row > 1024) + (row > 16_384),
        oneTile ? "one tile" : "tiles, several passes " + passes);
  }

  /** Where few elements of a row are wanted, GPUs take other kernels at these numbers. */
  private static Set<String> selection(
      PrimitiveCase.Operand operand, Primitive.Top top, Shape result) {
    long row = operand.shape().dim(operand.shape().rank() - 1);
    long rows = operand.shape().size() / row;
    long count = result.dim(result.rank() - 1);
    int bytes = operand.type().bytes();
    long tile = bytes == 8 ? 2048 : 4096;
    String how = rows >= 4 || row <= 8 * tile ? "by a group" : "by groups, sampled " + (bytes > 1);
    String kind = row <= tile || count > row / 8 ? "sorted" : how;
    return Set.of(kind + ", wide " + (bytes == 8), kind + ", indices " + top.indices());
  }
}
