package org.deriv.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.rule.Bindings;
import org.deriv.rule.Inequality;
import org.deriv.rule.Instantiation;
import org.deriv.rule.Knowledge;
import org.deriv.rule.Matcher;

/** Finds the laws that speak of an expression. */
final class LawBook {
  private static final int WAYS = 6;
  private final List<Inequality> laws;

  LawBook(List<Inequality> laws) {
    this.laws = List.copyOf(laws);
  }

  static LawBook standard() {
    return new LawBook(Inequality.standard());
  }

  /**
   * A law about an expression.
   *
   * @param ground the instance, with the name and the reason of the law
   * @param implied conditions that hold wherever the expression has a value
   * @param required conditions that must be known to hold
   */
  record Instance(Ground ground, List<Expr> implied, List<Expr> required) {
    Expr claim() {
      return ground.statement().orElseThrow();
    }

    /** What its conditions rest on, if each of them holds. */
    Optional<Proof> met(Function<Expr, Optional<Proof>> holds) {
      List<Proof> parts = new ArrayList<>();
      for (Expr condition : Stream.concat(required.stream(), implied.stream()).toList()) {
        Optional<Proof> part = holds.apply(condition);
        if (part.isEmpty()) {
          return part;
        }
        parts.add(part.get());
      }
      return Optional.of(Proof.from(parts));
    }
  }

  /** What the laws say of an expression, in the order of the book. */
  List<Instance> about(Expr expr, Knowledge knowledge) {
    List<Instance> found = new ArrayList<>();
    for (Inequality law : laws) {
      Matcher matcher = new Matcher(law.context(), knowledge);
      matcher.match(law.left(), expr, Bindings.NONE).stream()
          .filter(bindings -> isTelling(law, bindings))
          .limit(WAYS)
          .forEach(bindings -> found.add(instance(law, expr, Instantiation.of(bindings))));
    }
    return found;
  }

  /** A number in the place of a matrix says nothing new. */
  private static boolean isTelling(Inequality law, Bindings bindings) {
    return bindings.values().entrySet().stream()
        .allMatch(bound ->
            !bound.getValue().shape().isScalar()
                || !(law.context().find(bound.getKey()).orElse(null)
                    instanceof Declaration.Given given)
                || given.shape().isScalar());
  }

  private static Instance instance(Inequality law, Expr left, Instantiation instantiation) {
    Expr claim =
        switch (law.claim().op()) {
          case Op.Compare(Relation relation) ->
              Make.compare(relation, left, instantiation.of(law.claim().arg(1)));
          case Op op -> Expr.of(op, left);
        };
    return new Instance(
        new Ground(Optional.of(claim), law.name(), law.because()),
        law.context().assumptions().stream().map(instantiation::of).toList(),
        law.requires().stream().map(instantiation::of).toList());
  }
}
