package org.deriv.derive.expectation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.rule.Lean;

/** Expressions that are linear, up to a constant, in what is random. */
final class Lines {
  private final Chance chance;

  Lines(Chance chance) {
    this.chance = chance;
  }

  boolean isLinear(Expr expr) {
    if (!chance.isRandom(expr)) {
      return true;
    }
    List<Expr> args = expr.args();
    return switch (expr.op()) {
      case Op.Symbol _, Op.Term _ -> true;
      case Operator.ADD, Operator.NEGATE, Operator.TRANSPOSE, Operator.TRACE ->
          args.stream().allMatch(this::isLinear);
      case Operator.DIAGONAL_MATRIX, Operator.DIAGONAL_PART, Operator.VEC ->
          isLinear(args.getFirst());
      case Operator.ENTRY, Operator.DIVIDE, Operator.HADAMARD_DIVIDE ->
          isLinear(args.getFirst()) && args.stream().skip(1).noneMatch(chance::isRandom);
      case Operator.PRODUCT, Operator.HADAMARD ->
          args.stream().filter(chance::isRandom).count() == 1
              && args.stream().allMatch(this::isLinear);
      case Op.Fold fold when fold.kind() == Op.Fold.Kind.SUM ->
          isLinear(args.getLast())
              && args.subList(0, args.size() - 1).stream().noneMatch(chance::isRandom);
      case Op.Reduce(Op.Reduce.Kind kind, List<Integer> _) ->
          (kind == Op.Reduce.Kind.SUM || kind == Op.Reduce.Kind.MEAN) && isLinear(args.getFirst());
      default -> false;
    };
  }

  /** A scalar as slope times a number plus a rest. */
  Optional<Transforms.Line> of(Expr expr, Expr number) {
    if (expr.equals(number)) {
      return Optional.of(new Transforms.Line(Make.number(1), Make.number(0)));
    }
    if (!chance.isRandom(expr)) {
      return Optional.of(new Transforms.Line(Make.number(0), expr));
    }
    return switch (expr.op()) {
      case Operator.ADD -> {
        List<Expr> slopes = new ArrayList<>();
        List<Expr> rests = new ArrayList<>();
        for (Expr arg : expr.args()) {
          Optional<Transforms.Line> line = of(arg, number);
          if (line.isEmpty()) {
            yield Optional.empty();
          }
          slopes.add(line.get().slope());
          rests.add(line.get().rest());
        }
        yield Optional.of(new Transforms.Line(Lean.sum(slopes), Lean.sum(rests)));
      }
      case Operator.NEGATE ->
          of(expr.arg(0), number)
              .map(l -> new Transforms.Line(Make.negate(l.slope()), Make.negate(l.rest())));
      case Operator.PRODUCT -> product(expr, number);
      case Operator operator when operator == Operator.DIVIDE && !chance.isRandom(expr.arg(1)) ->
          of(expr.arg(0), number)
              .map(l ->
                  new Transforms.Line(
                      Make.divide(l.slope(), expr.arg(1)), Make.divide(l.rest(), expr.arg(1))));
      default -> Optional.empty();
    };
  }

  private Optional<Transforms.Line> product(Expr expr, Expr number) {
    List<Expr> random = expr.args().stream().filter(chance::isRandom).toList();
    boolean scalars = expr.args().stream().allMatch(arg -> arg.shape().isScalar());
    if (random.size() != 1 || !scalars) {
      return Optional.empty();
    }
    Expr others = Make.product(expr.args().stream().filter(arg -> !chance.isRandom(arg)).toList());
    return of(random.getFirst(), number)
        .map(l ->
            new Transforms.Line(Make.product(others, l.slope()), Make.product(others, l.rest())));
  }
}
