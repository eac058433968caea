package dev.sinter.processor;

import java.util.List;
import javax.annotation.processing.Messager;

/**
 * The front end where no method bodies can be seen: prints the problems of declarations at once.
 */
final class SignaturesOnly implements FrontEnd {
  private final Messager messager;
  private final String reason;
  private boolean warned;

  SignaturesOnly(Messager messager, String reason) {
    this.messager = messager;
    this.reason = reason;
  }

  @Override
  public void add(FusedClass fused, List<Report> more) {
    if (!warned) {
      warned = true;
      String message = Problem.NO_TREES.message("this compilation", reason);
      messager.printMessage(Problem.NO_TREES.kind(), message);
    }
    more.forEach(this::print);
    fused.allReports().forEach(this::print);
  }

  private void print(Report report) {
    messager.printMessage(report.problem().kind(), report.message(), report.element());
  }
}
