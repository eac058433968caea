package dev.sinter.programs;

import dev.sinter.Device;
import dev.sinter.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the program of a seed. Seeds come in families of {@value #FAMILY}: the members of one do
 * much the same with other extents and other elements, so that they share kernels.
 */
final class Generator {
  /** How many seeds in a row have the same structure. */
  static final int FAMILY = 64;

  /** How many members of a family in a row differ only in their leaves' elements. */
  private static final int SAME_EXTENTS = 8;

  private final Choices structure;
  private final Draft draft;
  private final Shapes shapes;
  private final Choices values;
  private final long family;

  private Generator(long seed, boolean inexact) {
    this.family = Math.floorDiv(seed, FAMILY);
    this.structure = new Choices(family);
    long most = structure.oneIn(40) ? 50_000 : structure.oneIn(8) ? 5_000 : 700;
    this.draft = new Draft(most, inexact);
    this.shapes = new Shapes(new Choices(~Math.floorDiv(seed, SAME_EXTENTS)), most);
    this.values = new Choices(seed);
  }

  /**
   * The program of this seed alone.
   *
   * @param inexact whether it may use operators whose bits Java leaves open
   */
  static Program program(long seed, boolean inexact) {
    return members(seed, 1, inexact).get(0);
  }

  /** The programs of {@code count} seeds from {@code first} on. */
  @SuppressWarnings("try") // the scope acts by being open
  static List<Program> members(long first, int count, boolean inexact) {
    List<Program> programs = new ArrayList<>();
    long last = Long.MIN_VALUE;
    Program model = null;
    for (long seed = first; seed < first + count; seed++) {
      long head = Math.floorDiv(seed, SAME_EXTENTS) * SAME_EXTENTS;
      if (model == null || head != last) {
        try (Scope scope = Scope.on(Device.find("reference"))) {
          model = new Generator(head, inexact).generate();
        }
      }
      last = head;
      programs.add(seed == head ? model : model.reseeded(seed));
    }
    return programs;
  }

  private Program generate() {
    operands(structure).leaf();
    int count = 4 + structure.below(structure.oneIn(4) ? 30 : 12);
    for (int step = 0; step < count; step++) {
      for (int attempt = 0; attempt < 6; attempt++) {
        Choices choices = new Choices(31 * (31 * family + step) + attempt);
        if (step(choices) != null) {
          break;
        }
      }
    }
    return draft.finished(outputs()).pruned();
  }

  private Operands operands(Choices choices) {
    return new Operands(draft, choices, values, shapes);
  }

  private @Nullable Ref step(Choices choices) {
    Operands operands = operands(choices);
    ElementSteps elements = new ElementSteps(draft, choices, operands);
    ViewSteps views = new ViewSteps(draft, choices, operands, shapes);
    ReductionSteps reductions = new ReductionSteps(draft, choices, views, operands);
    int which = choices.below(100);
    if (which < 45) {
      return element(elements, which);
    } else if (which < 67) {
      return views.view();
    } else if (which < 72) {
      return views.joined();
    } else if (which < 76) {
      return views.taken();
    } else if (which < 87) {
      return reductions.reduction();
    } else if (which < 91) {
      return reductions.whole();
    } else if (which < 94) {
      return elements.made(shapes);
    } else if (which < 96) {
      return operands.leaf();
    }
    return between(choices, which);
  }

  private static @Nullable Ref element(ElementSteps elements, int which) {
    if (which < 14) {
      return elements.binary();
    } else if (which < 21) {
      return elements.scalar();
    } else if (which < 27) {
      return elements.unary();
    } else if (which < 31) {
      return elements.cast();
    } else if (which < 34) {
      return elements.comparison();
    } else if (which < 38) {
      return elements.where();
    } else if (which < 41) {
      return elements.ternary();
    } else if (which < 42) {
      return elements.complex();
    } else if (which < 43) {
      return elements.bitcast();
    }
    return elements.function();
  }

  /** An evaluation in the middle, or the end of a handle. */
  private @Nullable Ref between(Choices choices, int which) {
    Ref chosen = draft.any(choices);
    if (which < 98) {
      Ref other = draft.any(choices);
      return draft.add(new Evaluate(choices.coin() ? List.of(chosen) : List.of(chosen, other)));
    }
    if (draft.open().size() > 2) {
      draft.close(chosen);
    }
    return chosen;
  }

  private List<Ref> outputs() {
    List<Ref> outputs = new ArrayList<>();
    for (int count = 1 + structure.below(4); count > 0; count--) {
      Ref chosen = outputs.isEmpty() ? draft.last() : draft.any(structure);
      if (draft.type(chosen).isComplex()) {
        outputs.add(draft.add(Invoke.of(chosen, "real")));
        outputs.add(draft.add(Invoke.of(chosen, "imag")));
      } else {
        outputs.add(chosen);
      }
    }
    return outputs.stream().distinct().toList();
  }
}
