package org.deriv.autodiff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Writes cells once more with others in place of some. */
final class Replay {
  private final Scalars scalars;
  private final Tape tape;
  private final TreeSet<Integer> cone;

  /** For cells that depend on others; what depends on none of them is not written again. */
  Replay(Scalars scalars, List<Integer> cells, Dependence dependence) {
    this.scalars = scalars;
    this.tape = scalars.tape();
    this.cone = dependence.cone(cells);
  }

  /** How many cells are written each time. */
  int size() {
    return cone.size();
  }

  /** What the cells become; one that is not among the keys is itself. */
  Map<Integer, Integer> with(Map<Integer, Integer> replacements) {
    Map<Integer, Integer> written = new HashMap<>(replacements);
    for (int cell : cone) {
      if (!written.containsKey(cell)) {
        written.put(cell, write(cell, written));
      }
    }
    return written;
  }

  private int write(int cell, Map<Integer, Integer> written) {
    Opcode code = tape.code(cell);
    int a = code.cells() > 0 ? at(written, tape.a(cell)) : tape.a(cell);
    int b = code.cells() > 1 ? at(written, tape.b(cell)) : tape.b(cell);
    int c = code.cells() > 2 ? at(written, tape.c(cell)) : tape.c(cell);
    return switch (code) {
      case CONSTANT, PI, PARAMETER -> cell;
      case GIVEN, VARIABLE -> a;
      case ADD -> scalars.add(a, b);
      case MULTIPLY -> scalars.multiply(a, b);
      case DIVIDE -> scalars.divide(a, b);
      case NEGATE -> scalars.negate(a);
      case SQRT -> scalars.sqrt(a);
      case EXP, LOG, SIN, COS, TANH, ERF, ABS, SIGN, STEP -> scalars.unary(code, a);
      case POWER -> scalars.power(a, b);
      case MAX -> scalars.max(a, b);
      case MIN -> scalars.min(a, b);
      case LESS -> scalars.less(a, b);
      case EQUAL -> scalars.equal(a, b);
      case SELECT -> scalars.select(a, b, c);
      case APART -> scalars.apart(a, b);
      case PSEUDO_RECIPROCAL -> scalars.pseudoReciprocal(a, b);
      case PICK -> scalars.pick(a, b);
      case CALL, EIGEN, RANK -> {
        Group group = tape.group(cell);
        List<Integer> operands =
            group.operands().stream().map(operand -> at(written, operand)).toList();
        yield tape.grouped(code, group.withOperands(operands));
      }
    };
  }

  private static int at(Map<Integer, Integer> written, int cell) {
    return written.getOrDefault(cell, cell);
  }
}
