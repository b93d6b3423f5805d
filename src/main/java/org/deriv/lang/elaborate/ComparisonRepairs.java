package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;

/** Says why two sides cannot be compared, and what may have been meant. */
final class ComparisonRepairs {
  private ComparisonRepairs() {}

  static Finding misfit(PropositionReader.Pair pair, Relation relation, Scope scope) {
    Shape left = pair.left().shape();
    Shape right = pair.right().shape();
    Span span = pair.leftNode().span().to(pair.rightNode().span());
    Finding finding =
        Finding.error(
                "shape-mismatch",
                "cannot compare " + Fit.written(left) + " with " + Fit.written(right),
                span)
            .label(
                isGradient(pair.left()) && !right.isScalar()
                    ? "a gradient has the shape of its variable"
                    : label(left, right))
            .trying(repairs(pair, relation, scope));
    return finding;
  }

  private static String label(Shape left, Shape right) {
    boolean number = left.isScalar() || right.isScalar();
    boolean transposed =
        left.rank() <= 2 && right.rank() <= 2 && left.transposed().equals(right) && !number;
    String one = kind(left);
    String other = kind(right);
    if (transposed) {
      return "the one is transposed";
    }
    return one.equals(other) ? "the shapes differ" : one + " against " + other;
  }

  private static String kind(Shape shape) {
    return Fit.described(shape).replaceAll(",? ?`.*`", "");
  }

  private static List<Repair> repairs(PropositionReader.Pair pair, Relation relation, Scope scope) {
    Shape left = pair.left().shape();
    Shape right = pair.right().shape();
    List<Repair> repairs = new ArrayList<>();
    if (left.isScalar() || right.isScalar()) {
      boolean leftIsNumber = left.isScalar();
      Expr tensor = leftIsNumber ? pair.right() : pair.left();
      Expr number = leftIsNumber ? pair.left() : pair.right();
      List<Repair> entries =
          leftIsNumber
              ? right(pair, relation, entry(tensor, scope))
              : left(pair, relation, entry(tensor, scope));
      entries.forEach(repair -> repairs.add(repair.toGive("to compare every entry")));
      if (relation == Relation.EQUAL) {
        for (Expr better : Reshaping.to(tensor.shape(), number)) {
          List<Repair> tensors =
              leftIsNumber ? left(pair, relation, better) : right(pair, relation, better);
          tensors.forEach(repair -> repairs.add(repair.toGive("to compare as a whole")));
        }
      }
      return repairs;
    }
    // A gradient is the side that stays.
    if (!isGradient(pair.right())) {
      Reshaping.to(left, pair.right())
          .forEach(better -> repairs.addAll(right(pair, relation, better)));
    }
    Reshaping.to(right, pair.left())
        .forEach(better -> repairs.addAll(left(pair, relation, better)));
    return repairs;
  }

  private static List<Repair> right(PropositionReader.Pair pair, Relation relation, Expr better) {
    Repair repair = Repair.of(pair.rightNode(), better);
    return List.of(
        Fit.of(new Op.Compare(relation), List.of(pair.left(), better))
            .map(repair::shownAs)
            .orElse(repair));
  }

  private static List<Repair> left(PropositionReader.Pair pair, Relation relation, Expr better) {
    Repair repair = Repair.of(pair.leftNode(), better);
    return List.of(
        Fit.of(new Op.Compare(relation), List.of(better, pair.right()))
            .map(repair::shownAs)
            .orElse(repair));
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
