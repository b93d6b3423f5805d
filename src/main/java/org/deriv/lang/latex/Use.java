package org.deriv.lang.latex;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Dim;
import org.deriv.expr.IndexRange;
import org.deriv.lang.tree.Argument;
import org.deriv.lang.tree.Expression;

/** Sees from where an index stands from where to where it runs. */
final class Use {
  private final Setting setting;
  private final String index;

  Use(Setting setting, String index) {
    this.setting = setting;
    this.index = index;
  }

  /** From where to where an index runs, as names and numbers. */
  record Extent(String from, String to) {
    Expression first(Span span) {
      return node(from, span);
    }

    Expression last(Span span) {
      return node(to, span);
    }

    private static Expression node(String words, Span span) {
      return words.matches("\\d+")
          ? new Expression.Numeral(new BigDecimal(words), span)
          : new Expression.Name(words, span);
    }
  }

  /** The first place where the index stands alone as an index of a declared name. */
  Optional<Extent> of(Expression node) {
    if (node instanceof Expression.Index indexed) {
      Optional<Extent> here = here(indexed);
      if (here.isPresent()) {
        return here;
      }
    }
    return children(node).stream().flatMap(child -> of(child).stream()).findFirst();
  }

  /** Every name in an expression. */
  static Set<String> names(Expression node) {
    Set<String> names = new LinkedHashSet<>();
    collect(node, names);
    return names;
  }

  private static void collect(Expression node, Set<String> names) {
    if (node instanceof Expression.Name(String name, _)) {
      names.add(name);
    }
    if (node instanceof Expression.Call call
        && call.function() instanceof Expression.Name(String name, _)) {
      names.add(name);
    }
    children(node).forEach(child -> collect(child, names));
  }

  private Optional<Extent> here(Expression.Index node) {
    for (int i = 0; i < node.arguments().size(); i++) {
      boolean own =
          node.arguments().get(i) instanceof Argument.Value(Expression.Name(String name, _), _)
              && name.equals(index);
      if (own) {
        return extent(node.of(), i);
      }
    }
    return Optional.empty();
  }

  private Optional<Extent> extent(Expression of, int position) {
    boolean term = of instanceof Expression.Index;
    Expression head = term ? ((Expression.Index) of).of() : of;
    if (!(head instanceof Expression.Name(String name, _))) {
      return setting.shape(of).flatMap(shape -> dimension(shape.dims(), position));
    }
    return setting
        .names()
        .kind(name)
        .flatMap(kind ->
            kind.indices() > 0 && !term
                ? range(kind.ranges(), position)
                : dimension(kind.shape().dims(), position));
  }

  private static Optional<Extent> range(List<IndexRange> ranges, int position) {
    return position < ranges.size()
        ? Optional.of(
            new Extent(
                ranges.get(position).first().toString(), ranges.get(position).last().toString()))
        : Optional.empty();
  }

  private static Optional<Extent> dimension(List<Dim> dims, int position) {
    return position < dims.size()
        ? Optional.of(new Extent("1", dims.get(position).toString()))
        : Optional.empty();
  }

  private static List<Expression> children(Expression node) {
    List<Expression> children = new ArrayList<>();
    switch (node) {
      case Expression.Name _, Expression.Numeral _ -> {}
      case Expression.Array array -> children.addAll(array.entries());
      case Expression.Call call -> values(call.arguments(), children);
      case Expression.Index index -> {
        children.add(index.of());
        values(index.arguments(), children);
      }
      case Expression.Transpose transpose -> children.add(transpose.of());
      case Expression.Power power -> children.addAll(List.of(power.base(), power.exponent()));
      case Expression.ElementwisePower power -> children.add(power.base());
      case Expression.Derivative derivative -> children.add(derivative.operand());
      case Expression.Negative negative -> children.add(negative.of());
      case Expression.Product product -> {
        children.add(product.first());
        product.rest().forEach(factor -> children.add(factor.operand()));
      }
      case Expression.Binder binder -> children.add(binder.body());
      case Expression.Sum sum -> {
        children.add(sum.first());
        sum.rest().forEach(term -> children.add(term.operand()));
      }
      case Expression.Norm norm -> children.add(norm.of());
      case Expression.Absolute absolute -> children.add(absolute.of());
      case Expression.Cases cases -> cases.branches().forEach(it -> children.add(it.value()));
      case Expression.Where where -> children.add(where.of());
    }
    return children;
  }

  private static void values(List<Argument> arguments, List<Expression> children) {
    for (Argument argument : arguments) {
      if (argument instanceof Argument.Value(Expression value, _)) {
        children.add(value);
      }
    }
  }
}
