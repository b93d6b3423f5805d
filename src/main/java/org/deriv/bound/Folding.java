package org.deriv.bound;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Renaming;

/** Orders of sums, products and maxima over an index, from orders of what stands under them. */
final class Folding {
  private static final Expr ZERO = Make.number(0);
  private static final Expr ONE = Make.number(1);
  private static final int FACTORS = 3;

  private final Setting setting;

  Folding(Setting setting) {
    this.setting = setting;
  }

  /**
   * What stands under an index.
   *
   * @param inside where the index is fixed
   * @param index its name there
   */
  record Under(Setting inside, String index, Expr first, Expr last, Expr body) {
    /** Σ 1. */
    Expr count() {
      return first.isNumber(1) ? last : Make.sum(last, Canonical.negated(first), ONE);
    }
  }

  /** Whether to say something of an atom, questions are to be asked of what stands under it. */
  boolean isAsking(Expr atom) {
    // An assumption may speak of the whole, which says nothing of its parts, over and over.
    if (setting.isDeep() || setting.isUnder(atom)) {
      return false;
    }
    return switch (atom.op()) {
      case Op.Fold _ -> atom.args().size() == 3 && atom.shape().isScalar();
      case Op.Norm(Op.Norm.Kind kind) ->
          kind == Op.Norm.Kind.INFINITY && atom.arg(0).shape().rank() == 1;
      case Op _ -> false;
    };
  }

  /** What follows from what is found of the parts. */
  List<Fact> asked(Expr atom) {
    if (!isAsking(atom)) {
      return List.of();
    }
    return atom.op() instanceof Op.Fold fold
        ? under(setting, atom).map(under -> fold(fold.kind(), atom, under)).orElse(List.of())
        : largest(atom);
  }

  /** What is known of an atom without a question. */
  List<Fact> about(Expr atom) {
    return switch (atom.op()) {
      case Op.Norm(Op.Norm.Kind kind) -> norm(kind, atom);
      case Op.Apply(Function function, int order) ->
          order == 0 && function == Function.Elementary.ABS && isSum(atom.arg(0))
              ? sizes(atom)
              : List.of();
      case Operator operator ->
          operator == Operator.POWER && atom.arg(1).isNumber(2) && isSum(atom.arg(0))
              ? squares(atom)
              : List.of();
      case Op _ -> List.of();
    };
  }

  private static boolean isSum(Expr of) {
    return of.op() instanceof Op.Fold fold
        && fold.kind() == Op.Fold.Kind.SUM
        && of.args().size() == 3
        && of.shape().isScalar();
  }

  /** |Σ u| ≤ Σ |u|. */
  private static List<Fact> sizes(Expr atom) {
    Expr sum = atom.arg(0);
    Expr size = Make.apply(Function.Elementary.ABS, sum.arg(2));
    Expr sizes = sum.withArgs(List.of(sum.arg(0), sum.arg(1), size));
    return List.of(Fact.by("by the triangle inequality", sizes, atom, Strength.WEAK));
  }

  /** (Σ uv)² ≤ Σ u² Σ v², for the ways to take a product apart. */
  private static List<Fact> squares(Expr atom) {
    Expr sum = atom.arg(0);
    Expr body = sum.arg(2);
    List<Expr> factors = body.is(Operator.PRODUCT) ? body.args() : List.of(body);
    List<Fact> found = new ArrayList<>();
    int all = (1 << Math.min(factors.size(), FACTORS)) - 1;
    for (int mask = 0; mask <= all / 2; mask++) {
      List<Expr> one = new ArrayList<>();
      List<Expr> other = new ArrayList<>();
      for (int i = 0; i < factors.size(); i++) {
        ((mask >> i & 1) == 1 ? one : other).add(factors.get(i));
      }
      Expr bound = Make.product(squared(sum, one), squared(sum, other));
      found.add(Fact.by("by Cauchy–Schwarz", bound, atom, Strength.WEAK));
    }
    return found;
  }

  private static Expr squared(Expr sum, List<Expr> factors) {
    Expr square = factors.isEmpty() ? ONE : Make.power(Make.product(factors), 2);
    return sum.withArgs(List.of(sum.arg(0), sum.arg(1), square));
  }

  /** What stands under the index of a sum, a product, …, in order of rising index. */
  static Optional<Under> under(Setting setting, Expr fold) {
    if (!(fold.op() instanceof Op.Fold(Op.Fold.Kind _, String index, Op.Direction direction))
        || fold.args().size() != 3) {
      return Optional.empty();
    }
    String name = setting.fresh("every " + index);
    boolean up = direction == Op.Direction.UP;
    Expr first = fold.arg(up ? 0 : 1);
    Expr last = fold.arg(up ? 1 : 0);
    Setting inside = setting.under(fold, name, first, last);
    Expr body = inside.canonical().of(new Renaming(index, name).in(fold.arg(2)));
    return Optional.of(new Under(inside, name, first, last, body));
  }

