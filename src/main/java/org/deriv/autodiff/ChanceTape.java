package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/** The cells that some cells read and that depend on others, to be written again with new ones. */
final class ChanceTape {
  /** The degree of what is no polynomial. */
  static final int NOT_POLYNOMIAL = 1_000;

  private final Scalars scalars;
  private final Tape tape;
  private final int[] changing;
  private final int[] affected;

  private ChanceTape(Scalars scalars, int[] changing, int[] affected) {
    this.scalars = scalars;
    this.tape = scalars.tape();
    this.changing = changing;
    this.affected = affected;
  }

  /** What of the outputs depends on the cells that change. */
  static ChanceTape of(Scalars scalars, int[] outputs, Set<Integer> changing) {
    Tape tape = scalars.tape();
    int[] changes = changing.stream().mapToInt(Integer::intValue).sorted().toArray();
    // Nothing before the first of them can depend on them.
    int first = changes.length == 0 ? tape.size() : changes[0];
    BitSet dependent = new BitSet();
    Arrays.stream(changes).forEach(dependent::set);
    BitSet cone = reached(tape, outputs, cell -> cell > first);
    int[] affected =
        cone.stream()
            .filter(cell -> !dependent.get(cell) && reads(tape, cell, dependent))
            .peek(dependent::set)
            .toArray();
    return new ChanceTape(scalars, changes, affected);
  }

  /**
   * What of an output depends on a source.
   *
   * @param depends whether a cell reads the source
   */
  static ChanceTape of(Scalars scalars, int output, int source, IntPredicate depends) {
    BitSet cone = reached(scalars.tape(), new int[] {output}, depends);
    cone.clear(source);
    if (!depends.test(output)) {
      cone.clear();
    }
    return new ChanceTape(scalars, new int[] {source}, cone.stream().toArray());
  }

  private static boolean reads(Tape tape, int cell, BitSet some) {
    for (int i = tape.reads(cell) - 1; i >= 0; i--) {
      if (some.get(tape.operand(cell, i))) {
        return true;
      }
    }
    return false;
  }

  /** Every cell that these read, themselves included. */
  static BitSet reached(Tape tape, int[] outputs) {
    return reached(tape, outputs, _ -> true);
  }

  /** Of the cells that these read, those that are reached through cells of a kind, these among. */
  private static BitSet reached(Tape tape, int[] outputs, IntPredicate through) {
    BitSet seen = new BitSet();
    int[] waiting = outputs.clone();
    int count = 0;
    for (int output : outputs) {
      if (!seen.get(output)) {
        seen.set(output);
        waiting[count++] = output;
      }
    }
    while (count > 0) {
      int cell = waiting[--count];
      int reads = tape.reads(cell);
      if (count + reads > waiting.length) {
        waiting = Arrays.copyOf(waiting, 2 * waiting.length + reads);
      }
      for (int i = 0; i < reads; i++) {
        int operand = tape.operand(cell, i);
        if (!seen.get(operand) && through.test(operand)) {
          seen.set(operand);
          waiting[count++] = operand;
        }
      }
    }
    return seen;
  }

  /** The cells that depend on those that change, operands first. */
  List<Integer> affected() {
    return Arrays.stream(affected).boxed().toList();
  }

