package dev.sinter.backend;

import java.util.ArrayList;
import java.util.List;

/** All hand-written cases, in a fixed order. */
public final class ProgramCases {
  private static final List<ProgramCase> ALL = make();

  private ProgramCases() {}

  /** Every case; names are unique. */
  public static List<ProgramCase> all() {
    return ALL;
  }

  private static List<ProgramCase> make() {
    List<ProgramCase> cases = new ArrayList<>(OperatorCases.all());
    cases.addAll(ConversionCases.all());
    cases.addAll(Functions.cases());
    cases.addAll(TrapCases.all());
    cases.addAll(LayoutCases.all());
    cases.addAll(GatherCases.all());
    cases.addAll(ReductionCases.all());
    cases.addAll(RowCases.all());
    cases.addAll(AcrossCases.all());
    cases.addAll(CompositeCases.all());
    cases.addAll(RandomCases.all());
    return List.copyOf(cases);
  }
}
