package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deriv.expr.Expr;
import org.deriv.expr.Rational;

/** Assumptions in which free names mean: for every index, for every number. */
final class Universal {
  private final Subject subject;
  private final Builder builder;
  private final ClaimBuilder claims;

  Universal(Subject subject, Builder builder, ClaimBuilder claims) {
    this.subject = subject;
    this.builder = builder;
    this.claims = claims;
  }

  /** Whether a name in it means: for every number. */
  boolean isAboutNumbers(Expr assumption) {
    return builder.reach().free(assumption).stream()
        .anyMatch(
            name -> !isKnown(name) && !Uses.of(name, assumption, subject.context()).isIndex());
  }

  private boolean isKnown(String name) {
    return subject.context().find(name).isPresent()
        || subject.sizes().containsKey(name)
        || subject.functions().containsKey(name);
  }

  /** The assumption for every index that makes sense, and for many numbers. */
  List<Claim> instances(Expr assumption) {
    List<String> indices = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (String name : builder.reach().free(assumption)) {
      if (!isKnown(name)) {
        boolean index = Uses.of(name, assumption, subject.context()).isIndex();
        (index ? indices : numbers).add(name);
      }
    }
    List<Claim> found = new ArrayList<>();
    for (Map<String, Long> choice :
        new Indices(subject, builder).assignments(indices, assumption)) {
      try {
        found.add(instance(assumption, choice, numbers));
      } catch (Refusal refusal) {
        if (refusal.kind() != Refusal.Kind.UNDEFINED) {
          throw refusal;
        }
      }
    }
    return found;
  }

  private Claim instance(Expr assumption, Map<String, Long> choice, List<String> numbers) {
    Map<Scope.Key, Grid> bound = new LinkedHashMap<>();
    choice.forEach((name, value) ->
        bound.put(Scope.Key.of(name), Grid.scalar(builder.scalars().number(value))));
    Scope scope =
        bound.isEmpty() ? builder.global() : builder.global().inside(Scope.Kind.VALUE, bound);
    return numbers.isEmpty()
        ? claims.claim(assumption, scope)
        : claims.everywhere(assumption, numbers, probes(), scope);
  }

  /** Near each other from -8 to 8, and far out, where polynomials outgrow any bound. */
  private static List<Rational> probes() {
    List<Rational> values = new ArrayList<>();
    for (int i = -20; i <= 20; i++) {
      values.add(Rational.of(2L * i, 5));
    }
    for (long far : new long[] {10, 14, 30, 1000, 100_000_000}) {
      values.add(Rational.of(far));
      values.add(Rational.of(-far));
    }
    return values;
  }
}
