package dev.sinter.backend.jvm;

import dev.sinter.ir.Function;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * How the functions of a program are called: the original Java method where it is known, as a
 * constant of the generated class that the JIT compiler sees through; otherwise a static method of
 * the generated class.
 */
final class Callees {
  private static final Handle CLASS_DATA_AT =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          "java/lang/invoke/MethodHandles",
          "classDataAt",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;I)Ljava/lang/Object;",
          false);

  private final String owner;
  private final List<Function> functions;
  private final Map<Function, MethodHandle> methods;
  private final List<Function> constants = new ArrayList<>();

  /**
   * @param owner internal name of the generated class
   * @param functions of the program, callees first
   * @param methods the original methods, as far as they are known
   */
  Callees(String owner, List<Function> functions, Map<Function, MethodHandle> methods) {
    this.owner = owner;
    this.functions = functions;
    this.methods = methods;
    functions.stream().filter(methods::containsKey).forEach(constants::add);
  }

  /** Whether the generated class must hold code for the function. */
  boolean isGenerated(Function function) {
    return !methods.containsKey(function);
  }

  /** The class data of the generated class. */
  List<MethodHandle> classData() {
    List<MethodHandle> data = new ArrayList<>();
    for (Function function : constants) {
      // Types below 32 bits are ints here, whatever the method declares.
      data.add(MethodHandles.explicitCastArguments(handle(function), methodType(function)));
    }
    return data;
  }

  private MethodHandle handle(Function function) {
    MethodHandle handle = methods.get(function);
    if (handle == null) {
      throw new IllegalStateException("no method for " + function);
    }
    return handle;
  }

  private static MethodType methodType(Function function) {
    List<Class<?>> parameters = new ArrayList<>();
    function
        .parameters()
        .forEach(parameter -> parameters.add(Bytecode.stackClass(parameter.valueType())));
    return MethodType.methodType(Bytecode.stackClass(function.valueType()), parameters);
  }

  /** The descriptor of the static method for a function. */
  static String descriptor(Function function) {
    return methodType(function).toMethodDescriptorString();
  }

  /** The name of the static method for a function. */
  String name(Function function) {
    return "function" + functions.indexOf(function);
  }

  /** The number of a function in the program. */
  int index(Function function) {
    return functions.indexOf(function);
  }

  /** Pushes the value of a call whose arguments {@code pushArguments} pushes. */
  void call(Bytecode code, Function function, Runnable pushArguments) {
    if (isGenerated(function)) {
      pushArguments.run();
      code.call(owner, name(function), descriptor(function));
      return;
    }
    code.constant(
        new ConstantDynamic(
            "_",
            Type.getDescriptor(MethodHandle.class),
            CLASS_DATA_AT,
            constants.indexOf(function)));
    pushArguments.run();
    code.callVirtual(MethodHandle.class, "invokeExact", descriptor(function));
  }
}
