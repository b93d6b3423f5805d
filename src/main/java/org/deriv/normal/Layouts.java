package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;

/** The layout that an expression asks for: Kronecker products and {@code vec} split their axes. */
final class Layouts {
  private final Definitions definitions;
  private final Map<Expr, Layout> memo = new HashMap<>();

  Layouts(Definitions definitions) {
    this.definitions = definitions;
  }

  Layout of(Expr expr) {
    Layout known = memo.get(expr);
    if (known == null) {
      known = find(expr);
      memo.put(expr, known);
    }
    return known;
  }

  private Layout find(Expr expr) {
    Layout plain = Layout.plain(expr.shape());
    if (plain.axes().isEmpty()) {
      return plain;
    }
    Optional<Expr> body = definitions.body(expr);
    if (body.isPresent()) {
      return of(body.get());
    }
    if (expr.op() instanceof Op.Apply || expr.op() instanceof Op.Fold) {
      return of(expr.args().getLast());
    }
    return expr.op() instanceof Operator operator ? find(operator, expr, plain) : plain;
  }

  private Layout find(Operator operator, Expr expr, Layout plain) {
    return switch (operator) {
      case ADD, HADAMARD, HADAMARD_DIVIDE, MAXIMUM, MINIMUM -> {
        Layout joined = plain;
        for (Expr arg : expr.args()) {
          joined = joined.join(of(arg));
        }
        yield joined;
      }
      case NEGATE, DIVIDE, HADAMARD_POWER -> of(expr.arg(0));
      case INVERSE, POWER -> {
        Layout of = of(expr.arg(0));
        List<Dim> both = Layout.join(of.axes().getFirst(), of.axes().getLast());
        yield Layout.matrix(both, both);
      }
      case TRANSPOSE -> {
        Layout of = of(expr.arg(0));
        Shape shape = expr.arg(0).shape();
        List<Dim> rows = of.rows(shape);
        List<Dim> columns = of.columns(shape);
        yield Layout.matrix(/* rows= */ columns, /* columns= */ rows);
      }
      case VEC -> {
        Layout of = of(expr.arg(0));
        Shape shape = expr.arg(0).shape();
        List<Dim> stacked = new ArrayList<>(of.columns(shape));
        stacked.addAll(of.rows(shape));
        yield new Layout(List.of(stacked));
      }
      case KRONECKER -> {
        List<Dim> rows = new ArrayList<>();
        List<Dim> columns = new ArrayList<>();
        for (Expr factor : expr.args()) {
          rows.addAll(of(factor).rows(factor.shape()));
          columns.addAll(of(factor).columns(factor.shape()));
        }
        yield Layout.matrix(rows, columns);
      }
      case PRODUCT -> product(expr);
      case DIAGONAL_MATRIX -> {
        List<Dim> axis = of(expr.arg(0)).axes().getFirst();
        yield Layout.matrix(axis, axis);
      }
      case DIAGONAL_PART -> {
        Layout of = of(expr.arg(0));
        yield new Layout(List.of(Layout.join(of.axes().getFirst(), of.axes().getLast())));
      }
      default -> plain;
    };
  }

  private Layout product(Expr expr) {
    List<Expr> last = segments(expr).getLast();
    Expr first = last.getFirst();
    Expr end = last.getLast();
    return Layout.matrix(of(first).rows(first.shape()), of(end).columns(end.shape()));
  }

  /**
   * The factors of a product that are no scalars, cut wherever the product so far is a scalar; only
   * the last segment can be anything else.
   */
  static List<List<Expr>> segments(Expr product) {
    List<List<Expr>> segments = new ArrayList<>();
    Shape running = Shape.SCALAR;
    for (Expr factor : product.args()) {
      if (factor.shape().isScalar()) {
        continue;
      }
      if (running.isScalar()) {
        segments.add(new ArrayList<>());
        running = factor.shape();
      } else {
        running = Shape.of(running.rows(), factor.shape().columns());
      }
      segments.getLast().add(factor);
    }
    return segments;
  }
}
