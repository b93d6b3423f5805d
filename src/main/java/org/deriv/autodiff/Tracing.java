package org.deriv.autodiff;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;

/** Turns an expression into a function of one of its names. */
final class Tracing {
  private static final int DIGITS = 40;

  private Tracing() {}

  static Plotted of(
      Context context, Expr expr, String variable, Map<Expr, Expr> values, Budget budget) {
    Assignment assignment = Assignment.of(context, values);
    List<String> open = assignment.open(expr);
    if (!open.isEmpty()) {
      throw Refusal.unknown("no value for " + String.join(", ", open));
    }
    Tape tape = new Tape(budget.operations());
    World world =
        new World(assignment.context(), assignment.sizes(), World.Points.ALMOST_ALL, Orders.FINE);
    Builder builder = new Builder(world, new Assumed(assignment.context()), tape);
    Grid place = Grid.scalar(tape.parameter(new Draw.Real()));
    Scope scope = assignment.scope(builder).inside(Scope.Kind.VALUE, variable, place);
    Program program = Program.of(tape, new int[] {builder.cell(expr, scope)});
    Missing.refuseOthers(builder, program);
    DoubleRun doubles = new DoubleRun(program, DoubleRun.Errors.BOUNDED);
    return new Plotted.Function(
        x -> {
          doubles.run(new double[] {x}, Functions.NONE);
          return doubles.value(0);
        },
        x -> {
          PreciseRun precise = new PreciseRun(program, DIGITS);
          precise.run(new BigDecimal[] {new BigDecimal(x)}, Functions.NONE);
          return precise.value(0).map(BigDecimal::doubleValue).orElse(Double.NaN);
        });
  }
}
