package org.deriv.autodiff;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;

/** Counts the operations that the tape of an expression holds. */
final class Counting {
  private Counting() {}

  static Tallied of(Context context, Expr expr, Map<String, Long> sizes, Budget budget) {
    Tape tape = new Tape(budget.operations());
    World world = new World(context, sizes, World.Points.ALMOST_ALL, Orders.COARSE);
    Builder builder = new Builder(world, new Assumed(context), tape);
    Grid grid = builder.build(expr);
    boolean[] seen = new boolean[tape.size()];
    Deque<Integer> open = new ArrayDeque<>(grid.list());
    long count = 0;
    while (!open.isEmpty()) {
      int cell = open.pop();
      if (seen[cell]) {
        continue;
      }
      seen[cell] = true;
      count += weight(tape.code(cell));
      if (tape.code(cell) != Opcode.GIVEN) {
        for (int operand : tape.operands(cell)) {
          open.push(operand);
        }
      }
    }
    return new Tallied.Operations(count);
  }

  /** How a given quantity was made so as to meet the assumptions is no part of the evaluation. */
  private static int weight(Opcode code) {
    return switch (code) {
      case CONSTANT, PI, PARAMETER, GIVEN, VARIABLE, NEGATE, PICK, APART -> 0;
      case ADD, MULTIPLY, DIVIDE, EXP, LOG, SQRT, SIN, COS, TANH, ERF -> 1;
      case ABS, SIGN, STEP, POWER, MAX, MIN, LESS, EQUAL, SELECT, PSEUDO_RECIPROCAL -> 1;
      case CALL, EIGEN, RANK -> 1;
    };
  }
}
