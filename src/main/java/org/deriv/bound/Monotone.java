package org.deriv.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Renaming;

/** Orders of values of one rising function, from orders of its arguments. */
final class Monotone {
  private static final int PAIRS = 24;
  private static final Expr ZERO = Make.number(0);

  private final Setting setting;
  private final Set<Expr> above;
  private final Set<Expr> below;
  private final List<Fact> found = new ArrayList<>();

  Monotone(Setting setting, Expr greater, Expr lesser, Set<Expr> visited) {
    this.setting = setting.deeper();
    this.above = Atoms.of(List.of(greater));
    this.below = Atoms.of(List.of(lesser));
    visited.stream().filter(atom -> atom.op() instanceof Op.Fold).forEach(below::add);
  }

  List<Fact> facts() {
    if (setting.isDeep()) {
      return List.of();
    }
    int pairs = 0;
    for (Expr one : above) {
      for (Expr other : below) {
        if (!one.equals(other) && pairs < PAIRS && compare(one, other)) {
          pairs++;
        }
      }
    }
    return found;
  }

  /** Whether the two could be compared; if the order was found it is recorded. */
  private boolean compare(Expr greater, Expr lesser) {
    return switch (greater.op()) {
      case Op.Apply(Function function, int order) ->
          order == 0
              && greater.op().equals(lesser.op())
              && rises(function)
              && argument(greater, lesser);
      case Op.Fold _ -> folds(greater, lesser);
      case Op.Norm _ -> norms(greater, lesser);
      case Operator.POWER -> powers(greater, lesser);
      case Op _ -> false;
    };
  }

  private boolean argument(Expr greater, Expr lesser) {
    record(
        greater,
        lesser,
        setting.order(greater.arg(0), lesser.arg(0), Strength.WEAK),
        "the function is increasing");
    return true;
  }

  private void record(Expr greater, Expr lesser, Optional<Proof> proof, String ground) {
    proof.ifPresent(it ->
        found.add(
            new Fact(
                greater,
                lesser,
                Strength.WEAK,
                Proof.from(List.of(it), Ground.of(greater, lesser, Strength.WEAK, ground)))));
  }

  /** Whether a function of one variable rises, or stays, everywhere. */
  static boolean rises(Function function) {
    return switch (function) {
      case Function.Elementary elementary ->
          switch (elementary) {
            case EXP, LOG, SQRT, TANH, SIGMOID, RELU, SOFTPLUS, ERF, SIGN -> true;
            case ABS, SIN, COS, GELU, STEP -> false;
          };
      case Function.Named _ -> false;
    };
  }

  private boolean norms(Expr greater, Expr lesser) {
    Sizes.dominated(setting, greater, lesser).ifPresent(found::add);
    return greater.op().equals(lesser.op());
  }

  /** Sums, products and maxima over one range, compared term by term. */
  private boolean folds(Expr greater, Expr lesser) {
    if (!(greater.op() instanceof Op.Fold one)
        || !(lesser.op() instanceof Op.Fold other)
        || one.kind() != other.kind()
        || one.direction() != other.direction()
        || greater.args().size() != 3
        || lesser.args().size() != 3
        || !greater.shape().isScalar()
        || !setting.areEqual(greater.arg(0), lesser.arg(0))
        || !setting.areEqual(greater.arg(1), lesser.arg(1))) {
      return false;
    }
    return Folding.under(setting, greater)
        .map(under -> {
          Setting inside = under.inside();
          Expr body =
              inside.canonical().of(new Renaming(other.index(), under.index()).in(lesser.arg(2)));
          record(greater, lesser, inTerms(one.kind(), inside, under.body(), body), "term by term");
          return true;
        })
        .orElse(false);
  }

  private static Optional<Proof> inTerms(
      Op.Fold.Kind kind, Setting inside, Expr greater, Expr lesser) {
    return switch (kind) {
      case SUM, MAX, MIN -> inside.order(greater, lesser, Strength.WEAK);
      case PRODUCT ->
          inside
              .order(lesser, ZERO, Strength.WEAK)
              .flatMap(sign ->
                  inside
                      .order(greater, lesser, Strength.WEAK)
                      .map(order -> Proof.from(List.of(sign, order))));
      case ARGMAX, ARGMIN -> Optional.empty();
    };
  }

