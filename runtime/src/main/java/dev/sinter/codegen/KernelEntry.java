package dev.sinter.codegen;

import dev.sinter.DType;
import dev.sinter.fused.Precision;
import dev.sinter.ir.Calls;
import dev.sinter.ir.Expr;
import dev.sinter.ir.Function;
import dev.sinter.ir.IrReader;
import dev.sinter.ir.Parameter;
import dev.sinter.plan.Cost;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a manifest says about one fused method.
 *
 * @param name stable name, {@code Finance.call}
 * @param id {@link Function#id()}
 * @param signature as in Java, with the parameters' roles
 * @param line of its declaration, 0 if unknown
 * @param parameters their names
 * @param code {@link Function#code()}; normative
 * @param hash {@link Function#hash()}
 * @param callees the functions that it calls itself, sorted by id
 * @param calls the id of the callee of each call in {@code code}, in the order of the text
 * @param inlined names of all functions below it, sorted
 * @param types the types that it computes with, callees included, in the order of {@link DType}
 * @param operations how often each operator occurs, callees included, each loop and branch once
 * @param bytesRead bytes of array elements read for one element of the result
 * @param bytesWritten bytes of one element of the result
 * @param flops nominal operations of one element, see {@link Cost}
 * @param key {@link dev.sinter.plan.KernelProgram#key()} of the method alone on linear arrays;
 *     empty if its kernels are generated at run time only
 * @param templates the sources generated for that program
 */
public record KernelEntry(
    String name,
    String id,
    String signature,
    int line,
    List<String> parameters,
    Precision precision,
    String code,
    String hash,
    List<Callee> callees,
    List<String> calls,
    List<String> inlined,
    List<DType> types,
    SortedMap<String, Long> operations,
    long bytesRead,
    long bytesWritten,
    long flops,
    String key,
    List<Template> templates) {
  private static final Pattern CALL = Pattern.compile("\\(call ([0-9a-f]{32})");

  /** A called function as it was when the caller was linked. */
  public record Callee(String id, String hash) {
    /** Binary name of its class. */
    public String owner() {
      String path = id.substring(0, id.indexOf('('));
      return path.substring(0, path.lastIndexOf('.'));
    }
  }

  /**
   * A source for one class of devices.
   *
   * @param device {@code gpu} or {@code cpu}
   * @param file name of the resource
   * @param hash {@link Function#hash(String)} of the source
   */
  public record Template(String device, String file, String hash) {}

  /** Describes a function. */
  public static KernelEntry of(
      Function function, String signature, String key, List<Template> templates) {
    Inventory inventory = new Inventory();
    inventory.add(function);
    List<Parameter> parameters = function.parameters();
    long read =
        parameters.stream()
            .filter(parameter -> parameter.role() == Parameter.Role.ARRAY)
            .mapToLong(parameter -> parameter.type().bytes())
            .sum();
    return new KernelEntry(
        function.name(),
        function.id(),
        signature,
        function.line(),
        parameters.stream().map(Parameter::name).toList(),
        function.precision(),
        function.code(),
        function.hash(),
        Calls.of(function).stream()
            .map(callee -> new Callee(callee.id(), callee.hash()))
            .sorted(Comparator.comparing(Callee::id))
            .toList(),
        calls(function),
        List.copyOf(inventory.callees),
        List.copyOf(inventory.types),
        new TreeMap<>(inventory.operations),
        read,
        function.returnType().bytes(),
        Cost.of(function),
        key,
        templates);
  }

  private static List<String> calls(Function function) {
    List<String> ids = new java.util.ArrayList<>();
    new Calls.Walk() {
      @Override
      public Void call(Expr.Call call) {
        ids.add(call.callee().id());
        return super.call(call);
      }
    }.all(function.body());
    return List.copyOf(ids);
  }

  /** Operations per byte of array memory. */
  public double intensity() {
    return (double) flops / (bytesRead + bytesWritten);
  }

  /**
   * The function, calling what {@code resolve} gives for its callees; these may have changed since.
   *
   * @param owner binary name of the class
   * @throws IllegalArgumentException if the code is damaged, or a callee's types no longer fit
   */
  public Function link(String owner, java.util.function.Function<Callee, Function> resolve) {
    Map<String, Function> byId = new HashMap<>();
    callees.forEach(callee -> byId.put(callee.id(), resolve.apply(callee)));
    Map<String, Function> byHash = new HashMap<>();
    byId.values().forEach(callee -> byHash.put(callee.hash(), callee));
    Iterator<String> next = calls.iterator();
    Matcher call = CALL.matcher(code);
    String current =
        call.replaceAll(
            found -> {
              Function callee = next.hasNext() ? byId.get(next.next()) : null;
              if (callee == null) {
                throw new IllegalArgumentException(id + ": calls and callees don't agree");
              }
              return "(call " + callee.hash();
            });
    return IrReader.function(name, owner, line, parameters, current, byHash);
  }
}
