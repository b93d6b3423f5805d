package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Expression;

/** Reads sums, negatives, transposes and norms. */
final class Arithmetic {
  // More wrong terms than this in one sum tell no more.
  private static final int MOST_MISFITS = 8;

  private final ExpressionReader reader;

  Arithmetic(ExpressionReader reader) {
    this.reader = reader;
  }

  Optional<Expr> negative(Expression.Negative node) {
    return reader
        .read(node.of())
        .map(of ->
            of.op() instanceof Op.Number(Rational value)
                ? Make.number(value.negate())
                : Make.negate(of));
  }

  Optional<Expr> transpose(Expression.Transpose node) {
    return reader
        .read(node.of())
        .flatMap(of ->
            of.shape().rank() <= 2
                ? Optional.of(Make.transpose(of))
                : reader.build(Operator.TRANSPOSE, List.of(of), node, List.of(node.of())));
  }

  Optional<Expr> absolute(Expression.Absolute node) {
    return reader.read(node.of()).map(of -> Make.apply(Function.Elementary.ABS, of));
  }

  Optional<Expr> norm(Expression.Norm node) {
    Op.Norm.Kind kind =
        switch (node.kind()) {
          case TWO -> Op.Norm.Kind.TWO;
          case ONE -> Op.Norm.Kind.ONE;
          case INFINITY -> Op.Norm.Kind.INFINITY;
          case FROBENIUS -> Op.Norm.Kind.FROBENIUS;
          case NUCLEAR -> Op.Norm.Kind.NUCLEAR;
        };
    return reader
        .read(node.of())
        .flatMap(of -> reader.build(new Op.Norm(kind), List.of(of), node, List.of(node.of())));
  }

  Optional<Expr> sum(Expression.Sum node) {
    List<Expression> nodes = new ArrayList<>(List.of(node.first()));
    node.rest().forEach(term -> nodes.add(term.operand()));
    if (nodes.size() > Limits.MOST_OPERANDS) {
      return reader.report(Limits.tooMany("terms", Limits.MOST_OPERANDS, node.span()));
    }
    return reader.readAll(nodes).flatMap(terms -> sum(node, nodes, terms));
  }

  private Optional<Expr> sum(Expression.Sum node, List<Expression> nodes, List<Expr> terms) {
    Shape shape = common(terms);
    int misfits = 0;
    for (int i = 0; i < terms.size() && misfits < MOST_MISFITS; i++) {
      if (!terms.get(i).shape().equals(shape)) {
        misfits++;
        reader.report(misfit(node, nodes, terms, i, shape));
      }
    }
    return misfits == 0 ? Optional.of(signed(node, terms)) : Optional.empty();
  }

  private static Expr signed(Expression.Sum node, List<Expr> terms) {
    List<Expr> signed = new ArrayList<>(List.of(terms.getFirst()));
    for (int i = 1; i < terms.size(); i++) {
      boolean plus = node.rest().get(i - 1).sign() == Expression.Sum.Sign.PLUS;
      signed.add(plus ? terms.get(i) : Make.negate(terms.get(i)));
    }
    return Make.sum(signed);
  }

  /** The shape that most terms have, numbers left aside. */
  private static Shape common(List<Expr> terms) {
    Map<Shape, Integer> counts = new LinkedHashMap<>();
    for (Expr term : terms) {
      if (!term.shape().isScalar()) {
        counts.merge(term.shape(), 1, Integer::sum);
      }
    }
    Shape best = Shape.SCALAR;
    int most = 0;
    for (Map.Entry<Shape, Integer> count : counts.entrySet()) {
      if (count.getValue() > most) {
        most = count.getValue();
        best = count.getKey();
      }
    }
    return best;
  }

  private static Finding misfit(
      Expression.Sum node, List<Expression> nodes, List<Expr> terms, int position, Shape wanted) {
    Expr term = terms.get(position);
    List<Repair> repairs = new ArrayList<>();
    Gradients.like(terms, term, wanted)
        .forEach(better ->
            repairs.add(
                Repair.of(nodes.get(position), better).toGive("for the gradient of this term")));
    for (Expr better : Reshaping.to(wanted, term)) {
      List<Expr> corrected = new ArrayList<>(terms);
      corrected.set(position, better);
      Repair repair = Repair.of(nodes.get(position), better);
      boolean whole = corrected.stream().allMatch(other -> other.shape().equals(wanted));
      repairs.add(whole ? repair.shownAs(signed(node, corrected)) : repair);
    }
    boolean minus =
        position > 0 && node.rest().get(position - 1).sign() == Expression.Sum.Sign.MINUS;
    String message =
        minus
            ? "cannot subtract " + shown(term) + " from " + Fit.written(wanted)
            : "cannot add " + shown(term) + " to " + Fit.written(wanted);
    return Finding.error("shape-mismatch", message, nodes.get(position).span())
        .label("this is " + Fit.described(term.shape()))
        .help("the other terms are " + Fit.written(wanted))
        .trying(repairs);
  }

  private static String shown(Expr term) {
    return term.shape().isScalar() ? "a number, `R`," : Fit.written(term.shape());
  }
}
