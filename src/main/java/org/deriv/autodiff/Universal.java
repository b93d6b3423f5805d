package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Op;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Shape;

/** Assumptions in which free names mean: for every index, for every number. */
final class Universal {
  /** How far apart the arguments are at which a law is looked at. */
  static final double SPACING = 0.375;

  private static final int SHAPES = 40;

  private final Subject subject;
  private final Builder builder;
  private final ClaimBuilder claims;

  Universal(Subject subject, Builder builder, ClaimBuilder claims) {
    this.subject = subject;
    this.builder = builder;
    this.claims = claims;
  }

  /** Whether it says something of a function for all its arguments. */
  boolean isLaw(Expr assumption) {
    return isAboutShape(assumption) || !numbers(assumption).isEmpty();
  }

  private boolean isAboutShape(Expr assumption) {
    if (!(assumption.op() instanceof Op.Has(Property property)) || !callsUnknown(assumption)) {
      return false;
    }
    return switch (property) {
      case CONVEX, CONCAVE, INCREASING, DECREASING -> true;
      default -> false;
    };
  }

  private boolean callsUnknown(Expr assumption) {
    return builder.reach().free(assumption).stream().anyMatch(subject.functions()::containsKey);
  }

  /** The names that mean: for every number. */
  private List<String> numbers(Expr assumption) {
    return builder.reach().free(assumption).stream()
        .filter(name -> !isKnown(name))
        .filter(name -> !Uses.of(name, assumption, subject.context()).isIndex())
        .toList();
  }

  private boolean isKnown(String name) {
    return subject.context().find(name).isPresent()
        || subject.sizes().containsKey(name)
        || subject.functions().containsKey(name);
  }

  /** Whether every such name is nothing but the argument of a function. */
  boolean isShiftable(Expr assumption) {
    return !isAboutShape(assumption)
        && numbers(assumption).stream()
            .allMatch(name -> isOnlyArgument(assumption, name, new HashSet<>()));
  }

  private static boolean isOnlyArgument(Expr expr, String name, Set<Expr> seen) {
    if (!seen.add(expr)) {
      return true;
    }
    boolean call =
        expr.op() instanceof Op.Call || expr.op() instanceof Op.Apply(Function.Named _, int _);
    return expr.args().stream()
        .allMatch(
            arg ->
                arg.op() instanceof Op.Symbol(String symbol, Shape _) && symbol.equals(name)
                    ? call
                    : isOnlyArgument(arg, name, seen));
  }

  /** The assumption for every index that makes sense, and for many numbers. */
  List<Claim> instances(Expr assumption) {
    List<String> numbers = numbers(assumption);
    List<String> indices =
        builder.reach().free(assumption).stream()
            .filter(name -> !isKnown(name) && !numbers.contains(name))
            .toList();
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
    choice.forEach(
        (name, value) ->
            bound.put(Scope.Key.of(name), Grid.scalar(builder.scalars().number(value))));
    Scope scope =
        bound.isEmpty() ? builder.global() : builder.global().inside(Scope.Kind.VALUE, bound);
    if (isAboutShape(assumption)) {
      return shape(assumption, scope);
    }
    return numbers.isEmpty()
        ? claims.claim(assumption, scope)
        : claims.everywhere(assumption, numbers, probes(), scope);
  }

  /** The property at many arguments. */
  private Claim shape(Expr assumption, Scope scope) {
    Expr argument = assumption.arg(1);
    SplittableRandom random = new SplittableRandom(17);
    if (!(argument.op() instanceof Op.Symbol(String name, Shape shape))) {
      throw Refusal.unknown("a shape in `" + argument + "`");
    }
    List<Claim> found = new ArrayList<>();
    for (int i = 0; i < SHAPES; i++) {
      double size = Math.scalb(64.0, i % 5 - 1);
      Grid there =
          Grid.fill(
              builder.world().dims(shape),
              _ -> {
                long near = Math.round(size * random.nextGaussian());
                return builder.scalars().number(Rational.of(near, 64));
              });
      found.add(claims.claim(assumption, scope.inside(Scope.Kind.VALUE, name, there)));
    }
    return new Claim.All(found);
  }

  /** Near each other from -8 to 8, and far out, where polynomials outgrow any bound. */
  private static List<Rational> probes() {
    List<Rational> values = new ArrayList<>();
    for (int i = -21; i <= 21; i++) {
      values.add(Functions.exact(SPACING * i));
    }
    for (long far : new long[] {10, 14, 30, 1000, 100_000_000}) {
      values.add(Rational.of(far));
      values.add(Rational.of(-far));
    }
    return values;
  }
}
