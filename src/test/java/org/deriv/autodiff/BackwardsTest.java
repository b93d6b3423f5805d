package org.deriv.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.deriv.expr.Context;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.Shape;
import org.junit.jupiter.api.Test;

/** The slopes that say where valid points are, against differences of values. */
final class BackwardsTest {
  private static final double NUDGE = 1e-6;

  private final Tape tape = new Tape(10_000);
  private final Scalars scalars = new Scalars(tape);
  private final List<Integer> cells = new ArrayList<>();

  private BackwardsTest() {
    for (int i = 0; i < 6; i++) {
      cells.add(tape.parameter(new Draw.Real()));
    }
  }

  /** Cells that between them use every operation that has a slope. */
  private List<Integer> roots() {
    int x = cells.get(0);
    int y = cells.get(1);
    int z = cells.get(2);
    int positive = scalars.add(scalars.multiply(x, x), scalars.number(2));
    List<Integer> roots = new ArrayList<>();
    for (Opcode code :
        List.of(Opcode.EXP, Opcode.SIN, Opcode.COS, Opcode.TANH, Opcode.ERF, Opcode.ABS)) {
      roots.add(scalars.unary(code, scalars.multiply(x, y)));
    }
    roots.add(scalars.unary(Opcode.LOG, positive));
    roots.add(scalars.sqrt(positive));
    roots.add(scalars.power(positive, scalars.add(y, z)));
    roots.add(scalars.divide(scalars.negate(y), positive));
    roots.add(scalars.max(x, scalars.multiply(y, z)));
    roots.add(scalars.min(x, scalars.multiply(y, z)));
    roots.add(
        scalars.select(scalars.less(x, y), scalars.multiply(x, z), scalars.unary(Opcode.EXP, z)));
    roots.add(tape.fresh(Opcode.GIVEN, scalars.multiply(x, z)));
    for (List<Integer> slots : List.of(List.<Integer>of(), List.of(1))) {
      List<Integer> operands = List.of(scalars.multiply(x, y), z);
      roots.add(scalars.call(new Group.Call("f", 0, slots, operands)));
    }
    Grid matrix = Grid.matrix(3, 3, (i, j) -> cells.get((i + 2 * j + i * j) % 6));
    int eigen = scalars.eigen(3, matrix.list());
    for (int output = 0; output < 12; output++) {
      roots.add(scalars.pick(eigen, output));
    }
    return roots;
  }

  @Test
  void slopes_are_what_differences_come_to() {
    List<Integer> roots = roots();
    int zero = scalars.number(0);
    int[] wanted = new int[roots.size() + 1];
    for (int i = 0; i < roots.size(); i++) {
      wanted[i] = roots.get(i);
    }
    wanted[roots.size()] = zero;
    DoubleRun run = new DoubleRun(Program.of(tape, wanted));
    Backwards backwards = run.backwards();
    FunctionSymbol f = new FunctionSymbol("f", List.of(Shape.SCALAR, Shape.SCALAR), Shape.SCALAR);
    World world = new World(Context.EMPTY, Map.of(), World.Points.ALL, 2);
    Functions functions =
        new Instances(Map.of("f", f), world)
            .draw(Instances.Character.GENERIC, 1, new SplittableRandom(4));
    double[] at = {0.7, -1.2, 0.4, 1.9, -0.3, 2.3};
    int nonzero = 0;
    for (int root = 0; root < roots.size(); root++) {
      run.run(at, functions);
      double[] slopes = new double[at.length];
      backwards.difference(root, roots.size(), slopes);
      for (int k = 0; k < at.length; k++) {
        double expected =
            (moved(run, at, functions, root, k, NUDGE) - moved(run, at, functions, root, k, -NUDGE))
                / (2 * NUDGE);
        assertEquals(expected, slopes[k], 1e-6 * (1 + Math.abs(expected)), root + " by " + k);
        nonzero += slopes[k] == 0 ? 0 : 1;
      }
    }
    assertTrue(nonzero > 70, "only " + nonzero + " slopes");
  }

  private static double moved(
      DoubleRun run, double[] at, Functions functions, int root, int parameter, double by) {
    double[] there = at.clone();
    there[parameter] += by;
    run.run(there, functions);
    return run.value(root);
  }
}
