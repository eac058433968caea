package dev.sinter.processor;

import dev.sinter.DType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
   * Within a group the types are in ascending order, so that the first one that accepts the
   * arguments by widening is the one that Java would choose.
   */
  static List<List<FusedMethod>> byArrayForm(List<FusedMethod> methods) {
    Map<String, List<FusedMethod>> groups = new LinkedHashMap<>();
    for (FusedMethod method : methods) {
      groups.computeIfAbsent(arrayForm(method), form -> new ArrayList<>()).add(method);
    }
    groups.values().forEach(group -> group.sort(Comparator.comparing(Overloads::rank)));
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

  /** Orders by the types of the first, the second … parameter, narrow before wide. */
  private static String rank(FusedMethod method) {
    return method.visibleParameters().stream()
        .map(parameter -> rank(parameter.dtype()))
        .collect(Collectors.joining());
  }

  private static String rank(@Nullable DType type) {
    if (type == null) {
      return "7";
    }
    return switch (type) {
      case BOOL -> "0";
      case I8, U8 -> "1";
      case I16, U16 -> "2";
      case I32, U32 -> "3";
      case I64, U64 -> "4";
      case F16, F32 -> "5";
      case F64 -> "6";
      case C64, C128 -> throw type.isTwoNodes();
    };
  }
}
