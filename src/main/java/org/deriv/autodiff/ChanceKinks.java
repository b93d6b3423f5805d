package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a function of one source is not smooth, as cells. */
final class ChanceKinks {
  private static final int MOST = 8;
  private static final int DEPTH = 5;
  private final Scalars scalars;
  private final int source;

  ChanceKinks(Scalars scalars, int source) {
    this.scalars = scalars;
    this.source = source;
  }

  /** The values of the source at which an output has a kink or a jump. */
  List<Integer> of(ChanceTape part) {
    Set<Integer> gaps = new LinkedHashSet<>();
    for (int cell : part.affected()) {
      Tape tape = scalars.tape();
      switch (tape.code(cell)) {
        case MAX, MIN, LESS, EQUAL -> gaps.add(scalars.subtract(tape.a(cell), tape.b(cell)));
        case ABS, SIGN, STEP -> gaps.add(tape.a(cell));
        case APART -> gaps.add(tape.b(cell));
        case CONSTANT, PI, PARAMETER, GIVEN, VARIABLE, ADD, MULTIPLY, DIVIDE, NEGATE -> {}
        case SQRT, EXP, LOG, SIN, COS, TANH, ERF, POWER, SELECT, CALL -> {}
        case PSEUDO_RECIPROCAL, PICK, EIGEN, RANK -> {}
      }
    }
    Set<Integer> roots = new LinkedHashSet<>();
    gaps.forEach(gap -> roots.addAll(roots(gap, 0)));
    if (roots.size() > MOST) {
      throw Refusal.tooLarge("an expectation of a function with " + roots.size() + " kinks");
    }
    return List.copyOf(roots);
  }

  /** Where a gap is 0, up to the second degree in the source. */
  private List<Integer> roots(int gap, int depth) {
    int[] output = {gap};
    ChanceTape part = ChanceTape.of(scalars, output, Set.of(source));
    int degree = gap == source ? 1 : part.degree(output);
    if (degree == 0) {
      return List.of();
    }
    if (degree > 2) {
      return branches(gap, part, depth);
    }
    int two = scalars.number(2);
    int here = at(part, output, 0);
    int right = at(part, output, 1);
    int left = at(part, output, -1);
    int slope = scalars.divide(scalars.subtract(right, left), two);
    if (degree == 1) {
      return List.of(scalars.negate(scalars.divide(here, slope)));
    }
    // c + b s + a s²
    int square = scalars.subtract(scalars.divide(scalars.add(right, left), two), here);
    int product = scalars.multiply(scalars.number(4), scalars.multiply(square, here));
    int inside = scalars.subtract(scalars.multiply(slope, slope), product);
    int root = scalars.sqrt(scalars.max(scalars.number(0), inside));
    int below = scalars.multiply(two, square);
    int middle = scalars.negate(slope);
    return List.of(
        scalars.divide(scalars.subtract(middle, root), below),
        scalars.divide(scalars.add(middle, root), below));
  }

  /** The roots of the pieces of a gap that has kinks itself; too many do no harm. */
  private List<Integer> branches(int gap, ChanceTape part, int depth) {
    Tape tape = scalars.tape();
    int last = part.affected().reversed().stream().filter(this::isPiecewise).findFirst().orElse(-1);
    if (last < 0 || depth >= DEPTH) {
      throw Refusal.unknown("the expectation of a function with kinks that cannot be located");
    }
    int a = tape.a(last);
    List<Integer> pieces =
        switch (tape.code(last)) {
          case MAX, MIN -> List.of(a, tape.b(last));
          case ABS -> List.of(a, scalars.negate(a));
          case SIGN -> List.of(scalars.number(1), scalars.number(-1));
          case SELECT -> List.of(tape.b(last), tape.c(last));
          default -> List.of(scalars.number(0), scalars.number(1));
        };
    int[] output = {gap};
    ChanceTape around = ChanceTape.of(scalars, output, Set.of(last));
    List<Integer> roots = new ArrayList<>();
    for (int piece : pieces) {
      int value = gap == last ? piece : around.with(Map.of(last, piece), output)[0];
      roots.addAll(roots(value, depth + 1));
    }
    return roots;
  }

  private boolean isPiecewise(int cell) {
    return switch (scalars.tape().code(cell)) {
      case MAX, MIN, ABS, SIGN, STEP, SELECT, LESS, EQUAL -> true;
      default -> false;
    };
  }

  private int at(ChanceTape part, int[] output, long value) {
    return part.with(Map.of(source, scalars.number(value)), output)[0];
  }
}
