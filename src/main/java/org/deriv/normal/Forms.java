package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Rational;

/**
 * Scalars of one problem as {@link Form}s, for reasoning on order: two expressions with the same
 * form are equal wherever both are defined. What has no form, or costs too much, is absent.
 */
public final class Forms {
  private final Session session;
  private final Map<Use, Sign> signs = new HashMap<>();
  private final Map<Form.Term, Standing> standings = new HashMap<>();

  /** What a product can be. */
  public enum Standing {
    /** Above 0. */
    POSITIVE,
    /** At least 0. */
    NONNEGATIVE,
    /** At most 0. */
    NONPOSITIVE,
    /** Nothing is known. */
    UNKNOWN
  }

  private Forms(Session session) {
    this.session = session;
  }

  /** The forms of a problem. Free names of what is read are to be declared. */
  public static Optional<Forms> of(Context context) {
    Expr nothing = Make.number(0);
    return guarded(() ->
        new Forms(new Session(context, Plan.plain(), new CanonicalLabeller(), nothing, nothing)));
  }

  /** What one of two sides needs and the other does not to have a value, beyond the assumptions. */
  public static List<Expr> conditions(Context context, Expr left, Expr right) {
    return Domain.conditions(context, Plan.plain(), left, right);
  }

  private static <T> Optional<T> guarded(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (Undecidable | StackOverflowError _) {
      return Optional.empty();
    }
  }

  /** The form of a scalar. */
  public Optional<Form> of(Expr scalar) {
    return guarded(() -> new Form(session.reader().scalar(scalar)));
  }

  /** The form of the entry of a tensor at positions that stand for all. */
  public Optional<Form> entryOf(Expr tensor) {
    return guarded(() -> new Form(session.reader().read(tensor, session.reader().layout(tensor))));
  }

  /** The product of two. */
  public Optional<Form> product(Form left, Form right) {
    return guarded(() -> new Form(session.kernel().ring().times(left.poly(), right.poly())));
  }

  /** A product of factors times a form. */
  public Optional<Form> product(Form.Term factor, Form form) {
    return product(new Form(Poly.of(factor.monomial())), form);
  }

  /** One term as a form. */
  public Form single(Form.Term term) {
    return new Form(Poly.of(term.monomial()));
  }

  /** What is known of the sign of a product wherever it is defined. */
  public Standing standing(Form.Term term) {
    return standings.computeIfAbsent(term, this::find);
  }

  private Sign sign(Use use) {
    return signs.computeIfAbsent(use, it -> session.kernel().signs().of(it));
  }

  private Standing find(Form.Term term) {
    Sign sign = session.kernel().signs().of(term.monomial());
    if (sign.isPositive()) {
      return Standing.POSITIVE;
    }
    return sign.isNonnegative()
        ? Standing.NONNEGATIVE
        : sign.isNonpositive() ? Standing.NONPOSITIVE : Standing.UNKNOWN;
  }

  /** A form that is one factor has this sign; it follows from the assumptions. */
  public void learn(Form factor, Standing standing) {
    Sign sign =
        switch (standing) {
          case POSITIVE -> Sign.POSITIVE;
          case NONNEGATIVE -> Sign.NONNEGATIVE;
          case NONPOSITIVE -> Sign.NONPOSITIVE;
          case UNKNOWN -> Sign.ANY;
        };
    if (factor.poly().use().filter(use -> use.arity() == 0).isPresent()) {
      session.kernel().signs().learn(factor.poly(), sign);
      signs.clear();
      standings.clear();
    }
  }

  /** What is known of the sign of a form. */
  public Standing standing(Form form) {
    Sign sign = session.kernel().signs().of(form.poly());
    if (sign.isPositive()) {
      return Standing.POSITIVE;
    }
    return sign.isNonnegative()
        ? Standing.NONNEGATIVE
        : sign.isNonpositive() ? Standing.NONPOSITIVE : Standing.UNKNOWN;
  }

  /**
   * The quotient of two products, where it has a value wherever the divisor's factors do that the
   * first does not divide by itself.
   */
  public Optional<Form.Term> quotient(Form.Term of, Form.Term by) {
    return of.monomial().over(by.monomial(), this::isDefined).map(Form.Term::new);
  }

  private boolean isDefined(Use use, Rational power, Rational dividend) {
    boolean defined = power.signum() > 0 || dividend.signum() < 0 || sign(use).isNonzero();
    return defined && (power.isInteger() || sign(use).isNonnegative());
  }

  /** The form times what is positive wherever it is defined, so that nothing is divided by. */
  public Optional<Form> cleared(Form form) {
    return guarded(() -> {
      Poly rest = form.poly();
      for (int round = 0; round < 6; round++) {
        Map<Use, Rational> least = denominators(rest);
        if (least.isEmpty()) {
          return new Form(rest);
        }
        rest = raised(rest, least);
      }
      return new Form(rest);
    });
  }

  private Poly raised(Poly poly, Map<Use, Rational> least) {
    List<Power> powers = new ArrayList<>();
    least.forEach((use, exponent) -> {
      boolean signed = !sign(use).isNonnegative();
      Rational up = exponent.negate();
      boolean odd = signed && up.isInteger() && up.numerator().testBit(0);
      powers.add(new Power(use, odd ? up.plus(Rational.ONE) : up));
    });
    Monomial factor = Monomial.of(powers);
    Poly.Sum sum = new Poly.Sum();
    poly.terms()
        .forEach((monomial, coefficient) ->
            sum.add(
                session.kernel().ring().product(monomial.times(factor)).times(coefficient),
                Rational.ONE));
    return sum.poly();
  }

  private static Map<Use, Rational> denominators(Poly poly) {
    Map<Use, Rational> least = new LinkedHashMap<>();
    for (Monomial monomial : poly.sorted()) {
      for (Power power : monomial.powers()) {
        if (power.exponent().signum() < 0) {
          least.merge(power.use(), power.exponent(), (a, b) -> a.compareTo(b) < 0 ? a : b);
        }
      }
    }
    return least;
  }

  /** Coefficients of a form as a polynomial in one factor: of the powers 0, 1, …, {@code most}. */
  public Optional<List<Form>> inPowersOf(Form.Term factor, Form form, int most) {
    if (factor.monomial().powers().size() != 1) {
      return Optional.empty();
    }
    Use use = factor.monomial().powers().getFirst().use();
    List<Poly.Sum> sums = new ArrayList<>();
    for (int i = 0; i <= most; i++) {
      sums.add(new Poly.Sum());
    }
    for (var term : form.poly().terms().entrySet()) {
      Rational exponent = term.getKey().exponentOf(use);
      if (!exponent.isInt() || exponent.signum() < 0 || exponent.intValue() > most) {
        return Optional.empty();
      }
      Monomial rest = term.getKey().times(Monomial.of(use, exponent.negate()));
      sums.get(exponent.intValue()).add(rest, term.getValue());
    }
    return Optional.of(sums.stream().map(sum -> new Form(sum.poly())).toList());
  }

  /** The single factors that occur in a form, each to the power 1. */
  public List<Form.Term> factors(Form form) {
    return form.poly().sorted().stream()
        .flatMap(monomial -> monomial.powers().stream())
        .map(Power::use)
        .distinct()
        .map(use -> new Form.Term(Monomial.of(use)))
        .toList();
  }
}