  private List<Fact> fold(Op.Fold.Kind kind, Expr atom, Under under) {
    List<Fact> found = new ArrayList<>();
    Setting inside = under.inside().quick();
    switch (kind) {
      case SUM ->
          inside
              .order(under.body(), ZERO, Strength.WEAK)
              .ifPresent(proof -> found.add(fact(atom, ZERO, proof, "every term is nonnegative")));
      case PRODUCT -> product(atom, under, found);
      case MAX -> {
        for (Expr bound : upper(under, under.body())) {
          inside
              .order(bound, under.body(), Strength.WEAK)
              .ifPresent(proof -> found.add(fact(bound, atom, proof, "in every entry")));
        }
      }
      case MIN, ARGMAX, ARGMIN -> {}
    }
    return found;
  }

  private void product(Expr atom, Under under, List<Fact> found) {
    Setting inside = under.inside().quick();
    Optional<Proof> positive = inside.order(under.body(), ZERO, Strength.STRICT);
    Optional<Proof> sign = positive.or(() -> inside.order(under.body(), ZERO, Strength.WEAK));
    if (sign.isEmpty()) {
      return;
    }
    Strength strength = positive.isPresent() ? Strength.STRICT : Strength.WEAK;
    Proof product = Proof.from(List.of(sign.get()), "every factor is nonnegative");
    found.add(new Fact(atom, ZERO, strength, product));
    inside
        .order(ONE, under.body(), Strength.WEAK)
        .ifPresent(proof ->
            found.add(
                new Fact(
                    ONE,
                    atom,
                    Strength.WEAK,
                    Proof.from(
                        List.of(sign.get(), proof),
                        Ground.of(
                            ONE,
                            atom,
                            Strength.WEAK,
                            "a product of factors between 0 and 1 is at most 1")))));
  }

  private static Fact fact(Expr greater, Expr lesser, Proof proof, String ground) {
    return new Fact(
        greater,
        lesser,
        Strength.WEAK,
        Proof.from(List.of(proof), Ground.of(greater, lesser, Strength.WEAK, ground)));
  }

  /** ‖Π A_t‖ ≤ Π ‖A_t‖. */
  private List<Fact> norm(Op.Norm.Kind kind, Expr atom) {
    Expr of = atom.arg(0);
    if (of.op() instanceof Op.Fold(Op.Fold.Kind product, String index, Op.Direction direction)
        && product == Op.Fold.Kind.PRODUCT
        && kind == Op.Norm.Kind.TWO
        && of.args().size() == 3) {
      boolean up = direction == Op.Direction.UP;
      Expr norms =
          Expr.of(
              new Op.Fold(product, index, Op.Direction.UP),
              of.arg(up ? 0 : 1),
              of.arg(up ? 1 : 0),
              Make.norm(of.arg(2)));
      return List.of(
          Fact.by(
              "the operator norm is submultiplicative",
              setting.canonical().of(norms),
              atom,
              Strength.WEAK));
    }
    return List.of();
  }

  /** A bound for every entry bounds the largest. */
  private List<Fact> largest(Expr atom) {
    Expr of = atom.arg(0);
    String name = setting.fresh("every i");
    Dim length = of.shape().dims().getFirst();
    Setting inside = setting.under(atom, name, ONE, Make.size(length));
    Expr entry = inside.canonical().of(Canonical.entry(of, List.of(Make.scalar(name))));
    Expr size = Make.apply(Function.Elementary.ABS, entry);
    Under under = new Under(inside, name, ONE, Make.size(length), size);
    List<Fact> found = new ArrayList<>();
    for (Expr bound : upper(under, size)) {
      inside
          .quick()
          .order(bound, size, Strength.WEAK)
          .ifPresent(proof -> found.add(fact(bound, atom, proof, "in every entry")));
    }
    return found;
  }

  /** Bounds that are known of an expression, free of the index. */
  private static List<Expr> upper(Under under, Expr of) {
    Set<Expr> bounds = new LinkedHashSet<>();
    Set<Expr> sides = new LinkedHashSet<>(List.of(of));
    if (of.op() instanceof Op.Apply) {
      sides.add(of.arg(0));
    }
    if (under.inside().isDeep()) {
      return List.of();
    }
    for (Fact fact : new Closure(under.inside()).about(List.of(of))) {
      boolean free = !new Names().free(fact.greater()).contains(under.index());
      if (free && sides.contains(fact.lesser())) {
        bounds.add(fact.greater());
      }
    }
    return new ArrayList<>(bounds);
  }
}
