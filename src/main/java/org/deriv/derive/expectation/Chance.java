package org.deriv.derive.expectation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Shape;

/** Which names are random, over which of them is averaged, and which are independent. */
final class Chance {
  private final Context context;
  private final Function<Expr, Optional<Expr>> definitions;
  private final Set<String> over;
  private final Names names = new Names();
  private final Map<String, Boolean> memo = new HashMap<>();
  private final Set<String> rules = new LinkedHashSet<>();

  /**
   * @param definitions what let names, and terms of indexed ones, stand for
   * @param over the random names averaged over; empty for every one
   */
  Chance(Context context, Function<Expr, Optional<Expr>> definitions, List<String> over) {
    this.context = context;
    this.definitions = definitions;
    this.over = Set.copyOf(over);
  }

  Context context() {
    return context;
  }

  /** Takes note of a rule that was used. */
  void note(String rule) {
    rules.add(rule);
  }

  /** The rules used so far, in order. */
  List<String> rules() {
    return List.copyOf(rules);
  }

  boolean isPartial() {
    return !over.isEmpty();
  }

  Optional<Expr> definition(Expr name) {
    return definitions.apply(name);
  }

  /** Whether the value of an expression is random where only some names are averaged over. */
  boolean isRandom(Expr expr) {
    return names.free(expr).stream().anyMatch(this::varies);
  }

  private boolean varies(String name) {
    Boolean known = memo.get(name);
    if (known == null) {
      memo.put(name, false);
      known = find(name);
      memo.put(name, known);
    }
    return known;
  }

  private boolean find(String name) {
    return switch (context.find(name).orElse(null)) {
      case Declaration.Random random -> over.isEmpty() || over.contains(random.name());
      case Declaration.Let let -> names.free(body(let)).stream().anyMatch(this::varies);
      case Declaration.Recurrence recurrence ->
          names.free(recurrence.body()).stream()
                  .anyMatch(free -> !free.equals(name) && varies(free))
              || recurrence.boundaries().stream()
                  .flatMap(boundary -> names.free(boundary.value()).stream())
                  .anyMatch(this::varies);
      case null, default -> false;
    };
  }

  private Expr body(Declaration.Let let) {
    return let.indices().isEmpty()
        ? definitions
            .apply(org.deriv.expr.Make.symbol(let.name(), let.body().shape()))
            .orElse(let.body())
        : let.body();
  }

  /** The expression with every name that stands for something random written out. */
  Expr expanded(Expr expr) {
    return expanded(expr, new HashMap<>());
  }

  private Expr expanded(Expr expr, Map<Expr, Expr> memo) {
    if (!isRandom(expr)) {
      return expr;
    }
    Expr known = memo.get(expr);
    if (known == null) {
      Optional<Expr> body = definition(expr);
      known =
          body.isPresent()
              ? expanded(body.get(), memo)
              : expr.withArgs(expr.args().stream().map(arg -> expanded(arg, memo)).toList());
      memo.put(expr, known);
    }
    return known;
  }

  /** The random names in an expression. */
  Set<String> variables(Expr expr) {
    Set<String> found = new LinkedHashSet<>();
    names.free(expr).stream().filter(this::varies).forEach(found::add);
    return found;
  }

  Optional<Declaration.Random> declaration(String name) {
    return context.find(name).orElse(null) instanceof Declaration.Random random
        ? Optional.of(random)
        : Optional.empty();
  }

  /** Whether these names were said to be independent of each other, all together. */
  boolean areIndependent(Set<String> all) {
    return all.size() < 2 || statesOfAll(Property.INDEPENDENT, all);
  }

  /** Whether entries of two names, or of one, were said to be uncorrelated. */
  boolean areUncorrelated(String left, String right) {
    return left.equals(right)
        ? statesOfAll(Property.UNCORRELATED, Set.of(left))
        : statesOfAll(Property.UNCORRELATED, Set.of(left, right))
            || statesOfAll(Property.INDEPENDENT, Set.of(left, right));
  }

  /** Whether every entry was said to have the distribution of its negative. */
  boolean isSymmetric(String name) {
    return statesOfAll(Property.SYMMETRIC_DISTRIBUTION, Set.of(name));
  }

  /** Over which names an expectation of these is to be written: over all where none is left out. */
  List<String> over(List<String> named, Expr... of) {
    boolean all = true;
    for (Expr expr : of) {
      all &= names.free(expr).stream().filter(context::isRandom).allMatch(named::contains);
    }
    return all ? List.of() : named;
  }

  boolean isIndependentOfRest(Expr expr) {
    Set<String> all = new LinkedHashSet<>();
    names.free(expr).stream().filter(name -> context.isRandom(name)).forEach(all::add);
    return all.stream().allMatch(this::varies) || areIndependent(all);
  }

  private boolean statesOfAll(Property property, Set<String> wanted) {
    return context.assumptions().stream().anyMatch(truth -> states(property, wanted, truth));
  }

  private static boolean states(Property property, Set<String> wanted, Expr truth) {
    if (truth.is(Operator.AND)) {
      return truth.args().stream().anyMatch(one -> states(property, wanted, one));
    }
    if (!(truth.op() instanceof Op.Has(Property stated)) || stated != property) {
      return false;
    }
    Set<String> said = new LinkedHashSet<>();
    // Of a[i] and b[i] for every i, nothing is said of a[1] and b[2]; a sign of each entry is.
    boolean single = property == Property.SYMMETRIC_DISTRIBUTION;
    truth.args().stream()
        .filter(arg -> single || arg.op() instanceof Op.Symbol)
        .forEach(arg -> name(arg).ifPresent(said::add));
    return said.containsAll(wanted);
  }

  /** The name of a quantity that was spoken of as a whole, or of its general term or entry. */
  private static Optional<String> name(Expr said) {
    return switch (said.op()) {
      case Op.Symbol(String name, Shape _) -> Optional.of(name);
      case Op.Term(String name, Shape _) when areIndices(said.args()) -> Optional.of(name);
      case Operator operator
          when operator == Operator.ENTRY
              && areIndices(said.args().subList(1, said.args().size())) ->
          name(said.arg(0));
      default -> Optional.empty();
    };
  }

  private static boolean areIndices(List<Expr> at) {
    List<Expr> seen = new ArrayList<>();
    for (Expr index : at) {
      if (!(index.op() instanceof Op.Symbol) || seen.contains(index)) {
        return false;
      }
      seen.add(index);
    }
    return true;
  }
}
