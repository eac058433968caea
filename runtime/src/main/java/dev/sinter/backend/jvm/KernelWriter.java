package dev.sinter.backend.jvm;

import dev.sinter.KernelBuildException;
import dev.sinter.backend.BuildRequest;
import dev.sinter.ir.Function;
import dev.sinter.plan.KernelProgram;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes a kernel's class and defines it as a hidden class of this package: one static method per
 * loop and per function, and {@link TileCode#evaluate} that calls the loops in order.
 */
final class KernelWriter {
  private static final String DESCRIPTOR = "(" + Type.getDescriptor(Tile.class) + ")V";

  /** Frames are computed; no two types of ours meet in anything but Object. */
  private static final class Classes extends ClassWriter {
    Classes() {
      super(COMPUTE_FRAMES);
    }

    @Override
    protected String getCommonSuperClass(String first, String second) {
      return "java/lang/Object";
    }
  }

  private final BuildRequest request;
  private final Body body;
  private final List<Loops.Loop> loops;
  private final Slots slots;
  private final ClassWriter classes = new Classes();
  private final String name;
  private final Callees callees;
  private final boolean counting;

  /**
   * @param counting whether to write the form that only counts, see {@link Loops#onlyCounts}
   */
  KernelWriter(
      BuildRequest request, Body body, List<Loops.Loop> loops, Slots slots, boolean counting) {
    KernelProgram program = request.program();
    this.request = request;
    this.body = body;
    this.loops = loops;
    this.slots = slots;
    this.counting = counting;
    this.name = Type.getInternalName(KernelWriter.class).replace("KernelWriter", program.name());
    this.callees = new Callees(name, program.functions(), request.methods());
  }

  /**
   * The compiled kernel.
   *
   * @throws KernelBuildException if a function is longer than a Java method can be
   */
  TileCode define() {
    classes.visit(
        Opcodes.V17,
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
        name,
        null,
        "java/lang/Object",
        new String[] {Type.getInternalName(TileCode.class)});
    constructor();
    evaluate();
    for (int loop = 0; loop < loops.size(); loop++) {
      MethodVisitor method = method(Opcodes.ACC_STATIC, "loop" + loop, DESCRIPTOR);
      LoopWriter.write(body, slots, loops.get(loop), method, callees, counting);
    }
    functions();
    return instantiate();
  }

  private MethodVisitor method(int access, String methodName, String descriptor) {
    MethodVisitor method = classes.visitMethod(access, methodName, descriptor, null, null);
    method.visitCode();
    return method;
  }

  private void constructor() {
    MethodVisitor method = method(0, "<init>", "()V");
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private void evaluate() {
    MethodVisitor method = method(Opcodes.ACC_PUBLIC, "evaluate", DESCRIPTOR);
    for (int loop = 0; loop < loops.size(); loop++) {
      method.visitVarInsn(Opcodes.ALOAD, 1);
      method.visitMethodInsn(Opcodes.INVOKESTATIC, name, "loop" + loop, DESCRIPTOR, false);
    }
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private void functions() {
    for (Function function : request.program().functions()) {
      if (callees.isGenerated(function)) {
        String descriptor = Callees.descriptor(function);
        MethodVisitor method = method(Opcodes.ACC_STATIC, callees.name(function), descriptor);
        FunctionWriter.write(function, method, callees);
      }
    }
  }

  private TileCode instantiate() {
    try {
      MethodHandles.Lookup hidden =
          MethodHandles.lookup()
              .defineHiddenClassWithClassData(classes.toByteArray(), callees.classData(), true);
      return (TileCode) hidden.lookupClass().getDeclaredConstructor().newInstance();
    } catch (MethodTooLargeException | ClassTooLargeException tooLarge) {
      throw refused(tooLarge.toString());
    } catch (ReflectiveOperationException | LinkageError fault) {
      throw refused("internal fault of code generation: " + fault);
    }
  }

  private KernelBuildException refused(String why) {
    return new KernelBuildException(request.label(), "jvm", request.program().key(), why);
  }
}
