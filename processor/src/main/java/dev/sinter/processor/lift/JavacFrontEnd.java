package dev.sinter.processor.lift;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.sinter.codegen.Listing;
import dev.sinter.codegen.ManifestFile;
import dev.sinter.ir.Function;
import dev.sinter.processor.DeclarationReader;
import dev.sinter.processor.FrontEnd;
import dev.sinter.processor.FusedClass;
import dev.sinter.processor.FusedMethod;
import dev.sinter.processor.KernelWriter;
import dev.sinter.processor.Options;
import dev.sinter.processor.Problem;
import dev.sinter.processor.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Waits until javac has attributed the first class and then lifts every pending class at once:
 * before that, bodies have no types; later, javac begins to rewrite the trees. All problems are
 * reported then, those of declarations too, since an error in a round would end the compilation
 * before other errors are found.
 */
public final class JavacFrontEnd implements FrontEnd, TaskListener {
  private final ProcessingEnvironment environment;
  private final Elements elements;
  private final Trees trees;
  private final Options options;
  private final Reporter reporter;
  private final DeclarationReader declarations;
  private final Linker linker;
  private final List<Pending> pending = new ArrayList<>();
  private boolean done;

  /** A class by its name: elements change between the rounds and the analysis. */
  private record Pending(String module, String name, List<Report> reports) {}

  /**
   * Listens to a compilation.
   *
   * @param environment for writing; it may be a build tool's
   * @param javac javac's own, inside it
   * @throws IllegalArgumentException if it is not javac's
   */
  public JavacFrontEnd(
      ProcessingEnvironment environment, ProcessingEnvironment javac, Options options) {
    this.environment = environment;
    this.elements = javac.getElementUtils();
    this.options = options;
    JavacTask task = JavacTask.instance(javac);
    this.trees = Trees.instance(javac);
    this.reporter = new Reporter(trees, javac.getMessager());
    this.declarations = new DeclarationReader(elements, javac.getTypeUtils());
    CalleeManifests manifests = new CalleeManifests(javac.getFiler(), elements);
    this.linker = new Linker(trees, reporter, declarations, manifests, this::isPending);
    task.addTaskListener(this);
  }

  @Override
  public void add(FusedClass fused, List<Report> more) {
    ModuleElement module = elements.getModuleOf(fused.element());
    String moduleName = module == null ? "" : module.getQualifiedName().toString();
    pending.add(new Pending(moduleName, fused.element().getQualifiedName().toString(), more));
  }

  @Override
  public void finished(TaskEvent event) {
    boolean analysed = event.getKind() == TaskEvent.Kind.ANALYZE;
    TypeElement type = event.getTypeElement();
    TreePath path = analysed && type != null ? trees.getPath(type) : null;
    if (path != null) {
      new LocalMethods(trees, reporter).scan(path, null);
    }
    if (!done && (analysed || event.getKind() == TaskEvent.Kind.COMPILATION)) {
      done = true;
      try {
        run(analysed);
      } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError fault) {
        fail("processing failed with " + fault);
      }
    }
  }

  /**
   * Reports and, if there are bodies with types, lifts and writes.
   *
   * @param analysed false if javac gave up before: then only declarations are checked
   */
  private void run(boolean analysed) {
    Map<FusedClass, Map<FusedMethod, Function>> functions = new LinkedHashMap<>();
    for (Pending each : pending) {
      TypeElement type = type(each);
      if (type != null) {
        FusedClass fused = linker.read(type);
        each.reports().forEach(report -> reporter.report(relocated(report, type)));
        fused.allReports().forEach(reporter::report);
        functions.put(fused, analysed ? functions(fused) : Map.of());
      }
    }
    boolean complete =
        functions.entrySet().stream()
            .allMatch(entry -> entry.getValue().size() == entry.getKey().methods().size());
    if (analysed && complete && !reporter.hasFailed()) {
      write(functions);
    }
  }

  private @Nullable TypeElement type(Pending each) {
    ModuleElement module = elements.getModuleElement(each.module());
    return module == null
        ? elements.getTypeElement(each.name())
        : elements.getTypeElement(module, each.name());
  }

  private boolean isPending(TypeElement type) {
    String name = type.getQualifiedName().toString();
    return pending.stream().anyMatch(each -> each.name().equals(name));
  }

  /** What was found in a round points at an element of that round. */
  private static Report relocated(Report report, TypeElement type) {
    return new Report(report.problem(), report.where(), type, report.arguments());
  }

  private Map<FusedMethod, Function> functions(FusedClass fused) {
    Map<FusedMethod, Function> functions = new LinkedHashMap<>();
    for (FusedMethod method : fused.methods()) {
      Function function = linker.function(fused, method);
      if (function != null) {
        functions.put(method, function);
      }
    }
    return functions;
  }

  private void write(Map<FusedClass, Map<FusedMethod, Function>> functions) {
    KernelWriter writer = new KernelWriter(environment.getFiler());
    List<ManifestFile> manifests = new ArrayList<>();
    functions.forEach(
        (fused, methods) -> {
          try {
            manifests.add(writer.write(fused, methods));
          } catch (IOException | RuntimeException fault) {
            fail("kernels of " + fused.label() + " can't be written: " + fault);
          }
        });
    if (options.listing() == Options.Listing.TEXT && !manifests.isEmpty()) {
      String text = "Sinter: " + new Listing(manifests).text();
      environment.getMessager().printMessage(Diagnostic.Kind.NOTE, text);
    }
  }

  private void fail(String what) {
    String message = Problem.INTERNAL.message("this compilation", what);
    environment.getMessager().printMessage(Diagnostic.Kind.ERROR, message);
  }
}
