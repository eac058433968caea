package dev.sinter.processor;

import com.google.auto.service.AutoService;
import dev.sinter.fused.Fused;
import dev.sinter.processor.lift.JavacFrontEnd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Generates, for each class with {@link Fused} methods, its stubs in the round and its kernels
 * after attribution.
 *
 * <p>Under a compiler other than javac there are no method bodies to see: it warns once and writes
 * the stubs alone.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes("dev.sinter.fused.*")
@SupportedOptions(Options.LISTING)
public final class FusedProcessor extends AbstractProcessor {
  private final Set<String> done = new HashSet<>();
  private DeclarationReader reader;
  private FrontEnd frontEnd;

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    reader = new DeclarationReader(environment.getElementUtils(), environment.getTypeUtils());
    frontEnd = frontEnd(environment, Options.read(environment));
  }

  private static FrontEnd frontEnd(ProcessingEnvironment environment, Options options) {
    try {
      return new JavacFrontEnd(environment, Environments.unwrap(environment), options);
    } catch (LinkageError absent) {
      return new SignaturesOnly(environment.getMessager(), "com.sun.source is not there");
    } catch (IllegalArgumentException other) {
      String type = environment.getClass().getName();
      return new SignaturesOnly(environment.getMessager(), "this is " + type);
    }
  }

  @Override
  @SuppressWarnings("DoNotClaimAnnotations") // unclaimed annotations warn under -Xlint:processing
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Set<TypeElement> owners = new LinkedHashSet<>();
    for (Element method : round.getElementsAnnotatedWith(Fused.class)) {
      if (method.getEnclosingElement() instanceof TypeElement owner) {
        owners.add(owner);
      }
    }
    for (TypeElement owner : owners) {
      FusedClass fused = reader.read(owner);
      if (done.add(fused.binaryName())) {
        frontEnd.add(fused, writeStub(fused));
      }
    }
    return true;
  }

  private List<Report> writeStub(FusedClass fused) {
    List<Report> reports = new ArrayList<>();
    Filer filer = processingEnv.getFiler();
    try {
      StubWriter.write(fused).writeTo(filer);
    } catch (FilerException exists) {
      String stub = fused.stubName().simpleName();
      reports.add(Report.of(Problem.STUB_NAME, fused.label(), fused.element(), stub));
    } catch (IOException failed) {
      String message = Problem.INTERNAL.message(fused.label(), "stub can't be written: " + failed);
      processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, fused.element());
    }
    return reports;
  }
}
