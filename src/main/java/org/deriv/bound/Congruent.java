package org.deriv.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Renaming;

/**
 * Equations between numbers that differ in a few places only: what stands there is equal by a law,
 * term by term under sums and products over an index.
 */
final class Congruent {
  private static final int DEPTH = 6;

  private final Setting setting;
  private final int depth;

  Congruent(Setting setting) {
    this(setting, DEPTH);
  }

  private Congruent(Setting setting, int depth) {
    this.setting = setting;
    this.depth = depth;
  }

  Optional<Proof> prove(Expr left, Expr right) {
    Expr one = setting.canonical().of(left);
    Expr other = setting.canonical().of(right);
    if (one.equals(other)) {
      return Optional.of(Proof.from(List.of()));
    }
    if (depth == 0 || setting.isDeep() || !setting.fuel().take()) {
      return Optional.empty();
    }
    return law(one, other).or(() -> law(other, one)).or(() -> parts(one, other));
  }

  /** A law that says that the one is the other. */
  private Optional<Proof> law(Expr one, Expr other) {
    for (LawBook.Instance instance : setting.book().about(one, setting.knowledge())) {
      boolean says =
          instance.claim().is(new Op.Compare(Relation.EQUAL))
              && setting.canonical().of(instance.claim().arg(1)).equals(other);
      if (says) {
        Optional<Proof> proof =
            instance.met(setting::meets).map(met -> Proof.from(List.of(met), instance.ground()));
        if (proof.isPresent()) {
          return proof;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Proof> parts(Expr one, Expr other) {
    if (!one.op().equals(other.op()) && !(one.op() instanceof Op.Fold)) {
      return Optional.empty();
    }
    return switch (one.op()) {
      case Op.Fold _ -> terms(one, other);
      case Operator.ADD, Operator.PRODUCT -> rest(one, other);
      case Operator.NEGATE, Operator.DIVIDE, Operator.POWER -> each(one.args(), other.args());
      case Op.Apply _ -> each(one.args(), other.args());
      case Op _ -> Optional.empty();
    };
  }

  private Optional<Proof> each(List<Expr> ones, List<Expr> others) {
    if (ones.size() != others.size()) {
      return Optional.empty();
    }
    List<Proof> found = new ArrayList<>();
    for (int i = 0; i < ones.size(); i++) {
      boolean numbers = ones.get(i).shape().isScalar() && others.get(i).shape().isScalar();
      Optional<Proof> part =
          ones.get(i).equals(others.get(i))
              ? Optional.of(Proof.from(List.of()))
              : numbers
                  ? new Congruent(setting, depth - 1).prove(ones.get(i), others.get(i))
                  : Optional.empty();
      if (part.isEmpty()) {
        return part;
      }
      found.add(part.get());
    }
    return Optional.of(Proof.from(found));
  }

  /** Sums and products of numbers without what they share, in their order. */
  private Optional<Proof> rest(Expr one, Expr other) {
    List<Expr> ones = new ArrayList<>(one.args());
    List<Expr> others = new ArrayList<>(other.args());
    boolean numbers =
        ones.stream().allMatch(arg -> arg.shape().isScalar())
            && others.stream().allMatch(arg -> arg.shape().isScalar());
    if (!numbers) {
      return Optional.empty();
    }
    List<Expr> shared = new ArrayList<>(ones);
    shared.removeIf(arg -> !others.remove(arg));
    shared.forEach(ones::remove);
    return each(ones, others);
  }

  /** Over one range, term by term. */
  private Optional<Proof> terms(Expr one, Expr other) {
    if (!(one.op() instanceof Op.Fold first)
        || !(other.op() instanceof Op.Fold second)
        || first.kind() != second.kind()
        || first.direction() != second.direction()
        || one.args().size() != 3
        || other.args().size() != 3
        || !one.shape().isScalar()
        || !setting.areEqual(one.arg(0), other.arg(0))
        || !setting.areEqual(one.arg(1), other.arg(1))) {
      return Optional.empty();
    }
    return Folding.under(setting, one)
        .flatMap(under -> {
          Setting inside = under.inside();
          Expr body =
              inside.canonical().of(new Renaming(second.index(), under.index()).in(other.arg(2)));
          return new Congruent(inside, depth - 1).prove(under.body(), body);
        });
  }
}
