package org.deriv.document.figure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.deriv.document.figure.Occurrence.Role;
import org.deriv.document.figure.Vocabulary.Load;
import org.deriv.document.figure.Vocabulary.Standing;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;

/** Finds what the body of a definition uses directly, and by which weights it passes. */
final class BodyReader {
  /** More visits than this and the body is refused. */
  private static final int MOST_VISITS = 100_000;

  private static final int DEEPEST = 1_000;

  /** How far the way from the whole body to a place has come: the weights, the outermost first. */
  private record Way(List<Expr> weights, Role role) {
    Way through(List<Expr> more) {
      List<Expr> longer = new ArrayList<>(weights);
      longer.addAll(more);
      return new Way(List.copyOf(longer), role);
    }

    Way as(Role other) {
      return new Way(weights, other);
    }
  }

  private record Visit(Expr expr, Scope scope, Way way) {}

  private final Vocabulary vocabulary;
  private final Optional<Window> window;
  private final Set<Visit> visited = new HashSet<>();
  private final Set<Occurrence> found = new LinkedHashSet<>();

  BodyReader(Vocabulary vocabulary, Optional<Window> window) {
    this.vocabulary = vocabulary;
    this.window = window;
  }

  /** What the body uses, in order; empty where it is too large to be read. */
  Optional<List<Occurrence>> read(Expr body, Scope scope) {
    if (body.depth() > DEEPEST) {
      return Optional.empty();
    }
    read(body, scope, new Way(List.of(), Role.DATA));
    return visited.size() > MOST_VISITS ? Optional.empty() : Optional.of(List.copyOf(found));
  }

  private void read(Expr expr, Scope scope, Way way) {
    if (visited.size() > MOST_VISITS || !visited.add(new Visit(expr, scope, way))) {
      return;
    }
    switch (expr.op()) {
      case Op.Symbol(String name, Shape _) -> use(name, expr, scope, way);
      case Op.Term(String sequence, Shape _) -> use(sequence, term(expr, scope), scope, way);
      case Operator.ADD -> sum(expr.args(), scope, way);
      case Operator.PRODUCT, Operator.HADAMARD -> product(expr, scope, way);
      case Operator.DIVIDE, Operator.HADAMARD_DIVIDE -> quotient(expr, scope, way);
      case Operator.ENTRY -> read(expr.arg(0), scope, way);
      case Op.Slice _ -> read(expr.arg(0), scope, way);
      case Op.Fold(Op.Fold.Kind _, String index, Op.Direction _) -> fold(expr, index, scope, way);
      default -> inside(expr, scope, way);
    }
  }

  private void inside(Expr expr, Scope scope, Way way) {
    Set<String> bound = Names.bound(expr.op());
    for (int i = 0; i < expr.args().size(); i++) {
      boolean hides = !bound.isEmpty() && Names.binds(expr, i);
      read(expr.arg(i), hides ? scope.hiding(bound) : scope, way);
    }
  }

  private void use(String name, Expr source, Scope scope, Way way) {
    if (!scope.hidden().contains(name) && vocabulary.standing(name) != Standing.NONE) {
      List<Expr> weights = way.weights().reversed().stream().map(w -> settled(w, scope)).toList();
      found.add(new Occurrence(source, weights, way.role()));
    }
  }

  /** The term with those of its indices worked out that are known. */
  private static Expr term(Expr term, Scope scope) {
    List<Expr> indices = new ArrayList<>();
    for (Expr index : term.args()) {
      OptionalLong value = WholeNumber.of(index, scope.values());
      indices.add(value.isPresent() ? Make.number(value.getAsLong()) : index);
    }
    return term.withArgs(indices);
  }

  private static Expr settled(Expr weight, Scope scope) {
    Map<Expr, Expr> known = new HashMap<>();
    scope.values().forEach((name, value) -> known.put(Make.scalar(name), Make.number(value)));
    return known.isEmpty() ? weight : Substitution.of(known).in(weight);
  }

  /** Terms that are plain given values are offsets beside terms that carry more. */
  private void sum(List<Expr> terms, Scope scope, Way way) {
    Load most = Load.NUMBER;
    for (Expr term : terms) {
      Load load = vocabulary.load(term, scope.hidden());
      most = load.compareTo(most) > 0 ? load : most;
    }
    for (Expr term : terms) {
      boolean lesser = vocabulary.load(term, scope.hidden()).compareTo(Load.FUNCTION) < 0;
      boolean offset = way.role() == Role.DATA && lesser && most.compareTo(Load.FUNCTION) >= 0;
      read(term, scope, offset ? way.as(Role.OFFSET) : way);
    }
  }

  private void product(Expr product, Scope scope, Way way) {
    Factors factors = new Factors(product, vocabulary, scope.hidden());
    for (int i = 0; i < product.args().size(); i++) {
      Way next =
          way.role() != Role.DATA
              ? way
              : factors.isData(i) ? way.through(factors.weightsOf(i)) : way.as(Role.WEIGHT);
      read(product.arg(i), scope, next);
    }
  }

  private void quotient(Expr quotient, Scope scope, Way way) {
    Expr above = quotient.arg(0);
    Expr below = quotient.arg(1);
    Load top = vocabulary.load(above, scope.hidden());
    Load bottom = vocabulary.load(below, scope.hidden());
    boolean weighs = way.role() == Role.DATA && top != Load.NUMBER && bottom != Load.FLOW;
    if (weighs && bottom != Load.NUMBER && below.shape().isScalar()) {
      read(above, scope, way.through(List.of(Make.divide(Make.number(1), below))));
      read(below, scope, way.as(Role.WEIGHT));
    } else {
      read(above, scope, way);
      read(below, scope, way);
    }
  }

  /** A fold over times is taken apart; of another one the body stands for all. */
  private void fold(Expr fold, String index, Scope scope, Way way) {
    Expr body = fold.args().getLast();
    if (window.isEmpty() || !timed(body, index)) {
      read(body, scope.hiding(Set.of(index)), way);
      return;
    }
    OptionalLong from = WholeNumber.of(fold.arg(0), scope.values());
    OptionalLong to = WholeNumber.of(fold.arg(1), scope.values());
    long low = Math.min(from.orElse(window.get().first()), to.orElse(window.get().first()));
    long high = Math.max(from.orElse(window.get().last()), to.orElse(window.get().last()));
    for (long t = Math.max(low, window.get().first());
        t <= Math.min(high, window.get().last());
        t++) {
      read(body, scope.binding(index, t), way);
    }
  }

  /** Whether a term of a sequence has the name in its indices. */
  private static boolean timed(Expr body, String index) {
    Names names = new Names();
    Set<Expr> seen = new HashSet<>();
    Deque<Expr> open = new ArrayDeque<>(List.of(body));
    while (!open.isEmpty()) {
      Expr next = open.pop();
      boolean here = names.free(next).contains(index);
      if (here
          && next.op() instanceof Op.Term
          && next.args().stream().anyMatch(arg -> names.free(arg).contains(index))) {
        return true;
      }
      if (here) {
        next.args().stream().filter(seen::add).forEach(open::push);
      }
    }
    return false;
  }
}
