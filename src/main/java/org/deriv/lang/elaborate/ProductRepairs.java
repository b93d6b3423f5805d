package org.deriv.lang.elaborate;

import static org.deriv.lang.tree.Expression.Product.Multiplication.DIVIDE;
import static org.deriv.lang.tree.Expression.Product.Multiplication.ELEMENTWISE_DIVIDE;
import static org.deriv.lang.tree.Expression.Product.Multiplication.HADAMARD;
import static org.deriv.lang.tree.Expression.Product.Multiplication.TIMES;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.lang.elaborate.ProductReader.Factors;
import org.deriv.lang.tree.Expression;

/** What an author may have meant by a product that does not fit. */
final class ProductRepairs {
  private static final int MOST_FACTORS = 8;

  private final Expression node;
  private final Factors factors;
  private final int sign;
  private final List<Repair> repairs = new ArrayList<>();

  /** For the product {@code node}, in which the sign at a position does not fit. */
  ProductRepairs(Expression node, Factors factors, int sign) {
    this.node = node;
    this.factors = factors;
    this.sign = sign;
  }

  /** The corrections that make the product fit, likeliest first. */
  List<Repair> list() {
    switch (factors.signs().get(sign)) {
      case TIMES -> times();
      case DIVIDE -> divide();
      case HADAMARD -> hadamard();
      case ELEMENTWISE_DIVIDE -> elementwise();
      case KRONECKER -> {}
    }
    return repairs;
  }

  private void times() {
    Shape left = left().shape();
    Shape right = right().shape();
    if (left.isVector() && left.equals(right)) {
      add(toggled(factors, sign), "for the inner product");
      add(toggled(factors, sign + 1), "for the outer product");
      add(Optional.of(factors.joinedBy(sign, HADAMARD)), "entry by entry");
    }
    scaledRows();
    add(toggled(factors, sign));
    add(toggled(factors, sign + 1));
    int last = Math.min(factors.operands().size(), MOST_FACTORS);
    for (int i = 0; i < last; i++) {
      add(toggled(factors, i));
    }
    add(Optional.of(factors.joinedBy(sign, HADAMARD)));
    swapped();
    for (int i = 0; i < last; i++) {
      for (int j = i + 1; j < last; j++) {
        int second = j;
        add(toggled(factors, i).flatMap(once -> toggled(once, second)));
      }
    }
  }

  /** A vector before a matrix may be meant to scale its rows. */
  private void scaledRows() {
    Shape left = left().shape();
    Shape right = right().shape();
    if (left.isVector() && right.rank() == 2 && left.rows().equals(right.rows())) {
      Expr scales = Expr.of(Operator.DIAGONAL_MATRIX, left());
      add(Optional.of(factors.with(sign, scales).joinedBy(sign, TIMES)), "to scale the rows");
    }
  }

  /** The two factors in the other order, as they are or transposed. */
  private void swapped() {
    Factors swapped = factors.with(sign, right()).with(sign + 1, left());
    add(Optional.of(swapped));
    add(toggled(swapped, sign));
    add(toggled(swapped, sign + 1));
    add(toggled(swapped, sign).flatMap(once -> toggled(once, sign + 1)));
  }

  private void divide() {
    add(Optional.of(factors.joinedBy(sign, ELEMENTWISE_DIVIDE)));
    if (right().shape().isSquare()) {
      add(Optional.of(factors.joinedBy(sign, TIMES).with(sign + 1, Make.inverse(right()))));
    }
    elementwise();
  }

  private void hadamard() {
    scaledRows();
    add(Optional.of(factors.joinedBy(sign, TIMES)));
    add(toggled(factors, sign));
    add(toggled(factors, sign + 1));
  }

  private void elementwise() {
    add(Optional.of(factors.joinedBy(sign, DIVIDE)));
    if (sign == 0 && left().shape().isScalar() && right().shape().rank() > 0) {
      Expr ones = Make.ones(right().shape());
      Expr above = left().isNumber(1) ? ones : Make.product(left(), ones);
      add(Optional.of(factors.with(0, above).joinedBy(0, ELEMENTWISE_DIVIDE)));
    }
    add(toggled(factors, sign));
    add(toggled(factors, sign + 1));
  }

  private Expr left() {
    return factors.operands().get(sign);
  }

  private Expr right() {
    return factors.operands().get(sign + 1);
  }

  private static Optional<Factors> toggled(Factors factors, int position) {
    Expr operand = factors.operands().get(position);
    return operand.shape().isScalar()
        ? Optional.empty()
        : Fit.transposed(operand).map(other -> factors.with(position, other));
  }

  private void add(Optional<Factors> candidate) {
    candidate.flatMap(Factors::joined).ifPresent(fits -> addNew(Repair.of(node, fits)));
  }

  private void add(Optional<Factors> candidate, String purpose) {
    candidate
        .flatMap(Factors::joined)
        .ifPresent(fits -> addNew(Repair.of(node, fits).toGive(purpose)));
  }

  private void addNew(Repair repair) {
    boolean known =
        repairs.stream().anyMatch(other -> other.replacement().equals(repair.replacement()));
    if (!known) {
      repairs.add(repair);
    }
  }
}
