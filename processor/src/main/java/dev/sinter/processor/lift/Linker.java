package dev.sinter.processor.lift;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.sinter.ir.Function;
import dev.sinter.processor.DeclarationReader;
import dev.sinter.processor.FusedClass;
import dev.sinter.processor.FusedMethod;
import dev.sinter.processor.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Finds the functions of methods: lifts those of this compilation, each once and callees first, and
 * reads the others from their manifests. Finds recursion.
 */
final class Linker {
  private final Trees trees;
  private final Reporter reporter;
  private final DeclarationReader declarations;
  private final CalleeManifests manifests;
  private final Predicate<TypeElement> isProcessed;
  private final MethodLifter lifter;
  private final Map<TypeElement, FusedClass> classes = new HashMap<>();
  private final Map<String, Optional<Function>> done = new HashMap<>();

  /** Methods being lifted, outermost first, with their names for messages. */
  private final Map<String, String> running = new LinkedHashMap<>();

  private final Set<String> noted = new HashSet<>();

  /**
   * For one compilation.
   *
   * @param isProcessed whether a class of the source gets kernels in this compilation
   */
  Linker(
      Trees trees,
      Reporter reporter,
      DeclarationReader declarations,
      CalleeManifests manifests,
      Predicate<TypeElement> isProcessed) {
    this.trees = trees;
    this.isProcessed = isProcessed;
    this.reporter = reporter;
    this.declarations = declarations;
    this.manifests = manifests;
    this.lifter = new MethodLifter(trees, reporter, this);
  }

  /** The declarations of a class. */
  FusedClass read(TypeElement owner) {
    return classes.computeIfAbsent(owner, declarations::read);
  }

  /** Whether the class is compiled from source now. */
  boolean isSource(TypeElement owner) {
    return trees.getPath(owner) != null;
  }

  /** The function of a method of this compilation, or null if it has errors. */
  @Nullable Function function(FusedClass owner, FusedMethod method) {
    String id = MethodIds.of(owner.binaryName(), method.element());
    Optional<Function> known = done.get(id);
    if (known == null) {
      running.put(id, owner.label() + "." + method.name());
      known = Optional.ofNullable(lift(owner, method));
      running.remove(id);
      done.put(id, known);
    }
    return known.orElse(null);
  }

  /**
   * The function that a call means, or null if it has none; the call then has an error or, if the
   * callee has errors of its own, a note.
   */
  @Nullable Function callee(ExecutableElement method, String where, TreePath call) {
    FusedClass owner = read((TypeElement) Objects.requireNonNull(method.getEnclosingElement()));
    String id = MethodIds.of(owner.binaryName(), method);
    String name = owner.label() + "." + method.getSimpleName();
    if (running.containsKey(id)) {
      reporter.report(Problem.RECURSION, where, call, cycle(id));
      return null;
    }
    FusedMethod declared = declared(owner, method);
    if (declared == null || !isSource(owner.element())) {
      return compiled(owner, id, name, where, call);
    }
    if (!isProcessed.test(owner.element())) {
      String why = "javac compiles it implicitly, unseen by processors";
      reporter.report(Problem.CALLEE_UNKNOWN, where, call, name, why);
      return null;
    }
    Function function = function(owner, declared);
    if (function == null && noted.add(where + " " + id)) {
      reporter.report(Problem.CALLEE_REJECTED, where, call, name);
    }
    return function;
  }

  private @Nullable Function compiled(
      FusedClass owner, String id, String name, String where, TreePath call) {
    Optional<Function> known = done.get(id);
    if (known != null && known.isPresent()) {
      return known.get();
    }
    running.put(id, name);
    try {
      Function function = manifests.function(owner.element(), id, this);
      done.put(id, Optional.of(function));
      return function;
    } catch (CalleeManifests.Missing missing) {
      reporter.report(
          Problem.CALLEE_UNKNOWN, where, call, name, String.valueOf(missing.getMessage()));
      return null;
    } finally {
      running.remove(id);
    }
  }

  /**
   * The function of a method that a manifest names as a callee.
   *
   * @throws CalleeManifests.Missing if there is none
   */
  Function calleeOfCompiled(TypeElement type, String id) throws CalleeManifests.Missing {
    FusedClass owner = read(type);
    for (FusedMethod method : owner.methods()) {
      if (isSource(type) && MethodIds.of(owner.binaryName(), method.element()).equals(id)) {
        Function function = running.containsKey(id) ? null : function(owner, method);
        if (function == null) {
          throw new CalleeManifests.Missing("its callee " + id + " has errors or is recursive");
        }
        return function;
      }
    }
    Optional<Function> known = done.get(id);
    if (known != null && known.isPresent()) {
      return known.get();
    }
    if (running.containsKey(id)) {
      throw new CalleeManifests.Missing("its callee " + id + " calls it back");
    }
    return manifests.function(type, id, this);
  }

  private @Nullable Function lift(FusedClass owner, FusedMethod method) {
    TreePath path = trees.getPath(method.element());
    if (path == null || !(path.getLeaf() instanceof MethodTree tree)) {
      return null;
    }
    try {
      if (tree.getBody() != null) {
        // Attributes the class if javac has not reached it yet; the answer is of no use.
        var unused = trees.getElement(new TreePath(path, tree.getBody()));
      }
      return lifter.lift(owner, method, path);
    } catch (StackOverflowError tooDeep) {
      reporter.report(Problem.TOO_DEEP, owner.label() + "." + method.name(), path);
      return null;
    } catch (RuntimeException | LinkageError | AssertionError fault) {
      String where = owner.label() + "." + method.name();
      reporter.report(Problem.INTERNAL, where, path, "lifting failed with " + fault);
      return null;
    }
  }

  private static @Nullable FusedMethod declared(FusedClass owner, ExecutableElement method) {
    return owner.methods().stream()
        .filter(declared -> declared.element().equals(method))
        .findFirst()
        .orElse(null);
  }

  private String cycle(String id) {
    return running.keySet().stream()
            .dropWhile(each -> !each.equals(id))
            .map(running::get)
            .collect(Collectors.joining(" -> "))
        + " -> "
        + running.get(id);
  }
}
