package org.deriv.bound;

import java.util.ArrayList;
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
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Relation;
import org.deriv.expr.Renaming;
import org.deriv.expr.Substitution;
import org.deriv.normal.Forms;
import org.deriv.rule.Inequality;

/**
 * Proves claims of order: relations of scalars, and of tensors entry by entry, definiteness,
 * convexity, limits. A claim is read so: for all dimensions from 1 up, all values that meet the
 * assumptions and all indices in range, it holds wherever it has a value. What is not proved may
 * still be true. Work is bounded by counts.
 */
public final class Prover {
  private final LawBook book;

  /** A prover that knows these laws. */
  public Prover(List<Inequality> laws) {
    this.book = new LawBook(laws);
  }

  /** The prover that comes with the program. */
  public static Prover standard() {
    return new Prover(Inequality.standard());
  }

  /** A proof of the claim, where one is found. */
  public Optional<Proof> prove(Context context, Expr claim) {
    try {
      return closed(context, claim);
    } catch (StackOverflowError _) {
      return Optional.empty();
    }
  }

  /**
   * A proof that two numbers are equal, where they differ in a few places only and what stands
   * there is equal by a law; quick to find or to miss.
   */
  public Optional<Proof> congruent(Context context, Expr left, Expr right) {
    if (!left.shape().isScalar()) {
      return Optional.empty();
    }
    Setting setting = Setting.of(context, book, Fuel.standard());
    return closed(context, setting, Make.compare(Relation.EQUAL, left, right)).congruent();
  }

  /** Free indices stand for every value: they get names of their own. */
  /** A proof of the claim where one is found at once: no induction, no cases, no squeezing. */
  public Optional<Proof> quickly(Context context, Expr claim) {
    if (!(claim.op() instanceof Op.Compare(Relation relation)) || !relation.isOrder()) {
      return Optional.empty();
    }
    Closed closed = closed(context, Setting.of(context, book, Fuel.standard()).quick(), claim);
    Expr said = closed.claim();
    return prove(closed.setting(), said)
        .or(() -> bySquares(closed.setting(), relation, said.arg(0), said.arg(1)))
        .map(closed::stated);
  }

  private static Optional<Proof> bySquares(
      Setting setting, Relation relation, Expr left, Expr right) {
    if (!left.shape().isScalar()) {
      return Optional.empty();
    }
    Order order =
        switch (relation) {
          case LESS -> new Order(setting, right, left, Strength.STRICT);
          case LESS_EQUAL -> new Order(setting, right, left, Strength.WEAK);
          case GREATER -> new Order(setting, left, right, Strength.STRICT);
          case GREATER_EQUAL -> new Order(setting, left, right, Strength.WEAK);
          case EQUAL, NOT_EQUAL, TENDS_TO, EQUIVALENT, IMPLIES ->
              throw new IllegalStateException("no order: " + relation);
        };
    return order
        .bySquares()
        .map(proof -> chained(setting, Make.compare(relation, left, right), proof));
  }

  private record Closed(Setting setting, Map<String, String> names, Expr claim) {
    Optional<Proof> congruent() {
      List<Expr> conditions =
          new ArrayList<>(Forms.conditions(setting.context(), claim.arg(0), claim.arg(1)));
      return new Congruent(setting)
          .prove(claim.arg(0), claim.arg(1))
          .map(proof -> {
            conditions.removeIf(condition -> setting.holds(condition).isPresent());
            return stated(proof.under(conditions));
          });
    }

    /** With the names that the author gave. */
    Proof stated(Proof proof) {
      Proof result = proof;
      for (Map.Entry<String, String> name : names.entrySet()) {
        Expr fresh = Make.scalar(name.getKey());
        Expr given = Make.scalar(name.getValue());
        result =
            new Proof(
                result.grounds(),
                result.conditions().stream().map(Substitution.of(fresh, given)::in).toList(),
                result.argument().stream().map(chain -> chain.with(fresh, given)).toList());
      }
      return result;
    }
  }

  private static Closed closed(Context context, Setting where, Expr claim) {
    Setting setting = where;
    Map<String, String> names = new LinkedHashMap<>();
    Expr renamed = claim;
    for (String name : new Names().free(claim)) {
      if (context.find(name).isEmpty()) {
        String fresh = setting.fresh("any " + name);
        names.put(fresh, name);
        renamed = new Renaming(name, fresh).in(renamed);
        setting = fixed(setting, fresh, renamed);
      }
    }
    return new Closed(setting, names, renamed);
  }

