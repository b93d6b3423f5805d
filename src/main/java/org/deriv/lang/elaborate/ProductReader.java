package org.deriv.lang.elaborate;

import static org.deriv.lang.tree.Expression.Product.Multiplication.TIMES;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.Expression.Product.Multiplication;

/** Reads products and quotients, from left to right. */
final class ProductReader {
  private final ExpressionReader reader;

  ProductReader(ExpressionReader reader) {
    this.reader = reader;
  }

  Optional<Expr> read(Expression.Product node) {
    List<Expression> nodes = new ArrayList<>(List.of(node.first()));
    List<Multiplication> signs = new ArrayList<>();
    for (Expression.Product.Factor factor : node.rest()) {
      signs.add(factor.operator());
      nodes.add(factor.operand());
    }
    if (nodes.size() > Limits.MOST_FACTORS) {
      return reader.report(Limits.tooMany("factors", Limits.MOST_FACTORS, node.span()));
    }
    return reader
        .readAll(nodes)
        .flatMap(factors -> joined(node, nodes, new Factors(factors, signs)));
  }

  /** Factors and what joins them: one sign fewer. */
  record Factors(List<Expr> operands, List<Multiplication> signs) {
    Factors {
      operands = List.copyOf(operands);
      signs = List.copyOf(signs);
    }

    /** The product, if it fits. */
    Optional<Expr> joined() {
      Expr product = operands.getFirst();
      for (int i = 0; i < signs.size(); i++) {
        Optional<Expr> more = join(product, signs.get(i), operands.get(i + 1));
        if (more.isEmpty()) {
          return more;
        }
        product = more.get();
      }
      return Optional.of(product);
    }

    Factors with(int position, Expr operand) {
      List<Expr> others = new ArrayList<>(operands);
      others.set(position, operand);
      return new Factors(others, signs);
    }

    Factors joinedBy(int position, Multiplication sign) {
      List<Multiplication> others = new ArrayList<>(signs);
      others.set(position, sign);
      return new Factors(operands, others);
    }
  }

  private Optional<Expr> joined(Expression.Product node, List<Expression> nodes, Factors factors) {
    Expr product = factors.operands().getFirst();
    for (int i = 0; i < factors.signs().size(); i++) {
      Expr next = factors.operands().get(i + 1);
      Optional<Expr> more = join(product, factors.signs().get(i), next);
      if (more.isEmpty()) {
        return reader.report(misfit(node, nodes, factors, i, product));
      }
      product = more.get();
      if (!Limits.allow(product.shape())) {
        return reader.report(
            Finding.error("too-large", "the shape of this product is too large", node.span()));
      }
    }
    return Optional.of(product);
  }

  private static Optional<Expr> join(Expr left, Multiplication sign, Expr right) {
    return switch (sign) {
      case TIMES -> Fit.product(List.of(left, right));
      case DIVIDE -> quotient(left, right);
      case HADAMARD ->
          Fit.of(Operator.HADAMARD, List.of(left, right)).map(_ -> Make.hadamard(left, right));
      case ELEMENTWISE_DIVIDE ->
          left.shape().isScalar() && right.shape().isScalar()
              ? quotient(left, right)
              : Fit.of(Operator.HADAMARD_DIVIDE, List.of(left, right));
      case KRONECKER -> kronecker(left, right);
    };
  }

  private static Optional<Expr> kronecker(Expr left, Expr right) {
    List<Expr> factors = new ArrayList<>();
    factors.addAll(left.is(Operator.KRONECKER) ? left.args() : List.of(left));
    factors.add(right);
    return Fit.of(Operator.KRONECKER, factors);
  }

  /**
   * A fraction of two integers in lowest terms is a number; any other quotient stays as written.
   */
  private static Optional<Expr> quotient(Expr left, Expr right) {
    if (left.op() instanceof Op.Number(Rational above)
        && right.op() instanceof Op.Number(Rational below)
        && above.isInteger()
        && below.isInteger()
        && below.signum() > 0) {
      Rational fraction = above.over(below);
      if (!below.isOne() && fraction.denominator().equals(below.numerator())) {
        return Optional.of(Make.number(fraction));
      }
    }
    return Fit.of(Operator.DIVIDE, List.of(left, right));
  }

  private static Finding misfit(
      Expression.Product node, List<Expression> nodes, Factors factors, int sign, Expr left) {
    Expr right = factors.operands().get(sign + 1);
    Span span = nodes.get(lastTensor(factors, sign)).span().to(nodes.get(sign + 1).span());
    String shapes = Fit.written(left.shape()) + " by " + Fit.written(right.shape());
    Finding finding =
        switch (factors.signs().get(sign)) {
          case TIMES ->
              Finding.error("shape-mismatch", "cannot multiply " + shapes, span)
                  .label(inner(left.shape(), right.shape()));
          case DIVIDE ->
              Finding.error("shape-mismatch", "cannot divide " + shapes, span)
                  .label("only a number can divide");
          case HADAMARD ->
              Finding.error("shape-mismatch", "cannot multiply " + shapes + " entrywise", span)
                  .label("the shapes differ");
          case ELEMENTWISE_DIVIDE ->
              Finding.error("shape-mismatch", "cannot divide " + shapes + " entrywise", span)
                  .label("the shapes differ");
          case KRONECKER ->
              Finding.error("shape-mismatch", "no Kronecker product of " + shapes, span);
        };
    return finding.trying(new ProductRepairs(node, factors, sign).list());
  }

  /** The tensor among the factors up to a sign that meets what follows it. */
  private static int lastTensor(Factors factors, int sign) {
    int position = sign;
    while (position > 0
        && factors.signs().get(sign) == TIMES
        && factors.operands().get(position).shape().isScalar()) {
      position--;
    }
    return position;
  }

  private static String inner(Shape left, Shape right) {
    if (left.rank() > 2 || right.rank() > 2) {
      return "a tensor has no matrix product";
    }
    String columns = left.columns().isOne() ? " column" : " columns";
    String rows = right.rows().isOne() ? " row" : " rows";
    return left.columns() + columns + " against " + right.rows() + rows;
  }
}