  /** uᵖ ≤ vᵖ for 0 ≤ u ≤ v, and a product of factors below u against a power of u. */
  private boolean powers(Expr greater, Expr lesser) {
    if (!greater.shape().isScalar()) {
      return false;
    }
    if (lesser.op() instanceof Op.Fold fold && fold.kind() == Op.Fold.Kind.PRODUCT) {
      return against(greater, lesser);
    }
    if (!lesser.is(Operator.POWER) || !lesser.shape().isScalar()) {
      return false;
    }
    if (greater.arg(1).op() instanceof Op.Number && lesser.arg(1).op() instanceof Op.Number) {
      return false;
    }
    if (setting.areEqual(greater.arg(1), lesser.arg(1))) {
      Expr exponent = greater.arg(1);
      Optional<Proof> proof =
          setting
              .order(exponent, ZERO, Strength.WEAK)
              .flatMap(sign -> setting.order(lesser.arg(0), ZERO, Strength.WEAK))
              .flatMap(sign ->
                  setting
                      .order(greater.arg(0), lesser.arg(0), Strength.WEAK)
                      .map(order -> Proof.from(List.of(sign, order))));
      record(greater, lesser, proof, "powers keep the order of nonnegative numbers");
      return true;
    }
    if (greater.arg(0).equals(lesser.arg(0))) {
      exponents(greater, lesser);
      return true;
    }
    return false;
  }

  /** bˢ ≤ bᵗ for 0 < b ≤ 1 and s ≥ t, and for b ≥ 1 and s ≤ t. */
  private void exponents(Expr greater, Expr lesser) {
    Expr base = greater.arg(0);
    Expr one = Make.number(1);
    Optional<Proof> falling =
        setting
            .order(base, ZERO, Strength.STRICT)
            .flatMap(sign -> setting.order(one, base, Strength.WEAK))
            .flatMap(below ->
                setting
                    .order(lesser.arg(1), greater.arg(1), Strength.WEAK)
                    .map(order -> Proof.from(List.of(below, order))));
    Optional<Proof> rising =
        falling.isPresent()
            ? falling
            : setting
                .order(base, one, Strength.WEAK)
                .flatMap(above ->
                    setting
                        .order(greater.arg(1), lesser.arg(1), Strength.WEAK)
                        .map(order -> Proof.from(List.of(above, order))));
    record(greater, lesser, rising, "powers of one base are in the order of their exponents");
  }

  /** Π u_t ≤ uⁿ for 0 ≤ u_t ≤ u, where n is the exponent of one power, or of all that share it. */
  private boolean against(Expr power, Expr product) {
    Optional<Folding.Under> found = Folding.under(setting, product);
    if (found.isEmpty() || !setting.areEqual(found.get().count(), power.arg(1))) {
      return false;
    }
    Folding.Under under = found.get();
    List<Expr> alike =
        above.stream()
            .filter(other -> other.is(Operator.POWER) && other.arg(1).equals(power.arg(1)))
            .toList();
    if (alike.size() == 1) {
      against(alike, under.inside(), under, product);
    } else if (!alike.getFirst().equals(power) || !against(alike, under.inside(), under, product)) {
      // Mostly all of them are needed: little is worth spending on one alone.
      against(List.of(power), under.inside().quick(), under, product);
    }
    return true;
  }

  private boolean against(List<Expr> powers, Setting inside, Folding.Under under, Expr product) {
    Expr base = Make.product(powers.stream().map(power -> power.arg(0)).toList());
    Optional<Proof> proof =
        setting
            .order(powers.getFirst().arg(1), ZERO, Strength.WEAK)
            .flatMap(_ -> inTerms(Op.Fold.Kind.PRODUCT, inside, base, under.body()));
    record(Make.product(powers), product, proof, "factor by factor");
    return proof.isPresent();
  }
}
