package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.deriv.expr.ShapeRules;
import org.deriv.lang.tree.Expression;

/** Gives an expression its names and shapes. Nothing comes back where something is wrong. */
final class ExpressionReader {
  private final Draft draft;
  private final Locals locals;

  ExpressionReader(Draft draft, Locals locals) {
    this.draft = draft;
    this.locals = locals;
  }

  Draft draft() {
    return draft;
  }

  Locals locals() {
    return locals;
  }

  Scope scope() {
    return draft.scope();
  }

  /** Whether a name is not to be reported, because that was done. */
  boolean isSilent(String name) {
    return draft.isSilent(name);
  }

  /** A reader that knows other local names. */
  ExpressionReader within(Locals inner) {
    return new ExpressionReader(draft, inner);
  }

  /** The expression. */
  Optional<Expr> read(Expression node) {
    Optional<Expr> repaired = draft.repaired(node);
    return repaired.isPresent() ? repaired : resolve(node);
  }

  private Optional<Expr> resolve(Expression node) {
    return switch (node) {
      case Expression.Name name -> new NameReader(this).read(name);
      case Expression.Numeral numeral -> numeral(numeral);
      case Expression.Array array -> new ArrayReader(this).read(array);
      case Expression.Call call -> new CallReader(this).read(call);
      case Expression.Index index -> new BracketReader(this).read(index);
      case Expression.Transpose transpose -> new Arithmetic(this).transpose(transpose);
      case Expression.Power power -> new PowerReader(this).read(power);
      case Expression.ElementwisePower power -> new PowerReader(this).read(power);
      case Expression.Derivative derivative -> new CalculusReader(this).read(derivative);
      case Expression.Negative negative -> new Arithmetic(this).negative(negative);
      case Expression.Product product -> new ProductReader(this).read(product);
      case Expression.Binder binder -> new BinderReader(this).read(binder);
      case Expression.Sum sum -> new Arithmetic(this).sum(sum);
      case Expression.Norm norm -> new Arithmetic(this).norm(norm);
      case Expression.Absolute absolute -> new Arithmetic(this).absolute(absolute);
      case Expression.Cases cases -> new CasesReader(this).read(cases);
      case Expression.Where where -> new WhereReader(this).read(where);
    };
  }

  /** All of them, each read even if one before it fails. */
  Optional<List<Expr>> readAll(List<? extends Expression> nodes) {
    List<Expr> read = new ArrayList<>();
    nodes.forEach(node -> read(node).ifPresent(read::add));
    return read.size() == nodes.size() ? Optional.of(read) : Optional.empty();
  }

  /** The expression, which must be a number. */
  Optional<Expr> scalar(Expression node, String role) {
    return read(node)
        .flatMap(expr ->
            expr.shape().isScalar()
                ? Optional.of(expr)
                : draft.report(
                    Finding.error(
                            "shape-mismatch",
                            role + " must be a number, not " + Fit.described(expr.shape()),
                            node.span())
                        .label("has the shape " + Fit.written(expr.shape()))));
  }

  /** Reads what a literal zero may stand for: zero of the shape of what it is set beside. */
  Optional<Expr> readAs(Shape shape, Expression node) {
    return isZero(node) && draft.repaired(node).isEmpty()
        ? Optional.of(Make.zeros(shape))
        : read(node);
  }

  /** Whether a literal zero is written. */
  static boolean isZero(Expression node) {
    return node instanceof Expression.Numeral(java.math.BigDecimal value, _) && value.signum() == 0;
  }

  /** An operator applied to what was read from {@code nodes}; a misfit is explained in general. */
  Optional<Expr> build(Op op, List<Expr> args, Expression whole, List<? extends Expression> nodes) {
    return draft.build(op, args, misfit -> Misfits.general(misfit, args, whole, nodes));
  }

  /** An operator applied, where what is wrong is said by {@code explain}. */
  Optional<Expr> build(
      Op op, List<Expr> args, java.util.function.Function<ShapeRules.Misfit, Finding> explain) {
    return draft.build(op, args, explain);
  }

  <T> Optional<T> report(Finding finding) {
    return draft.report(finding);
  }

  private Optional<Expr> numeral(Expression.Numeral numeral) {
    if (!Limits.allow(numeral.value())) {
      return report(
          Finding.error(
              "too-large", "a number has at most a thousand digits here", numeral.span()));
    }
    Rational value = Rational.parse(numeral.value().toString());
    if (numeral.value().scale() > 0) {
      draft.decimal(value);
    }
    return Optional.of(Make.number(value));
  }
}
