package org.deriv.normal;

import java.util.ArrayList;
import java.util.List;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;

/** Products from left to right: (AB)_ik = Σ_j A_ij B_jk, and scalars anywhere. */
final class Multiplication {
  private final Reader reader;

  Multiplication(Reader reader) {
    this.reader = reader;
  }

  Poly product(Expr expr, Layout layout) {
    Ring ring = reader.kernel().ring();
    Poly result = Poly.ONE;
    for (Expr factor : expr.args()) {
      if (factor.shape().isScalar()) {
        result = ring.times(result, reader.scalar(factor));
      }
    }
    List<List<Expr>> segments = Layouts.segments(expr);
    for (int i = 0; i < segments.size(); i++) {
      boolean whole = i == segments.size() - 1 && !expr.shape().isScalar();
      Poly segment = segment(segments.get(i), whole ? layout : Layout.SCALAR, expr);
      result = ring.times(result, segment);
    }
    return result;
  }

  private Poly segment(List<Expr> factors, Layout layout, Expr whole) {
    List<Dim> rows = layout.axes().isEmpty() ? List.of() : layout.rows(whole.shape());
    List<Dim> columns = layout.axes().isEmpty() ? List.of() : layout.columns(whole.shape());
    List<Integer> right = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      right.add(rows.size() + i);
    }
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      left.add(i);
    }
    Poly product = Poly.ONE;
    List<Dim> inner = rows;
    for (int i = 0; i < factors.size(); i++) {
      boolean last = i == factors.size() - 1;
      List<Dim> next = last ? columns : between(factors.get(i), factors.get(i + 1));
      List<Integer> shared = last ? right : reader.fresh(next);
      List<Integer> variables = new ArrayList<>(left);
      variables.addAll(shared);
      Poly entry = reader.at(factors.get(i), Layout.matrix(inner, next), variables);
      product = reader.kernel().ring().times(product, entry);
      if (i > 0) {
        product = reader.sum(product, left, inner);
      }
      left = shared;
      inner = next;
    }
    return product;
  }

  /** The indices that a factor and the next one share. */
  private List<Dim> between(Expr factor, Expr next) {
    return Layout.join(
        reader.layout(factor).columns(factor.shape()), reader.layout(next).rows(next.shape()));
  }
}
