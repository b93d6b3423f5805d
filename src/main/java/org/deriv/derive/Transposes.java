package org.deriv.derive;

import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Shape;
import org.deriv.rule.Knowledge;

/** Transposes of what is tidy. */
final class Transposes {
  private final Tidy tidy;
  private final Knowledge knowledge;
  private final Chains chains;

  Transposes(Tidy tidy, Knowledge knowledge, Chains chains) {
    this.tidy = tidy;
    this.knowledge = knowledge;
    this.chains = chains;
  }

  /** The transpose of a tidy expression, pushed inside products and sums. */
  Expr of(Expr expr) {
    if (expr.shape().isScalar()) {
      return expr;
    }
    if (knowledge.holds(Make.has(Property.SYMMETRIC, expr)) && expr.shape().isSquare()) {
      return expr;
    }
    return switch (expr.op()) {
      case Operator.TRANSPOSE -> expr.arg(0);
      case Op.Moment(Op.Moment.Kind kind, List<String> _) when kind == Op.Moment.Kind.VARIANCE ->
          expr;
      case Operator.NEGATE, Operator.DIVIDE -> {
        Monomial product = tidy.monomial(expr);
        yield tidy.write(mirrored(product));
      }
      case Operator.PRODUCT -> tidy.write(mirrored(tidy.monomial(expr)));
      case Operator.HADAMARD, Operator.HADAMARD_DIVIDE -> {
        boolean matrix = expr.shape().isMatrix();
        yield matrix
            ? Expr.of(expr.op(), expr.args().stream().map(this::of).toList())
            : Make.transpose(expr);
      }
      case Op.Ones(Shape shape) ->
          shape.isMatrix() ? Make.ones(shape.transposed()) : Make.transpose(expr);
      case Op.Zeros(Shape shape) -> Make.zeros(shape.transposed());
      case Op.Fold(Op.Fold.Kind kind, String _, Op.Direction _) when kind == Op.Fold.Kind.SUM -> {
        List<Expr> args = new ArrayList<>(expr.args());
        args.set(args.size() - 1, of(args.getLast()));
        yield Expr.of(expr.op(), args);
      }
      default -> Make.transpose(expr);
    };
  }

  private Monomial mirrored(Monomial product) {
    List<Expr> mirrored = new ArrayList<>();
    product.chain().reversed().forEach(factor -> mirrored.add(of(factor)));
    return chains.simplified(product.withChain(mirrored));
  }
}
