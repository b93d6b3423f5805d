package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;

/** What assumptions say of the means, variances and dependences of random quantities. */
final class KnownMoments {
  private final Builder builder;
  private final List<Fact> facts = new ArrayList<>();
  private final Map<Property, List<Set<String>>> properties = new LinkedHashMap<>();

  /** That a moment of a quantity is known. */
  private record Fact(Op.Moment.Kind kind, Expr subject, Expr value) {}

  KnownMoments(Builder builder, List<Expr> assumptions) {
    this.builder = builder;
    assumptions.forEach(this::take);
  }

  private void take(Expr assumption) {
    switch (assumption.op()) {
      case Op.Compare(Relation relation) -> {
        if (relation == Relation.EQUAL) {
          equal(assumption.arg(0), assumption.arg(1));
          equal(assumption.arg(1), assumption.arg(0));
        }
      }
      case Op.Has(Property property) -> {
        Set<String> names = new HashSet<>();
        assumption.args().forEach(arg -> names(arg).ifPresent(names::add));
        properties.computeIfAbsent(property, _ -> new ArrayList<>()).add(names);
      }
      default -> {}
    }
  }

  private void equal(Expr side, Expr value) {
    if (!(side.op() instanceof Op.Moment(Op.Moment.Kind kind, List<String> _))) {
      return;
    }
    boolean own = kind != Op.Moment.Kind.COVARIANCE || side.arg(0).equals(side.arg(1));
    boolean plain = side.args().size() == (kind == Op.Moment.Kind.COVARIANCE ? 2 : 1);
    if (own && plain && names(side.arg(0)).isPresent()) {
      boolean variance = kind == Op.Moment.Kind.COVARIANCE;
      facts.add(new Fact(variance ? Op.Moment.Kind.VARIANCE : kind, side.arg(0), value));
    }
  }

  /** The name of a quantity, of a term of it or of an entry. */
  private static Optional<String> names(Expr expr) {
    return expr.is(Operator.ENTRY) ? names(expr.arg(0)) : Assumed.name(expr);
  }

  /** Whether anything is known of moments of the name. */
  boolean mention(String name) {
    return facts.stream().anyMatch(fact -> names(fact.subject()).equals(Optional.of(name)));
  }

  boolean has(Property property, String name) {
    return properties.getOrDefault(property, List.of()).stream()
        .anyMatch(names -> names.contains(name));
  }

  boolean areIndependent(String one, String other) {
    return together(Property.INDEPENDENT, one, other);
  }

  boolean areUncorrelated(String one, String other) {
    return together(Property.UNCORRELATED, one, other);
  }

  private boolean together(Property property, String one, String other) {
    return properties.getOrDefault(property, List.of()).stream()
        .anyMatch(names -> names.contains(one) && names.contains(other));
  }

  /** The mean of an entry, where it is known. */
  Optional<Integer> mean(Scope.Key key, int[] dims, int position) {
    return known(Op.Moment.Kind.EXPECTATION, key, dims, position, position);
  }

  /** The variance of an entry, where it is known. */
  Optional<Integer> variance(Scope.Key key, int[] dims, int position) {
    return known(Op.Moment.Kind.VARIANCE, key, dims, position, position);
  }

  /** The covariance of two entries, where it is known as part of a covariance matrix. */
  Optional<Integer> covariance(Scope.Key key, int[] dims, int first, int second) {
    return known(Op.Moment.Kind.VARIANCE, key, dims, first, second);
  }

  private Optional<Integer> known(
      Op.Moment.Kind kind, Scope.Key key, int[] dims, int first, int second) {
    for (Fact fact : facts) {
      boolean about = fact.kind() == kind && names(fact.subject()).equals(Optional.of(key.name()));
      Optional<Integer> cell = about ? read(fact, key, dims, first, second) : Optional.empty();
      if (cell.isPresent()) {
        return cell;
      }
    }
    return Optional.empty();
  }

  private Optional<Integer> read(Fact fact, Scope.Key key, int[] dims, int first, int second) {
    Map<Scope.Key, Grid> bound = new LinkedHashMap<>();
    Expr subject = fact.subject();
    boolean entry = subject.is(Operator.ENTRY);
    Expr whole = entry ? subject.arg(0) : subject;
    List<Long> indices = key.indices();
    if (!matches(whole.args(), indices, bound) || (entry && first != second)) {
      return Optional.empty();
    }
    if (entry) {
      List<Long> at = new ArrayList<>();
      for (int index : Grid.fill(dims, i -> i).indices(first)) {
        at.add(index + 1L);
      }
      if (!matches(subject.args().subList(1, subject.args().size()), at, bound)) {
        return Optional.empty();
      }
    }
    Scope scope =
        bound.isEmpty() ? builder.global() : builder.global().inside(Scope.Kind.VALUE, bound);
    Grid value = builder.build(fact.value(), scope);
    if (value.size() == 1) {
      boolean diagonal = first == second;
      return Optional.of(diagonal ? value.cell(0) : builder.scalars().number(0));
    }
    boolean matrix = fact.kind() == Op.Moment.Kind.VARIANCE;
    return Optional.of(value.cell(matrix ? first * value.columns() + second : first));
  }

  /** Whether written indices can be these; a free name among them is bound. */
  private boolean matches(List<Expr> written, List<Long> values, Map<Scope.Key, Grid> bound) {
    if (written.size() != values.size()) {
      return false;
    }
    for (int i = 0; i < written.size(); i++) {
      boolean free =
          written.get(i).op() instanceof Op.Symbol(String name, Shape _)
              && builder.world().number(name).isEmpty()
              && builder.world().context().find(name).isEmpty();
      if (free) {
        Grid number = Grid.scalar(builder.scalars().number(Rational.of(values.get(i))));
        bound.put(Scope.Key.of(written.get(i).toString()), number);
      } else if (builder.integer(written.get(i), builder.global()) != values.get(i)) {
        return false;
      }
    }
    return true;
  }
}