  /** The outputs with other cells in place of those that change. */
  int[] with(Map<Integer, Integer> replacement, int[] outputs) {
    int[] before = Arrays.stream(changing).filter(replacement::containsKey).toArray();
    int[] after = Arrays.stream(before).map(replacement::get).toArray();
    Rewritten now = new Rewritten(before, after);
    int[] result = outputs.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] = now.cell(result[i]);
    }
    return result;
  }

  /** What stands now for the cells that change and for those that depend on them. */
  private final class Rewritten {
    private final int[] before;
    private final int[] after;
    private final int[] again = new int[affected.length];

    Rewritten(int[] before, int[] after) {
      this.before = before;
      this.after = after;
      for (int i = 0; i < affected.length; i++) {
        again[i] = again(affected[i], this);
      }
    }

    int cell(int cell) {
      if (before.length > 0 && cell < before[0]) {
        return cell;
      }
      int place = Arrays.binarySearch(affected, cell);
      if (place >= 0) {
        return again[place];
      }
      int change = Arrays.binarySearch(before, cell);
      return change >= 0 ? after[change] : cell;
    }
  }

  private int again(int cell, Rewritten now) {
    Opcode code = tape.code(cell);
    int reads = tape.reads(cell);
    int first = reads > 0 ? now.cell(tape.operand(cell, 0)) : 0;
    int second = reads > 1 ? now.cell(tape.operand(cell, 1)) : 0;
    return switch (code) {
      case CONSTANT, PI, PARAMETER -> cell;
      case GIVEN, VARIABLE -> first;
      case ADD -> scalars.add(first, second);
      case MULTIPLY -> scalars.multiply(first, second);
      case DIVIDE -> scalars.divide(first, second);
      case NEGATE -> scalars.negate(first);
      case SQRT -> scalars.sqrt(first);
      case EXP, LOG, SIN, COS, TANH, ERF, ABS, SIGN, STEP -> scalars.unary(code, first);
      case POWER -> scalars.power(first, second);
      case MAX -> scalars.max(first, second);
      case MIN -> scalars.min(first, second);
      case LESS -> scalars.less(first, second);
      case EQUAL -> scalars.equal(first, second);
      case SELECT -> scalars.select(first, second, now.cell(tape.operand(cell, 2)));
      case APART -> scalars.apart(first, second);
      case PSEUDO_RECIPROCAL -> scalars.pseudoReciprocal(first, second);
      case PICK -> scalars.pick(first, tape.b(cell));
      case CALL, EIGEN, RANK -> {
        List<Integer> operands = new ArrayList<>();
        for (int i = 0; i < reads; i++) {
          operands.add(now.cell(tape.operand(cell, i)));
        }
        yield tape.grouped(code, tape.group(cell).withOperands(operands));
      }
    };
  }

  /** The largest degree of an output as a polynomial in the cells that change. */
  int degree(int[] outputs) {
    Map<Integer, Integer> degrees = degrees();
    int most = 0;
    for (int output : outputs) {
      most = Math.max(most, degrees.getOrDefault(output, 0));
    }
    return most;
  }

  /** The degree of each cell as a polynomial in all the cells that change together. */
  Map<Integer, Integer> degrees() {
    Map<Integer, Integer> degrees = new HashMap<>();
    for (int cell : changing) {
      degrees.put(cell, 1);
    }
    for (int cell : affected) {
      degrees.put(cell, degree(tape, cell, operand -> degrees.getOrDefault(operand, 0)));
    }
    return degrees;
  }

  /** From cells to degrees. */
  interface Degrees {
    /** The degree of a cell. */
    int of(int cell);
  }

  /** The degree of a cell by those of the cells that it reads, one of which has one. */
  static int degree(Tape tape, int cell, Degrees of) {
    int degree =
        switch (tape.code(cell)) {
          case ADD -> Math.max(of.of(tape.a(cell)), of.of(tape.b(cell)));
          case NEGATE, GIVEN, VARIABLE -> of.of(tape.a(cell));
          case MULTIPLY -> of.of(tape.a(cell)) + of.of(tape.b(cell));
          case DIVIDE, APART -> of.of(tape.b(cell)) == 0 ? of.of(tape.a(cell)) : NOT_POLYNOMIAL;
          case SELECT ->
              of.of(tape.a(cell)) == 0
                  ? Math.max(of.of(tape.b(cell)), of.of(tape.c(cell)))
                  : NOT_POLYNOMIAL;
          default -> NOT_POLYNOMIAL;
        };
    return Math.min(degree, NOT_POLYNOMIAL);
  }
}
