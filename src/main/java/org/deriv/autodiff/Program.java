package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deriv.expr.Rational;

/** The part of a tape that some of its cells need, packed for evaluation at many points. */
final class Program {
  private final Opcode[] codes;
  private final int[] a;
  private final int[] b;
  private final int[] c;
  private final Rational[] constants;
  private final double[] doubles;
  private final double[] roundings;
  private final Group[] groups;
  private final int[][] operands;
  private final int[] roots;
  private final int[] parameters;
  private final int auxiliary;
  private final long cost;
  private final int[] changing;
  private final int[] moving;

  private Program(Tape tape, int[] wanted) {
    int[] place = new int[tape.size()];
    int count = number(tape, wanted, place);
    codes = new Opcode[count];
    a = new int[count];
    b = new int[count];
    c = new int[count];
    List<Rational> numbers = new ArrayList<>();
    List<Group> many = new ArrayList<>();
    List<Integer> drawn = new ArrayList<>();
    int outputs = 0;
    for (int cell = 0; cell < tape.size(); cell++) {
      int at = place[cell];
      if (at < 0) {
        continue;
      }
      Opcode code = tape.code(cell);
      codes[at] = code;
      switch (code) {
        case CONSTANT -> {
          a[at] = numbers.size();
          numbers.add(tape.constant(cell));
        }
        case PARAMETER -> {
          a[at] = tape.a(cell);
          drawn.add(tape.a(cell));
        }
        case CALL, EIGEN, RANK -> {
          a[at] = many.size();
          Group group = tape.group(cell);
          many.add(group.withOperands(group.operands().stream().map(o -> place[o]).toList()));
          b[at] = outputs;
          outputs += code == Opcode.EIGEN ? outputs(group) : 0;
        }
        case PICK -> {
          a[at] = place[tape.a(cell)];
          b[at] = tape.b(cell);
        }
        default -> {
          int cells = code.cells();
          a[at] = cells > 0 ? place[tape.a(cell)] : 0;
          b[at] = cells > 1 ? place[tape.b(cell)] : 0;
          c[at] = cells > 2 ? place[tape.c(cell)] : 0;
        }
      }
    }
    constants = numbers.toArray(Rational[]::new);
    doubles = numbers.stream().mapToDouble(Rational::doubleValue).toArray();
    roundings = numbers.stream().mapToDouble(Program::rounding).toArray();
    groups = many.toArray(Group[]::new);
    operands =
        many.stream()
            .map(group -> group.operands().stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    parameters = drawn.stream().mapToInt(Integer::intValue).toArray();
    roots = Arrays.stream(wanted).map(cell -> cell < 0 ? -1 : place[cell]).toArray();
    auxiliary = outputs;
    cost = worked();
    changing = IntStream.range(0, count).filter(cell -> codes[cell] != Opcode.CONSTANT).toArray();
    moving = findMoving();
  }

  /** The program that computes these cells; a negative number keeps a place among the roots. */
  static Program of(Tape tape, int[] roots) {
    return new Program(tape, roots);
  }

  private static int outputs(Group group) {
    int size = ((Group.Matrix) group).rows();
    return size + size * size;
  }

  private static int number(Tape tape, int[] wanted, int[] place) {
    Arrays.fill(place, -1);
    for (int cell : wanted) {
      if (cell >= 0) {
        place[cell] = 0;
      }
    }
    for (int cell = tape.size() - 1; cell >= 0; cell--) {
      if (place[cell] == 0) {
        for (int i = tape.reads(cell) - 1; i >= 0; i--) {
          place[tape.operand(cell, i)] = 0;
        }
      }
    }
    int count = 0;
    for (int cell = 0; cell < place.length; cell++) {
      place[cell] = place[cell] == 0 ? count++ : -1;
    }
    return count;
  }

  int size() {
    return codes.length;
  }

  /** What an evaluation costs, in additions. */
  long cost() {
    return cost;
  }

  private long worked() {
    long cost = 0;
    for (int cell = 0; cell < codes.length; cell++) {
      cost +=
          switch (codes[cell]) {
            case CALL -> 20L * (1 + operands[a[cell]].length);
            case EIGEN -> 40L * operands[a[cell]].length * matrix(cell).rows();
            case RANK -> 4L * operands[a[cell]].length * matrix(cell).rows();
            case EXP, LOG, SIN, COS, TANH, ERF, POWER -> 5;
            default -> 1;
          };
    }
    return cost;
  }

  /** The cells that a cell with many operands reads. Not to be written to. */
  int[] operands(int cell) {
    return operands[a[cell]];
  }

  Opcode code(int cell) {
    return codes[cell];
  }

  int a(int cell) {
    return a[cell];
  }

  int b(int cell) {
    return b[cell];
  }

  int c(int cell) {
    return c[cell];
  }

  Rational constant(int cell) {
    return constants[a[cell]];
  }

  double constantDouble(int cell) {
    return doubles[a[cell]];
  }

  /** By how much a constant may differ from its double. */
  double constantError(int cell) {
    return roundings[a[cell]];
  }

  private static double rounding(Rational number) {
    double near = number.doubleValue();
    boolean exact =
        number.isInteger() ? Math.abs(near) < 0x1p53 : number.denominator().bitCount() == 1;
    return exact ? 0 : 0x1p-53 * Math.abs(near);
  }

  /** How many calls and matrices there are. */
  int groups() {
    return groups.length;
  }

  Group.Call call(int cell) {
    return (Group.Call) groups[a[cell]];
  }

  Group.Matrix matrix(int cell) {
    return (Group.Matrix) groups[a[cell]];
  }

  /** The cells whose values are wanted. */
  int[] roots() {
    return roots;
  }

  /** The numbers of the parameters that matter. */
  int[] parameters() {
    return parameters;
  }

  /** The cells that are no constants, in their order. */
  int[] changing() {
    return changing;
  }

  /** The cells that read a parameter, in their order: all else is the same at every point. */
  int[] moving() {
    return moving;
  }

  private int[] findMoving() {
    boolean[] moves = new boolean[codes.length];
    int[] found = new int[codes.length];
    int count = 0;
    for (int cell = 0; cell < codes.length; cell++) {
      moves[cell] = codes[cell] == Opcode.PARAMETER || readsAny(cell, moves);
      if (moves[cell]) {
        found[count++] = cell;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private boolean readsAny(int cell, boolean[] moves) {
    return switch (codes[cell]) {
      case CALL, EIGEN, RANK -> {
        boolean any = false;
        for (int operand : operands[a[cell]]) {
          any |= moves[operand];
        }
        yield any;
      }
      default -> {
        int cells = codes[cell].cells();
        yield (cells > 0 && moves[a[cell]])
            || (cells > 1 && moves[b[cell]])
            || (cells > 2 && moves[c[cell]]);
      }
    };
  }

  /** How many outputs eigenproblems have in all. */
  int auxiliary() {
    return auxiliary;
  }

  /** Whether any cell does this. */
  boolean uses(Opcode code) {
    return Arrays.asList(codes).contains(code);
  }
}
