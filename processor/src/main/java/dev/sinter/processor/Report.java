package dev.sinter.processor;

import java.util.List;
import javax.lang.model.element.Element;

/**
 * A problem of a declaration, found but not yet printed.
 *
 * @param where the method, for the message
 * @param element where to point
 */
public record Report(Problem problem, String where, Element element, List<String> arguments) {
  /** With its arguments. */
  static Report of(Problem problem, String where, Element element, String... arguments) {
    return new Report(problem, where, element, List.of(arguments));
  }

  /** The whole message. */
  public String message() {
    return problem.message(where, arguments.toArray());
  }
}
