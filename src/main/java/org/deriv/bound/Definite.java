package org.deriv.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Shape;

/**
 * Definiteness of matrices: by their parts, by laws, and by the order of their quadratic forms at a
 * vector that stands for all.
 */
final class Definite {
  private final Setting setting;

  Definite(Setting setting) {
    this.setting = setting;
  }

  Optional<Proof> prove(Property property, Expr matrix) {
    if (setting.isDeep()) {
      return Optional.empty();
    }
    Expr of = setting.canonical().of(matrix);
    return switch (property) {
      case POSITIVE_SEMIDEFINITE -> symmetric(of).flatMap(_ -> positive(of, Strength.WEAK));
      case POSITIVE_DEFINITE -> symmetric(of).flatMap(_ -> positive(of, Strength.STRICT));
      case NEGATIVE_SEMIDEFINITE ->
          symmetric(of).flatMap(_ -> positive(negative(of), Strength.WEAK));
      case NEGATIVE_DEFINITE -> symmetric(of).flatMap(_ -> positive(negative(of), Strength.STRICT));
      default -> Optional.empty();
    };
  }

  private static Expr negative(Expr of) {
    return of.is(Operator.ADD)
        ? Make.sum(of.args().stream().map(Canonical::negated).toList())
        : Canonical.negated(of);
  }

  private Optional<Proof> symmetric(Expr of) {
    return of.shape().isScalar() || setting.facts().provesSymmetric(of)
        ? Optional.of(Proof.by("symmetric"))
        : Optional.empty();
  }

  /** Whether every eigenvalue is at least, or above, 0. */
  private Optional<Proof> positive(Expr of, Strength strength) {
    boolean known =
        strength == Strength.STRICT
            ? setting.facts().provesPositiveDefinite(of)
            : setting.facts().provesPositiveSemidefinite(of);
    if (known) {
      Property property =
          strength == Strength.STRICT ? Property.POSITIVE_DEFINITE : Property.POSITIVE_SEMIDEFINITE;
      return Optional.of(Proof.by(Ground.of(Make.has(property, of), Ground.PARTS)));
    }
    Optional<Proof> parts = law(of, strength).or(() -> sum(of, strength));
    return parts.isPresent() || setting.effort() == Effort.PLAIN ? parts : form(of, strength);
  }

  private Optional<Proof> law(Expr of, Strength strength) {
    for (LawBook.Instance instance : setting.book().about(of, setting.knowledge())) {
      boolean fits =
          instance.claim().op() instanceof Op.Has(Property property)
              && (property == Property.POSITIVE_DEFINITE
                  || (property == Property.POSITIVE_SEMIDEFINITE && strength == Strength.WEAK));
      if (fits) {
        Optional<Proof> proof =
            instance
                .met(setting.deeper()::holds)
                .map(met -> Proof.from(List.of(met), instance.ground()));
        if (proof.isPresent()) {
          return proof;
        }
      }
    }
    return Optional.empty();
  }

  /** A sum of semidefinite matrices, one of them definite where that is asked for. */
  private Optional<Proof> sum(Expr of, Strength strength) {
    Scaled scaled = Scaled.of(of);
    if (!scaled.factors().isEmpty()) {
      return scaled(scaled, strength);
    }
    if (of.op() instanceof Op.Fold fold) {
      return fold.kind() == Op.Fold.Kind.SUM && strength == Strength.WEAK
          ? Folding.under(setting, of)
              .flatMap(under ->
                  new Definite(under.inside()).prove(Property.POSITIVE_SEMIDEFINITE, under.body()))
          : Optional.empty();
    }
    if (!of.is(Operator.ADD)) {
      return Optional.empty();
    }
    List<Proof> parts = new ArrayList<>();
    boolean strict = strength == Strength.WEAK;
    Definite deeper = new Definite(setting.deeper().quick());
    if (deeper.setting.isDeep()) {
      return Optional.empty();
    }
    for (Expr term : of.args()) {
      Optional<Proof> above = strict ? Optional.empty() : deeper.positive(term, Strength.STRICT);
      strict |= above.isPresent();
      Optional<Proof> part = above.or(() -> deeper.positive(term, Strength.WEAK));
      if (part.isEmpty() || !setting.facts().provesSymmetric(term)) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    return strict ? Optional.of(Proof.from(parts, "a sum of such")) : Optional.empty();
  }

  private Optional<Proof> scaled(Scaled scaled, Strength strength) {
    Expr factor = Make.product(scaled.factors());
    return setting
        .deeper()
        .order(factor, Make.number(0), strength)
        .flatMap(sign ->
            new Definite(setting.deeper())
                .prove(
                    strength == Strength.STRICT
                        ? Property.POSITIVE_DEFINITE
                        : Property.POSITIVE_SEMIDEFINITE,
                    scaled.rest())
                .map(rest -> Proof.from(List.of(sign, rest))));
  }

  /** u'Mu for a vector u that stands for all, other than 0 where that is asked for. */
  private Optional<Proof> form(Expr of, Strength strength) {
    if (of.shape().isScalar()) {
      return setting.deeper().order(of, Make.number(0), strength);
    }
    String name = setting.fresh("u");
    Shape shape = Shape.vector(of.shape().rows());
    Expr u = Make.symbol(name, shape);
    Context context =
        setting
            .context()
            .with(
                new Declaration.Given(name, shape, List.of(), List.of(), Declaration.Domain.REAL));
    if (strength == Strength.STRICT) {
      context = context.assuming(Make.has(Property.NONZERO, u));
    }
    return setting.in(context).order(value(of, u), Make.number(0), strength);
  }

  /** u'(A + B)u as u'Au + u'Bu. */
  private static Expr value(Expr of, Expr u) {
    if (of.is(Operator.ADD)) {
      return Make.sum(of.args().stream().map(term -> value(term, u)).toList());
    }
    if (of.is(Operator.NEGATE)) {
      return Make.negate(value(of.arg(0), u));
    }
    Scaled scaled = Scaled.of(of);
    List<Expr> factors = new ArrayList<>(scaled.factors());
    Expr rest = scaled.rest();
    factors.add(rest.op() instanceof Op.Identity ? Make.power(Make.norm(u), 2) : split(rest, u));
    return Make.product(factors);
  }

  /** u'ab'u as (u'a)(b'u). */
  private static Expr split(Expr rest, Expr u) {
    if (rest.is(Operator.PRODUCT)) {
      for (int i = 1; i < rest.args().size(); i++) {
        Expr left = Make.product(rest.args().subList(0, i));
        Expr right = Make.product(rest.args().subList(i, rest.args().size()));
        if (left.shape().columns().isOne()) {
          Expr one = Make.product(Make.transpose(left), u);
          Expr other = Make.product(right, u);
          return one.equals(other) ? Make.power(one, 2) : Make.product(one, other);
        }
      }
    }
    return Make.product(Make.transpose(u), rest, u);
  }
}
