package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cells that some cells read and that depend on others, to be written again with new ones. */
final class ChanceTape {
  /** The degree of what is no polynomial. */
  static final int NOT_POLYNOMIAL = 1_000;

  private final Scalars scalars;
  private final Tape tape;
  private final Set<Integer> changing;
  private final List<Integer> affected = new ArrayList<>();

  /** What of the outputs depends on the cells that change. */
  ChanceTape(Scalars scalars, int[] outputs, Set<Integer> changing) {
    this.scalars = scalars;
    this.tape = scalars.tape();
    this.changing = changing;
    find(outputs);
  }

  /** Every cell that these read, themselves included. */
  static Set<Integer> reached(Tape tape, int[] outputs) {
    Set<Integer> seen = new HashSet<>();
    List<Integer> waiting = new ArrayList<>();
    for (int output : outputs) {
      waiting.add(output);
    }
    while (!waiting.isEmpty()) {
      int cell = waiting.removeLast();
      if (seen.add(cell)) {
        for (int operand : tape.operands(cell)) {
          waiting.add(operand);
        }
      }
    }
    return seen;
  }

  private void find(int[] outputs) {
    Set<Integer> dependent = new HashSet<>(changing);
    reached(tape, outputs).stream()
        .sorted()
        .filter(cell -> !changing.contains(cell))
        .forEach(cell -> {
          for (int operand : tape.operands(cell)) {
            if (dependent.contains(operand)) {
              dependent.add(cell);
              affected.add(cell);
              return;
            }
          }
        });
  }

  /** The cells that depend on those that change, operands first. */
  List<Integer> affected() {
    return affected;
  }

  /** The outputs with other cells in place of those that change. */
  int[] with(Map<Integer, Integer> replacement, int[] outputs) {
    Map<Integer, Integer> now = new HashMap<>(replacement);
    for (int cell : affected) {
      now.put(cell, again(cell, now));
    }
    int[] result = outputs.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] = now.getOrDefault(result[i], result[i]);
    }
    return result;
  }

  private int again(int cell, Map<Integer, Integer> now) {
    int[] at = tape.operands(cell);
    for (int i = 0; i < at.length; i++) {
      at[i] = now.getOrDefault(at[i], at[i]);
    }
    Opcode code = tape.code(cell);
    return switch (code) {
      case CONSTANT, PI, PARAMETER -> cell;
      case GIVEN, VARIABLE -> at[0];
      case ADD -> scalars.add(at[0], at[1]);
      case MULTIPLY -> scalars.multiply(at[0], at[1]);
      case DIVIDE -> scalars.divide(at[0], at[1]);
      case NEGATE -> scalars.negate(at[0]);
      case SQRT -> scalars.sqrt(at[0]);
      case EXP, LOG, SIN, COS, TANH, ERF, ABS, SIGN, STEP -> scalars.unary(code, at[0]);
      case POWER -> scalars.power(at[0], at[1]);
      case MAX -> scalars.max(at[0], at[1]);
      case MIN -> scalars.min(at[0], at[1]);
      case LESS -> scalars.less(at[0], at[1]);
      case EQUAL -> scalars.equal(at[0], at[1]);
      case SELECT -> scalars.select(at[0], at[1], at[2]);
      case APART -> scalars.apart(at[0], at[1]);
      case PSEUDO_RECIPROCAL -> scalars.pseudoReciprocal(at[0], at[1]);
      case PICK -> scalars.pick(at[0], tape.b(cell));
      case CALL, EIGEN, RANK -> {
        List<Integer> operands = new ArrayList<>();
        for (int operand : at) {
          operands.add(operand);
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
    changing.forEach(cell -> degrees.put(cell, 1));
    for (int cell : affected) {
      degrees.put(cell, degree(cell, degrees));
    }
    return degrees;
  }

  private int degree(int cell, Map<Integer, Integer> degrees) {
    int[] at = tape.operands(cell);
    int[] of = new int[at.length];
    for (int i = 0; i < at.length; i++) {
      of[i] = degrees.getOrDefault(at[i], 0);
    }
    int degree =
        switch (tape.code(cell)) {
          case ADD -> Math.max(of[0], of[1]);
          case NEGATE, GIVEN, VARIABLE -> of[0];
          case MULTIPLY -> of[0] + of[1];
          case DIVIDE, APART -> of[1] == 0 ? of[0] : NOT_POLYNOMIAL;
          case SELECT -> of[0] == 0 ? Math.max(of[1], of[2]) : NOT_POLYNOMIAL;
          default -> NOT_POLYNOMIAL;
        };
    return Math.min(degree, NOT_POLYNOMIAL);
  }
}
