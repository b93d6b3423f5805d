package org.deriv.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;

/**
 * Finds what the variables of a pattern must stand for to make it an expression given. In a product
 * a variable may take a run of factors; in a sum or entrywise product, any of the terms, of which
 * the last part of the pattern takes what is left.
 */
public final class Matcher {
  private static final int MOST_TERMS = 8;
  private final Context variables;
  private final Knowledge knowledge;

  /** A matcher for patterns whose variables a context declares. */
  public Matcher(Context variables, Knowledge knowledge) {
    this.variables = variables;
    this.knowledge = knowledge;
  }

  /** The ways in which the pattern is the expression, in a fixed order. */
  public List<Bindings> match(Expr pattern, Expr expr, Bindings bound) {
    return switch (pattern.op()) {
      case Op.Symbol(String name, Shape shape) -> symbol(name, shape, expr, bound);
      case Op.Apply(Function function, int order) -> apply(function, order, pattern, expr, bound);
      case Op.Call(FunctionSymbol function, List<Integer> slots) ->
          call(function, slots, pattern, expr, bound);
      case Op.Identity _, Op.Ones _, Op.Zeros _, Op.Basis _ -> constant(pattern, expr, bound);
      case Operator.PRODUCT ->
          expr.is(Operator.PRODUCT) ? product(pattern, expr, bound) : List.of();
      case Operator.ADD, Operator.HADAMARD ->
          expr.op().equals(pattern.op())
              ? commuting(knownFirst(pattern.args(), bound), expr.args(), pattern.op(), bound)
              : List.of();
      case Op.Fold fold -> fold(fold, pattern, expr, bound);
      default ->
          expr.op().equals(pattern.op()) ? sequence(pattern.args(), expr.args(), bound) : List.of();
    };
  }

  private List<Bindings> symbol(String name, Shape shape, Expr expr, Bindings bound) {
    String index = bound.indices().get(name);
    if (index != null) {
      boolean same = expr.op() instanceof Op.Symbol(String other, Shape _) && other.equals(index);
      return same ? List.of(bound) : List.of();
    }
    Optional<Bindings> result =
        switch (variables.find(name).orElse(null)) {
          case Declaration.Given(
                  String _,
                  Shape _,
                  List<String> _,
                  List<IndexRange> _,
                  Declaration.Domain domain) ->
              allowed(domain, expr)
                  ? bound.unify(shape, expr.shape()).flatMap(b -> b.with(name, expr))
                  : Optional.empty();
          case Declaration.Dimension _ -> {
            org.deriv.expr.Dim dim = bound.dims().get(name);
            yield dim != null && Make.size(dim).equals(expr)
                ? Optional.of(bound)
                : Optional.empty();
          }
          case null, default -> Optional.empty();
        };
    return result.stream().toList();
  }

  private boolean allowed(Declaration.Domain domain, Expr expr) {
    return switch (domain) {
      case REAL -> true;
      case NATURAL -> knowledge.isNatural(expr);
      case INTEGER -> knowledge.isInteger(expr);
    };
  }

  private List<Bindings> apply(
      Function function, int order, Expr pattern, Expr expr, Bindings bound) {
    if (!(expr.op() instanceof Op.Apply(Function other, int times)) || times < order) {
      return List.of();
    }
    boolean variable = variables.find(function.word()).isPresent();
    Optional<Bindings> next =
        !variable
            ? function.equals(other) && order == times ? Optional.of(bound) : Optional.empty()
            : times == order ? bound.with(function.word(), other) : Optional.empty();
    return next.map(b -> match(pattern.arg(0), expr.arg(0), b)).orElse(List.of());
  }

  private List<Bindings> call(
      FunctionSymbol function, List<Integer> slots, Expr pattern, Expr expr, Bindings bound) {
    if (!(expr.op() instanceof Op.Call(FunctionSymbol other, List<Integer> taken))
        || !slots.equals(taken)
        || other.domain().size() != function.domain().size()) {
      return List.of();
    }
    return bound
        .unify(function.codomain(), other.codomain())
        .flatMap(b -> b.with(function.name(), other))
        .map(b -> sequence(pattern.args(), expr.args(), b))
        .orElse(List.of());
  }

