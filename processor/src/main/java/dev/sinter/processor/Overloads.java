package dev.sinter.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which methods of a class share a generated form. */
final class Overloads {
  private Overloads() {}

  /** Gives the later of two methods whose generated forms coincide a report. */
  static List<FusedMethod> check(String owner, List<FusedMethod> methods) {
    Map<String, FusedMethod> seen = new HashMap<>();
    List<FusedMethod> checked = new ArrayList<>();
    for (FusedMethod method : methods) {
      FusedMethod first = seen.putIfAbsent(declaredForm(method), method);
      checked.add(first == null ? method : withReport(owner, method, first));
    }
    return checked;
  }

  /**
   * The methods by the signature of their form on {@code Array}s, in order of first declaration.
   */
  static List<List<FusedMethod>> byArrayForm(List<FusedMethod> methods) {
    Map<String, List<FusedMethod>> groups = new LinkedHashMap<>();
    for (FusedMethod method : methods) {
      groups.computeIfAbsent(arrayForm(method), form -> new ArrayList<>()).add(method);
    }
    return List.copyOf(groups.values());
  }

  private static FusedMethod withReport(String owner, FusedMethod method, FusedMethod first) {
    String where = owner + "." + method.name();
    List<Report> reports = new ArrayList<>(method.reports());
    reports.add(
        Report.of(
            Problem.OVERLOAD, where, method.element(), method.signature(), first.signature()));
    return new FusedMethod(
        method.element(),
        method.name(),
        method.parameters(),
        method.returnType(),
        method.returnDType(),
        method.precision(),
        method.isPublic(),
        method.isDeprecated(),
        reports);
  }

  private static String arrayForm(FusedMethod method) {
    return method.visibleParameters().stream()
        .map(parameter -> parameter.isArray() ? "Array" : parameter.type().toString())
        .collect(
            Collectors.joining(",", method.name() + (method.hasArrays() ? "(" : "(Shape,"), ")"));
  }

  private static String declaredForm(FusedMethod method) {
    return method.visibleParameters().stream()
        .map(parameter -> parameter.type() + (parameter.isArray() ? "[]" : ""))
        .collect(Collectors.joining(",", method.name() + "(", ")"));
  }
}
