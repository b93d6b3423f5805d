package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Assignment;
import org.deriv.lang.tree.Domain;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.IndexClause;
import org.deriv.lang.tree.Proposition;

/** The expressions that a tree is made of. */
final class Parts {
  private Parts() {}

  /** The expressions directly inside an expression. */
  static List<Expression> of(Expression node) {
    List<Expression> parts = new ArrayList<>();
    switch (node) {
      case Expression.Name _, Expression.Numeral _ -> {}
      case Expression.Array array -> parts.addAll(array.entries());
      case Expression.Call call -> {
        parts.add(call.function());
        call.arguments().forEach(argument -> parts.addAll(of(argument)));
      }
      case Expression.Index index -> {
        parts.add(index.of());
        index.arguments().forEach(argument -> parts.addAll(of(argument)));
        index.given().forEach(argument -> parts.addAll(of(argument)));
      }
      case Expression.Transpose transpose -> parts.add(transpose.of());
      case Expression.Power power -> parts.addAll(List.of(power.base(), power.exponent()));
      case Expression.ElementwisePower power ->
          parts.addAll(List.of(power.base(), power.exponent()));
      case Expression.Derivative derivative -> {
        parts.addAll(derivative.variables());
        parts.add(derivative.operand());
      }
      case Expression.Negative negative -> parts.add(negative.of());
      case Expression.Product product -> {
        parts.add(product.first());
        product.rest().forEach(factor -> parts.add(factor.operand()));
      }
      case Expression.Binder binder -> {
        binder.indices().forEach(clause -> parts.addAll(of(clause)));
        binder.conditions().forEach(condition -> parts.addAll(of(condition)));
        parts.add(binder.body());
      }
      case Expression.Sum sum -> {
        parts.add(sum.first());
        sum.rest().forEach(term -> parts.add(term.operand()));
      }
      case Expression.Norm norm -> parts.add(norm.of());
      case Expression.Absolute absolute -> parts.add(absolute.of());
      case Expression.Cases cases ->
          cases
              .branches()
              .forEach(branch -> {
                parts.add(branch.value());
                branch.conditions().forEach(condition -> parts.addAll(of(condition)));
              });
      case Expression.Where where -> {
        parts.add(where.of());
        for (Assignment binding : where.bindings()) {
          parts.addAll(Targets.indices(binding.target()));
          parts.add(binding.value());
        }
      }
    }
    return parts;
  }

  static List<Expression> of(Argument argument) {
    return switch (argument) {
      case Argument.Value value -> List.of(value.value());
      case Argument.Named named -> List.of(named.value());
      case Argument.All _ -> List.of();
      case Argument.Slice slice -> List.of(slice.from(), slice.to());
      case Argument.Event event -> of(event.proposition());
    };
  }

  /** The expressions directly inside a proposition. */
  static List<Expression> of(Proposition node) {
    List<Expression> parts = new ArrayList<>();
    switch (node) {
      case Proposition.Comparison comparison -> {
        parts.add(comparison.first());
        comparison.links().forEach(link -> parts.add(link.right()));
      }
      case Proposition.Membership membership -> {
        parts.add(membership.element());
        parts.addAll(of(membership.domain()));
      }
      case Proposition.Has has -> {
        parts.addAll(has.subjects());
        has.variable().ifPresent(parts::add);
      }
      case Proposition.Implication implication -> {
        parts.addAll(of(implication.premise()));
        parts.addAll(of(implication.conclusion()));
      }
      case Proposition.Equivalence equivalence -> {
        parts.addAll(of(equivalence.left()));
        parts.addAll(of(equivalence.right()));
      }
      case Proposition.Conjunction conjunction ->
          conjunction.parts().forEach(part -> parts.addAll(of(part)));
    }
    return parts;
  }

  static List<Expression> of(Domain domain) {
    return switch (domain) {
      case Domain.Range range -> List.of(range.from(), range.to());
      case Domain.Reals reals -> reals.dimensions();
      case Domain.Naturals _, Domain.Integers _ -> List.of();
    };
  }

  static List<Expression> of(IndexClause clause) {
    List<Expression> parts = new ArrayList<>();
    clause.tuple().ifPresent(range -> parts.addAll(of(range)));
    parts.addAll(of(clause.domain()));
    return parts;
  }

  /** Every name that stands somewhere in an expression. */
  static Set<String> names(Expression node) {
    Set<String> names = new LinkedHashSet<>();
    collect(node, names);
    return names;
  }

  private static void collect(Expression node, Set<String> names) {
    if (node instanceof Expression.Name(String name, _)) {
      names.add(name);
    }
    of(node).forEach(part -> collect(part, names));
  }
}
