package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.Expression;

/** Says why two sides cannot be compared, and what may have been meant. */
final class ComparisonRepairs {
  private ComparisonRepairs() {}

  static Finding misfit(PropositionReader.Pair pair, Scope scope) {
    Shape left = pair.left().shape();
    Shape right = pair.right().shape();
    Span span = pair.leftNode().span().to(pair.rightNode().span());
    Finding finding =
        Finding.error(
                "shape-mismatch",
                "cannot compare " + Fit.written(left) + " with " + Fit.written(right),
                span)
            .label(label(left, right))
            .trying(repairs(pair, scope));
    return isGradient(pair.left()) && !right.isScalar()
        ? finding.help("a gradient has the shape of its variable, here " + Fit.written(left))
        : finding;
  }

  private static String label(Shape left, Shape right) {
    boolean number = left.isScalar() || right.isScalar();
    boolean transposed =
        left.rank() <= 2 && right.rank() <= 2 && left.transposed().equals(right) && !number;
    return transposed
        ? "the one is transposed"
        : Fit.described(left).replaceAll(",? ?`.*`", "")
            + " against "
            + Fit.described(right).replaceAll(",? ?`.*`", "");
  }

  private static List<Repair> repairs(PropositionReader.Pair pair, Scope scope) {
    List<Repair> repairs = new ArrayList<>();
    Shape left = pair.left().shape();
    Shape right = pair.right().shape();
    if (left.isScalar() || right.isScalar()) {
      boolean leftIsNumber = left.isScalar();
      Expression tensorNode = leftIsNumber ? pair.rightNode() : pair.leftNode();
      Expression numberNode = leftIsNumber ? pair.leftNode() : pair.rightNode();
      Expr tensor = leftIsNumber ? pair.right() : pair.left();
      Expr number = leftIsNumber ? pair.left() : pair.right();
      repairs.add(Repair.of(tensorNode, entry(tensor, scope)).toGive("to compare every entry"));
      Reshaping.to(tensor.shape(), number)
          .forEach(better ->
              repairs.add(Repair.of(numberNode, better).toGive("for the number as a tensor")));
      return repairs;
    }
    // A gradient is the side that stays.
    if (!isGradient(pair.right())) {
      Reshaping.to(left, pair.right())
          .forEach(better -> repairs.add(Repair.of(pair.rightNode(), better)));
    }
    Reshaping.to(right, pair.left())
        .forEach(better -> repairs.add(Repair.of(pair.leftNode(), better)));
    return repairs;
  }

  /** A general entry, at indices that mean nothing yet. */
  private static Expr entry(Expr tensor, Scope scope) {
    List<Expr> indices = new ArrayList<>();
    for (String name : List.of("i", "j", "k", "l", "r", "s", "i_1", "i_2", "i_3", "i_4")) {
      if (indices.size() < tensor.shape().rank() && scope.find(name).isEmpty()) {
        indices.add(Make.scalar(name));
      }
    }
    boolean enough = indices.size() == tensor.shape().rank();
    return enough ? Make.entry(tensor, indices) : tensor;
  }

  private static boolean isGradient(Expr side) {
    return side.is(Operator.GRADIENT)
        || (side.op() instanceof Op.Call(_, List<Integer> slots) && !slots.isEmpty());
  }
}
