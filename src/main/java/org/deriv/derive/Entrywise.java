package org.deriv.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.rule.Lean;

/**
 * A law of numbers taken entry by entry: products become entrywise products, and a number that is
 * added to a tensor is multiplied by ones.
 *
 * @param shape of the tensors
 * @param values what the law's variables stand for: tensors of the shape, or numbers
 * @param functions what the law's functions stand for
 * @param differential what {@code d(e)} of the law becomes
 */
record Entrywise(
    Shape shape,
    Map<String, Expr> values,
    Map<String, Op.Apply> functions,
    UnaryOperator<Expr> differential) {

  /** A side of the law. */
  Expr of(Expr side) {
    return switch (side.op()) {
      case Op.Symbol(String name, Shape _) -> values.getOrDefault(name, side);
      case Operator.DIFFERENTIAL -> differential.apply(of(side.arg(0)));
      case Op.Apply(Function function, int order) -> apply(function, order, of(side.arg(0)));
      case Operator.ADD -> added(all(side));
      case Operator.PRODUCT -> times(all(side));
      case Operator.DIVIDE -> over(of(side.arg(0)), of(side.arg(1)));
      case Operator.POWER -> power(of(side.arg(0)), of(side.arg(1)));
      default -> side.args().isEmpty() ? side : Lean.of(side.op(), all(side));
    };
  }

  private List<Expr> all(Expr side) {
    return side.args().stream().map(this::of).toList();
  }

  private Expr apply(Function function, int order, Expr of) {
    Op.Apply actual = functions.get(function.word());
    return actual == null
        ? Make.apply(function, order, of)
        : Make.apply(actual.function(), actual.order() + order, of);
  }

  private Expr added(List<Expr> terms) {
    boolean numbers = terms.stream().allMatch(term -> term.shape().isScalar());
    return Lean.sum(numbers ? terms : terms.stream().map(this::filled).toList());
  }

  private Expr filled(Expr part) {
    if (!part.shape().isScalar() || shape.isScalar()) {
      return part;
    }
    return Lean.isZero(part) ? Make.zeros(shape) : Lean.product(part, Make.ones(shape));
  }

  private Expr times(List<Expr> factors) {
    List<Expr> tensors = factors.stream().filter(f -> !f.shape().isScalar()).toList();
    List<Expr> product = new ArrayList<>(factors);
    product.removeAll(tensors);
    if (!tensors.isEmpty()) {
      product.add(Lean.hadamard(tensors));
    }
    return Lean.product(product);
  }

  private Expr over(Expr numerator, Expr denominator) {
    return denominator.shape().isScalar()
        ? Lean.of(Operator.DIVIDE, List.of(numerator, denominator))
        : Lean.of(Operator.HADAMARD_DIVIDE, List.of(filled(numerator), denominator));
  }

  private static Expr power(Expr base, Expr exponent) {
    if (base.shape().isScalar()) {
      return Lean.of(Operator.POWER, List.of(base, exponent));
    }
    return exponent.isNumber(1) ? base : Expr.of(Operator.HADAMARD_POWER, base, exponent);
  }
}
