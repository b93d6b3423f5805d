package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.Op;
import org.deriv.expr.Property;
import org.deriv.expr.Shape;

/**
 * A statement with what matters to it: the assumptions about the names that it reaches, the names
 * of numbers to be chosen before a tape can be built, the indices that mean "for every", and the
 * unknown functions.
 *
 * @param sizes dimension names and given natural numbers or integers, with the least value tried
 * @param indices names that are free in the statement and stand for every index
 * @param assumptions what is to hold at every point
 * @param structure what is to hold of sizes and indices alone
 */
record Subject(
    Context context,
    Expr statement,
    Map<String, Long> sizes,
    List<String> indices,
    List<Expr> assumptions,
    List<Expr> structure,
    Map<String, FunctionSymbol> functions) {
  static Subject of(Context context, Expr statement) {
    return new Finder(context).find(statement);
  }

  /** Collects what a statement reaches. */
  private static final class Finder {
    private static final int DEPTH = 1500;

    private final Context context;
    private final Reach reach;
    private final Map<String, Long> sizes = new LinkedHashMap<>();
    private final Map<String, FunctionSymbol> functions = new LinkedHashMap<>();
    private final Set<Expr> seen = new HashSet<>();
    private final Map<Expr, Boolean> chance = new HashMap<>();
    private final Set<String> reached = new LinkedHashSet<>();
    private final Set<String> free = new HashSet<>();

    Finder(Context context) {
      this.context = context;
      this.reach = new Reach(context);
    }

    Subject find(Expr statement) {
      walk(statement);
      free.addAll(reach.free(statement));
      List<Expr> relevant = relevant(new Assumed(context).statements());
      List<String> indices =
          reach.free(statement).stream()
              .filter(name -> context.find(name).isEmpty() && !sizes.containsKey(name))
              .filter(name -> Uses.of(name, statement, context).isIndex())
              .toList();
      List<Expr> structure = new ArrayList<>();
      List<Expr> assumptions = new ArrayList<>();
      for (Expr assumption : relevant) {
        boolean structural =
            reach.of(assumption).stream()
                .allMatch(name -> sizes.containsKey(name) || indices.contains(name));
        (structural ? structure : assumptions).add(assumption);
      }
      return new Subject(context, statement, sizes, indices, assumptions, structure, functions);
    }

    /** Assumptions about something that the statement reaches, or that these lead to. */
    private List<Expr> relevant(List<Expr> all) {
      List<Expr> found = new ArrayList<>();
      boolean grown = true;
      while (grown) {
        grown = false;
        for (Expr assumption : all) {
          if (!found.contains(assumption) && !isAboutChance(assumption) && touches(assumption)) {
            found.add(assumption);
            walk(assumption);
            grown = true;
          }
        }
      }
      return all.stream().filter(found::contains).toList();
    }

    private boolean touches(Expr assumption) {
      return reach.of(assumption).stream()
          .anyMatch(
              name -> reached.contains(name) || sizes.containsKey(name) || free.contains(name));
    }

    /** Whether a moment or a property of distributions is in it. */
    private boolean isAboutChance(Expr expr) {
      Boolean known = chance.get(expr);
      if (known == null) {
        known = saysChance(expr.op()) || expr.args().stream().anyMatch(this::isAboutChance);
        chance.put(expr, known);
      }
      return known;
    }

    private static boolean saysChance(Op op) {
      return switch (op) {
        case Op.Moment _ -> true;
        case Op.Has(Property property) ->
            switch (property) {
              case INDEPENDENT, UNCORRELATED, SYMMETRIC_DISTRIBUTION, IDENTICALLY_DISTRIBUTED ->
                  true;
              default -> false;
            };
        default -> false;
      };
    }

    private void walk(Expr expr) {
      if (expr.depth() > DEPTH) {
        throw Refusal.tooLarge("an expression nested more than " + DEPTH + " deep");
      }
      if (!seen.add(expr)) {
        return;
      }
      dimensions(expr.shape());
      switch (expr.op()) {
        case Op.Symbol(String name, Shape _) -> name(name);
        case Op.Term(String name, Shape _) -> name(name);
        case Op.Ones(Shape shape) -> dimensions(shape);
        case Op.Zeros(Shape shape) -> dimensions(shape);
        case Op.Apply(Function.Named(String word), int _) -> {
          functions.putIfAbsent(
              word, new FunctionSymbol(word, List.of(Shape.SCALAR), Shape.SCALAR));
          reached.add(word);
        }
        case Op.Call(FunctionSymbol function, List<Integer> _) -> {
          functions.putIfAbsent(function.name(), function);
          reached.add(function.name());
        }
        default -> {}
      }
      expr.args().forEach(this::walk);
    }

    private void dimensions(Shape shape) {
      for (Dim dim : shape.dims()) {
        dim.names().forEach(name -> sizes.putIfAbsent(name, 1L));
      }
    }

    private void name(String name) {
      Optional<Declaration> declaration = context.find(name);
      if (declaration.isEmpty() || !reached.add(name)) {
        return;
      }
      switch (declaration.get()) {
        case Declaration.Dimension _ -> sizes.putIfAbsent(name, 1L);
        case Declaration.Result result ->
            throw Refusal.unknown("`" + name + "` is what `" + result.goal() + "` finds");
        case Declaration.Given given -> {
          dimensions(given.shape());
          given
              .ranges()
              .forEach(range -> {
                walk(range.first());
                walk(range.last());
              });
          boolean number = given.shape().isScalar() && given.indices().isEmpty();
          if (number && given.domain() != Declaration.Domain.REAL) {
            boolean natural = given.domain() == Declaration.Domain.NATURAL;
            sizes.putIfAbsent(name, natural ? 0L : -2L);
          }
        }
        case Declaration.Let let -> walk(let.body());
        case Declaration.Random random -> {
          dimensions(random.shape());
          random
              .ranges()
              .forEach(range -> {
                walk(range.first());
                walk(range.last());
              });
          random.distribution().ifPresent(this::walk);
        }
        case Declaration.Recurrence recurrence -> {
          dimensions(recurrence.shape());
          walk(recurrence.body());
          walk(recurrence.time().first());
          walk(recurrence.time().last());
          recurrence
              .boundaries()
              .forEach(boundary -> {
                walk(boundary.time());
                walk(boundary.value());
              });
        }
        case Declaration.Unknown _ -> {}
      }
    }
  }
}
