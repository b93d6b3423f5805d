package org.deriv.bound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.normal.Form;
import org.deriv.normal.Forms;

/**
 * Orders of norms of one kind: the triangle inequality wherever one vector is a combination of
 * others; squares of lengths of sums; vectors that are smaller entry by entry.
 */
final class Sizes {
  private static final int VECTORS = 8;

  private final Setting setting;
  private final List<Fact> found = new ArrayList<>();

  Sizes(Setting setting) {
    this.setting = setting;
  }

  List<Fact> among(Set<Expr> atoms) {
    Map<Op, List<Expr>> kinds = new LinkedHashMap<>();
    Set<Expr> vectors = new LinkedHashSet<>();
    for (Expr atom : atoms) {
      if (atom.op() instanceof Op.Norm(Op.Norm.Kind kind)) {
        kinds.computeIfAbsent(atom.op(), _ -> new ArrayList<>()).add(atom);
        boolean inner = kind == Op.Norm.Kind.TWO && atom.arg(0).shape().rank() == 1;
        if (inner || kind == Op.Norm.Kind.FROBENIUS) {
          vectors.add(atom.arg(0));
        }
      }
      inner(atom, vectors);
    }
    kinds.values().forEach(this::triangles);
    squares(new ArrayList<>(vectors));
    return found;
  }

  /** The two vectors of an inner product. */
  private static void inner(Expr atom, Set<Expr> vectors) {
    if (atom.is(Operator.PRODUCT)
        && atom.args().size() == 2
        && atom.arg(0).shape().isRow()
        && atom.arg(1).shape().rank() == 1) {
      vectors.add(Make.transpose(atom.arg(0)));
      vectors.add(atom.arg(1));
    }
  }

  /** ‖Σ t‖ ≤ Σ ‖t‖ for the terms of a sum. */
  static Optional<Fact> terms(Setting setting, Expr norm) {
    if (!(norm.op() instanceof Op.Norm) || !norm.arg(0).is(Operator.ADD)) {
      return Optional.empty();
    }
    List<Expr> parts =
        norm.arg(0).args().stream()
            .map(term -> setting.canonical().of(Expr.of(norm.op(), term)))
            .toList();
    return Optional.of(triangle(Make.sum(parts), norm));
  }

  /** ‖u‖ ≤ ‖v‖ + ‖w‖ for a sum of two others of the same kind. */
  private void triangles(List<Expr> norms) {
    for (int i = 0; i < norms.size(); i++) {
      for (int j = 0; j < norms.size(); j++) {
        for (int k = j + 1; k < norms.size(); k++) {
          if (i != j && i != k && norms.size() <= VECTORS) {
            between(norms.get(i), norms.get(j), norms.get(k));
          }
        }
      }
    }
  }

  private static Fact triangle(Expr greater, Expr lesser) {
    return Fact.by("by the triangle inequality", greater, lesser, Strength.WEAK);
  }

  /** ‖u‖ ≤ ‖v‖ + ‖w‖ where u = ±v ± w. */
  private void between(Expr norm, Expr one, Expr other) {
    Expr u = norm.arg(0);
    Expr v = one.arg(0);
    Expr w = other.arg(0);
    if (!u.shape().equals(v.shape()) || !u.shape().equals(w.shape())) {
      return;
    }
    Optional<Form> target = entry(u);
    Optional<Form> first = entry(v);
    Optional<Form> second = entry(w);
    if (target.isEmpty() || first.isEmpty() || second.isEmpty()) {
      return;
    }
    Rational minus = Rational.of(-1);
    List<Form> sums =
        List.of(
            first.get().plus(second.get()),
            first.get().minus(second.get()),
            second.get().minus(first.get()),
            first.get().plus(second.get()).times(minus));
    if (sums.contains(target.get())) {
      found.add(triangle(Make.sum(one, other), norm));
    }
  }

  private Optional<Form> entry(Expr tensor) {
    return setting
        .reading(Reading.Mode.OPEN)
        .map(Reading::forms)
        .flatMap((Forms forms) -> forms.entryOf(tensor));
  }

  /** ‖v ± w‖² ≥ 0. */
  private void squares(List<Expr> vectors) {
    for (int i = 0; i < vectors.size() && i < VECTORS; i++) {
      for (int j = i + 1; j < vectors.size() && j < VECTORS; j++) {
        Expr one = vectors.get(i);
        Expr other = vectors.get(j);
        if (one.shape().equals(other.shape())) {
          found.add(square(Make.sum(one, other)));
          found.add(square(Make.minus(one, other)));
        }
      }
    }
  }

  private static Fact square(Expr of) {
    Op kind = new Op.Norm(of.shape().rank() == 1 ? Op.Norm.Kind.TWO : Op.Norm.Kind.FROBENIUS);
    Expr squared = Make.power(Expr.of(kind, of), 2);
    return Fact.by("a square is nonnegative", squared, Make.number(0), Strength.WEAK);
  }

  /** ‖u‖ ≤ ‖v‖ where |u_i| ≤ |v_i|. */
  static Optional<Fact> dominated(Setting setting, Expr greater, Expr lesser) {
    if (!(greater.op() instanceof Op.Norm(Op.Norm.Kind kind))
        || !greater.op().equals(lesser.op())
        || !greater.arg(0).shape().equals(lesser.arg(0).shape())) {
      return Optional.empty();
    }
    int rank = greater.arg(0).shape().rank();
    if (rank != 1 && kind != Op.Norm.Kind.FROBENIUS) {
      return Optional.empty();
    }
    Setting inside = setting;
    List<Expr> at = new ArrayList<>();
    for (int i = 0; i < rank; i++) {
      String name = inside.fresh("every " + (i + 1));
      inside =
          inside.withIndex(name, Make.number(1), Make.size(greater.arg(0).shape().dims().get(i)));
      at.add(Make.scalar(name));
    }
    Expr more = size(inside, greater.arg(0), at);
    Expr less = size(inside, lesser.arg(0), at);
    return inside
        .order(more, less, Strength.WEAK)
        .map(proof ->
            new Fact(
                greater,
                lesser,
                Strength.WEAK,
                Proof.from(
                    List.of(proof), Ground.of(greater, lesser, Strength.WEAK, "entry by entry"))));
  }

  private static Expr size(Setting inside, Expr tensor, List<Expr> at) {
    Expr entry = inside.canonical().of(Canonical.entry(tensor, at));
    return Make.apply(Function.Elementary.ABS, entry);
  }
}