  private Optional<Proof> closed(Context context, Expr claim) {
    Closed closed = closed(context, Setting.of(context, book, Fuel.standard()), claim);
    Optional<Proof> plain = prove(closed.setting(), closed.claim());
    if (plain.isEmpty()) {
      return Inductive.prove(Setting.of(context, book, Fuel.standard()), claim);
    }
    return plain.map(closed::stated);
  }

  /** With a name for an index: one of entries is within the lengths that it counts. */
  private static Setting fixed(Setting setting, String name, Expr claim) {
    Expr index = Make.scalar(name);
    Set<Dim> lengths = new LinkedHashSet<>();
    lengths(claim, index, lengths);
    if (lengths.isEmpty()) {
      return setting.with(Setting.scalar(name, Declaration.Domain.INTEGER));
    }
    Setting known =
        setting
            .with(Setting.scalar(name, Declaration.Domain.NATURAL))
            .knowing(Make.compare(Relation.GREATER_EQUAL, index, Make.number(1)));
    for (Dim length : lengths) {
      known = known.knowing(Make.compare(Relation.LESS_EQUAL, index, Make.size(length)));
    }
    return known;
  }

  private static void lengths(Expr expr, Expr index, Set<Dim> found) {
    if (expr.is(Operator.ENTRY)) {
      List<Dim> dims = expr.arg(0).shape().dims();
      for (int i = 1; i < expr.args().size(); i++) {
        if (expr.arg(i).equals(index) && i <= dims.size()) {
          found.add(dims.get(i - 1));
        }
      }
    }
    expr.args().forEach(arg -> lengths(arg, index, found));
  }

  private static Optional<Proof> prove(Setting setting, Expr claim) {
    return switch (claim.op()) {
      case Operator.AND -> all(setting, claim.args());
      case Op.Compare(Relation relation) ->
          relation == Relation.TENDS_TO
              ? new Tending(setting).prove(claim.arg(0), claim.arg(1))
              : compare(setting, relation, claim.arg(0), claim.arg(1));
      case Op.Has(Property property) -> has(setting, property, claim.args());
      case Op _ -> Optional.empty();
    };
  }

  private static Optional<Proof> all(Setting setting, List<Expr> claims) {
    List<Proof> parts = new ArrayList<>();
    for (Expr claim : claims) {
      Optional<Proof> part = prove(setting, claim);
      if (part.isEmpty()) {
        return part;
      }
      parts.add(part.get());
    }
    return Optional.of(Proof.from(parts));
  }

  private static Optional<Proof> has(Setting setting, Property property, List<Expr> args) {
    return switch (property) {
      case CONVEX, CONCAVE ->
          args.size() == 2
              ? Convexity.prove(setting, property, args.get(0), args.get(1))
              : Optional.empty();
      case INCREASING, DECREASING -> Optional.empty();
      default ->
          args.size() == 1 ? setting.holds(Make.has(property, args.getFirst())) : Optional.empty();
    };
  }

  private static Optional<Proof> compare(
      Setting setting, Relation relation, Expr left, Expr right) {
    Expr first = left;
    Expr second = right;
    Setting inside = setting;
    if (!left.shape().isScalar()) {
      List<Expr> at = new ArrayList<>();
      for (int i = 0; i < left.shape().rank(); i++) {
        String name = inside.fresh("any " + (i + 1));
        inside = inside.with(Setting.scalar(name, Declaration.Domain.INTEGER));
        at.add(Make.scalar(name));
      }
      first = Canonical.entry(left, at);
      second = Canonical.entry(right, at);
    }
    List<Expr> conditions = new ArrayList<>(Forms.conditions(inside.context(), first, second));
    Setting there = inside;
    conditions.removeIf(condition -> there.holds(condition).isPresent());
    return inside
        .holds(Make.compare(relation, first, second))
        .map(proof -> chained(setting, Make.compare(relation, left, right), proof))
        .map(proof -> proof.under(conditions));
  }

  /** Of numbers, with the chain from one side to the other. */
  private static Proof chained(Setting setting, Expr claim, Proof proof) {
    Relation relation = ((Op.Compare) claim.op()).relation();
    boolean rising = relation == Relation.LESS || relation == Relation.LESS_EQUAL;
    List<Argument> own = proof.argument();
    return own.isEmpty()
        ? Chain.of(setting, relation, claim.arg(0), claim.arg(1), proof)
            .map(chain -> proof.shown(List.of(chain)))
            .orElse(proof)
        : proof.shown(rising ? own.stream().map(Argument::turned).toList() : own);
  }
}