  private List<Bindings> constant(Expr pattern, Expr expr, Bindings bound) {
    boolean alike = pattern.op().getClass().equals(expr.op().getClass());
    return alike
        ? bound
            .unify(pattern.shape(), expr.shape())
            .map(b -> sequence(pattern.args(), expr.args(), b))
            .orElse(List.of())
        : List.of();
  }

  private List<Bindings> sequence(List<Expr> patterns, List<Expr> exprs, Bindings bound) {
    if (patterns.size() != exprs.size()) {
      return List.of();
    }
    List<Bindings> found = List.of(bound);
    for (int i = 0; i < patterns.size(); i++) {
      List<Bindings> next = new ArrayList<>();
      for (Bindings sofar : found) {
        next.addAll(match(patterns.get(i), exprs.get(i), sofar));
      }
      found = next;
    }
    return found;
  }

  private List<Bindings> product(Expr pattern, Expr expr, Bindings bound) {
    List<Bindings> found = new ArrayList<>();
    runs(pattern.args(), expr.args(), bound, found);
    return found;
  }

  /** Every way to give each part of the pattern a run of factors, shortest runs first. */
  private void runs(List<Expr> parts, List<Expr> factors, Bindings bound, List<Bindings> found) {
    if (parts.isEmpty() || factors.size() < parts.size()) {
      if (parts.isEmpty() && factors.isEmpty()) {
        found.add(bound);
      }
      return;
    }
    int longest = factors.size() - parts.size() + 1;
    int shortest = parts.size() == 1 ? longest : 1;
    for (int length = shortest; length <= longest; length++) {
      Expr run = Make.product(factors.subList(0, length));
      for (Bindings next : match(parts.getFirst(), run, bound)) {
        runs(parts.subList(1, parts.size()), factors.subList(length, factors.size()), next, found);
      }
    }
  }

  /** Parts that are bound already are looked for first, so that another takes what is left. */
  private static List<Expr> knownFirst(List<Expr> parts, Bindings bound) {
    List<Expr> sorted = new ArrayList<>(parts);
    sorted.sort(java.util.Comparator.comparing(part -> !isKnown(part, bound)));
    return sorted;
  }

  private static boolean isKnown(Expr part, Bindings bound) {
    return part.op() instanceof Op.Symbol(String name, Shape _) && bound.values().containsKey(name);
  }

  private List<Bindings> commuting(List<Expr> parts, List<Expr> terms, Op op, Bindings bound) {
    if (terms.size() < parts.size() || terms.size() > MOST_TERMS) {
      return List.of();
    }
    if (parts.size() == 1) {
      Expr rest = terms.size() == 1 ? terms.getFirst() : Expr.of(op, terms);
      return match(parts.getFirst(), rest, bound);
    }
    List<Bindings> found = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      List<Expr> others = new ArrayList<>(terms);
      Expr chosen = others.remove(i);
      for (Bindings next : match(parts.getFirst(), chosen, bound)) {
        found.addAll(commuting(parts.subList(1, parts.size()), others, op, next));
      }
    }
    return found;
  }

  private List<Bindings> fold(Op.Fold fold, Expr pattern, Expr expr, Bindings bound) {
    if (!(expr.op() instanceof Op.Fold(Op.Fold.Kind kind, String index, Op.Direction direction))
        || kind != fold.kind()
        || direction != fold.direction()) {
      return List.of();
    }
    List<Bindings> found = new ArrayList<>();
    for (Bindings next :
        sequence(pattern.args(), expr.args(), bound.renaming(fold.index(), index))) {
      boolean escapes =
          next.values().values().stream()
              .map(value -> new Names().free(value))
              .anyMatch((Set<String> free) -> free.contains(index));
      if (!escapes) {
        found.add(next);
      }
    }
    return found;
  }
}
