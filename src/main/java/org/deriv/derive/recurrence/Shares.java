package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Shape;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Timeline;

/**
 * The chain rule from a quantity to the terms and names that it uses: through sums over time, and
 * through sequences that are only abbreviations. A sum has a name while the expression around it is
 * differentiated, and is opened after that with what it received.
 */
final class Shares {
  private final Network network;
  private final Timeline timeline;
  private final Differentiation calculus;
  private final Map<List<Expr>, Optional<Differentiation.Partial>> partials = new LinkedHashMap<>();
  private final Map<List<Object>, Optional<List<Share>>> known = new LinkedHashMap<>();
  private final Cuts cuts = new Cuts();

  Shares(Network network, Differentiation calculus) {
    this.network = network;
    this.timeline = network.flat();
    this.calculus = calculus;
  }

  /**
   * What the terms of a sequence, or a name, receive through a quantity; empty where no rule says.
   *
   * @param received the total derivative by the quantity
   */
  Optional<List<Share>> of(Node by, String name, Shape shape, Expr received) {
    return known.computeIfAbsent(
        List.of(by, name),
        _ -> {
          Pass pass = new Pass(by, name, shape);
          return pass.through(by.body(), received, new Path(by.over()))
              ? Optional.of(List.copyOf(pass.found))
              : Optional.empty();
        });
  }

  /** One quantity and one name. */
  private final class Pass {
    private final Node by;
    private final String name;
    private final Shape shape;
    private final List<Share> found = new ArrayList<>();
    private final Optional<Quotient> quotient;

    Pass(Node by, String name, Shape shape) {
      this.by = by;
      this.name = name;
      this.shape = shape;
      this.quotient = Quotient.of(by, cuts.cut(by.body()), cuts::opened);
    }

    private boolean through(Expr body, Expr received, Path path) {
      Expr plain = cuts.cut(body);
      boolean all = true;
      for (Expr part : parts(plain)) {
        Optional<Differentiation.Partial> partial =
            partials.computeIfAbsent(
                List.of(plain, part, received), _ -> calculus.pullback(plain, part, received));
        all &= partial.map(it -> onward(part, it.value(), path.with(it))).orElse(false);
      }
      return all;
    }

    private boolean onward(Expr part, Expr value, Path path) {
      if (Adjoints.isZero(value)) {
        return true;
      }
      Optional<Expr> sum = cuts.find(part);
      if (sum.isPresent()) {
        Span span = Span.of(sum.get());
        Expr index = Span.fresh(span.index().toString(), path.over.size() + 1);
        return through(Span.renamed(sum.get(), index), value, path.into(part, span.named(index)));
      }
      if (isName(part)) {
        List<Linear> at = part.args().stream().map(Linear::of).toList();
        Expr shown = quotient.map(it -> calculus.tidy(it.in(value))).orElse(value);
        List<Expr> conditions = path.conditions.stream().map(cuts::opened).toList();
        found.add(
            new Share(by, path.sums, path.over, at, cuts.opened(shown), path.rules, conditions));
        return true;
      }
      Expr definition = timeline.definition(part).orElseThrow();
      return through(timeline.opened(definition), value, path);
    }

    private boolean isName(Expr part) {
      return switch (part.op()) {
        case Op.Term(String other, Shape _) -> other.equals(name);
        case Op.Symbol(String other, Shape _) -> other.equals(name);
        default -> false;
      };
    }

    /** What of an expression leads to the name: itself, abbreviations, sums. */
    private List<Expr> parts(Expr plain) {
      Set<Expr> found = new LinkedHashSet<>();
      collect(plain, found);
      if (found.stream().noneMatch(this::isName) && network.hides(plain, name)) {
        found.add(Make.symbol(name, shape));
      }
      return List.copyOf(found);
    }

    private void collect(Expr expr, Set<Expr> found) {
      Optional<Expr> sum = cuts.find(expr);
      if (sum.isPresent()) {
        if (network.reaches(sum.get(), name)) {
          found.add(expr);
        }
      } else if (isName(expr)) {
        found.add(expr);
      } else if (timeline.definition(expr).isPresent()) {
        if (network.reaches(expr, name)) {
          found.add(expr);
        }
      } else {
        expr.args().forEach(arg -> collect(arg, found));
      }
    }
  }

  /** What was gone through so far. */
  private record Path(List<Expr> sums, List<Span> over, List<String> rules, List<Expr> conditions) {
    Path(List<Span> over) {
      this(List.of(), over, List.of(), List.of());
    }

    Path with(Differentiation.Partial partial) {
      return new Path(
          sums,
          over,
          joined(rules, partial.reason().rules()),
          joined(conditions, partial.conditions()));
    }

    Path into(Expr sum, Span span) {
      List<Span> inside = new ArrayList<>(over);
      inside.add(span);
      return new Path(joined(sums, List.of(sum)), inside, rules, conditions);
    }
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    Set<T> all = new LinkedHashSet<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}
