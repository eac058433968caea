package dev.sinter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What class files say that reflection does not: names of parameters, and the other classes. */
final class ParameterNames {
  private ParameterNames() {}

  /** The names in the source, from the table for debuggers. */
  static List<String> of(Executable executable) {
    boolean isMethod = executable instanceof Method;
    String name = isMethod ? executable.getName() : "<init>";
    String descriptor =
        executable instanceof Method method
            ? Type.getMethodDescriptor(method)
            : Type.getConstructorDescriptor((java.lang.reflect.Constructor<?>) executable);
    Map<Integer, String> slots = slots(executable.getDeclaringClass(), name, descriptor);
    int slot = Modifier.isStatic(executable.getModifiers()) ? 0 : 1;
    List<String> names = new ArrayList<>();
    for (Class<?> type : executable.getParameterTypes()) {
      names.add(Objects.requireNonNull(slots.get(slot), "compile the main classes with -g"));
      slot += type == long.class || type == double.class ? 2 : 1;
    }
    return names;
  }

  private static Map<Integer, String> slots(Class<?> type, String name, String descriptor) {
    Map<Integer, String> slots = new TreeMap<>();
    ClassVisitor visitor =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String method, String described, String signature, String[] thrown) {
            if (!method.equals(name) || !described.equals(descriptor)) {
              return null;
            }
            return new MethodVisitor(Opcodes.ASM9) {
              @Override
              public void visitLocalVariable(
                  String local, String of, String generic, Label start, Label end, int index) {
                slots.putIfAbsent(index, local);
              }
            };
          }
        };
    String file = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      new ClassReader(in).accept(visitor, 0);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return slots;
  }

  /** The names of the classes of a class's package, nested ones too, in order. */
  static List<String> classesBeside(Class<?> type) {
    try {
      URI root = type.getProtectionDomain().getCodeSource().getLocation().toURI();
      if (Files.isDirectory(Path.of(root))) {
        return listed(Path.of(root), type.getPackageName());
      }
      try (FileSystem jar = FileSystems.newFileSystem(Path.of(root))) {
        return listed(jar.getPath("/"), type.getPackageName());
      }
    } catch (URISyntaxException | IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static List<String> listed(Path root, String name) throws IOException {
    Path folder = root.resolve(name.replace('.', '/'));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
          .map(file -> name + "." + file.substring(0, file.length() - ".class".length()))
          .sorted()
          .toList();
    }
  }
}
