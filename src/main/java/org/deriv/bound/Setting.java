package org.deriv.bound;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.normal.Equality;
import org.deriv.normal.Facts;
import org.deriv.normal.Outcome;
import org.deriv.rule.Assumptions;

/** What is known where a question is asked, and how much may still be asked. */
final class Setting {
  private static final int DEPTH = 5;

  private final Background background;
  private final LawBook book;
  private final Fuel fuel;
  private final int depth;
  private final Effort effort;
  private final Set<Expr> folds;
  private final Map<Expr, Optional<Proof>> answers = new HashMap<>();

  private Setting(
      Background background, LawBook book, Fuel fuel, int depth, Effort effort, Set<Expr> folds) {
    this.background = background;
    this.book = book;
    this.fuel = fuel;
    this.depth = depth;
    this.effort = effort;
    this.folds = folds;
  }

  static Setting of(Context context, LawBook book, Fuel fuel) {
    return new Setting(new Background(context), book, fuel, DEPTH, Effort.FULL, Set.of());
  }

  /** How scalars are read here. */
  Optional<Reading> reading(Reading.Mode mode) {
    return background.readings.computeIfAbsent(mode, it -> Reading.of(background.context, it));
  }

  Context context() {
    return background.context;
  }

  LawBook book() {
    return book;
  }

  Facts facts() {
    return background.facts;
  }

  Assumptions knowledge() {
    return background.knowledge;
  }

  Canonical canonical() {
    return background.canonical;
  }

  Effort effort() {
    return effort;
  }

  /** For a question whose answer would help, but is not worth much. */
  Setting quick() {
    return new Setting(background, book, fuel, depth, Effort.PLAIN, folds);
  }

  Fuel fuel() {
    return fuel;
  }

  boolean isDeep() {
    return depth <= 0;
  }

  /** Where more is assumed; questions there are asked for the sake of one here. */
  Setting assuming(Expr... truths) {
    Context more = background.context;
    for (Expr truth : truths) {
      more = more.assuming(truth);
    }
    return new Setting(new Background(more), book, fuel, depth - 1, effort, folds);
  }

  /** The same question asked of another context. */
  Setting in(Context context) {
    return new Setting(new Background(context), book, fuel, depth - 1, effort, folds);
  }

  /** A question of its own in another context. */
  Setting anew(Context context) {
    return new Setting(new Background(context), book, Fuel.standard(), DEPTH, effort, Set.of());
  }

  /** For a question asked for the sake of another. */
  Setting deeper() {
    return new Setting(background, book, fuel, depth - 1, effort, folds);
  }

  /** Where the index of a sum, a product, … is fixed, to ask for what stands under it. */
  Setting under(Expr fold, String name, Expr first, Expr last) {
    Setting inside = withIndex(name, first, last);
    Set<Expr> all = new HashSet<>(folds);
    all.add(fold);
    return new Setting(inside.background, book, fuel, inside.depth, effort, Set.copyOf(all));
  }

  /** Whether the question is of what stands under the index of this very sum, product, …. */
  boolean isUnder(Expr fold) {
    return folds.contains(fold);
  }

  /** Where an index is fixed between bounds. */
  Setting withIndex(String name, Expr first, Expr last) {
    Expr index = Make.scalar(name);
    Context more =
        background
            .context
            .with(scalar(name, Declaration.Domain.INTEGER))
            .assuming(Make.compare(Relation.LESS_EQUAL, first, index))
            .assuming(Make.compare(Relation.LESS_EQUAL, index, last));
    return new Setting(new Background(more), book, fuel, depth - 1, effort, folds);
  }

  Setting with(Declaration declaration) {
    return new Setting(
        new Background(background.context.with(declaration)), book, fuel, depth, effort, folds);
  }

  /** Where one more thing is known. */
  Setting knowing(Expr truth) {
    return new Setting(
        new Background(background.context.assuming(truth)), book, fuel, depth, effort, folds);
  }

  static Declaration scalar(String name, Declaration.Domain domain) {
    return new Declaration.Given(name, Shape.SCALAR, List.of(), List.of(), domain);
  }

  /** A name that nothing has yet. */
  String fresh(String like) {
    String name = like;
    for (int number = 1; background.context.find(name).isPresent(); number++) {
      name = like + "·" + number;
    }
    return name;
  }

  /** Whether one expression is at least, or above, another. */
  Optional<Proof> order(Expr greater, Expr lesser, Strength strength) {
    Relation relation = strength == Strength.STRICT ? Relation.GREATER : Relation.GREATER_EQUAL;
    Expr claim = Make.compare(relation, greater, lesser);
    Optional<Proof> answer = answers.get(claim);
    if (answer == null) {
      answers.put(claim, Optional.empty());
      answer =
          isDeep() || !fuel.take()
              ? Optional.empty()
              : new Order(this, greater, lesser, strength).prove();
      answers.put(claim, answer);
    }
    return answer;
  }

  /** Whether two expressions are equal wherever they are defined. */
  boolean areEqual(Expr left, Expr right) {
    return left.equals(right)
        || (left.shape().equals(right.shape())
            && Equality.decide(background.context, left, right) instanceof Outcome.Proof proof
            && proof.conditions().isEmpty());
  }

  /** Whether a condition of a law follows, by what is found quickly. */
  Optional<Proof> meets(Expr condition) {
    Setting quick = deeper().quick();
    Background.Asked asked = new Background.Asked(condition, depth);
    Optional<Proof> answer = background.conditions.get(asked);
    if (answer == null) {
      answer = quick.holds(condition);
      background.conditions.put(asked, answer);
    }
    return answer;
  }

  /** Whether a truth value follows. */
  Optional<Proof> holds(Expr truth) {
    if (background.context.assumptions().contains(truth)) {
      return Optional.of(Proof.by(Ground.of(truth, Ground.ASSUMED)));
    }
    return switch (truth.op()) {
      case Operator.AND -> all(truth.args());
      case Op.Has(Property property) -> has(property, truth.arg(0));
      case Op.Compare(Relation relation) -> compare(relation, truth.arg(0), truth.arg(1));
      case Op _ -> Optional.empty();
    };
  }

  private Optional<Proof> all(List<Expr> truths) {
    List<Proof> parts = new ArrayList<>();
    for (Expr truth : truths) {
      Optional<Proof> part = holds(truth);
      if (part.isEmpty()) {
        return part;
      }
      parts.add(part.get());
    }
    return Optional.of(Proof.from(parts));
  }

  private Optional<Proof> has(Property property, Expr of) {
    boolean plain =
        switch (property) {
          case SYMMETRIC -> background.facts.provesSymmetric(of);
          case INVERTIBLE -> background.facts.provesInvertible(of);
          case FULL_COLUMN_RANK -> background.facts.provesFullColumnRank(of);
          case POSITIVE_DEFINITE -> background.facts.provesPositiveDefinite(of);
          case POSITIVE_SEMIDEFINITE -> background.facts.provesPositiveSemidefinite(of);
          default -> background.knowledge.holds(Make.has(property, of));
        };
    if (plain) {
      return Optional.of(Proof.by(Ground.of(Make.has(property, of), Ground.PARTS)));
    }
    return new Definite(this).prove(property, of);
  }

  private Optional<Proof> compare(Relation relation, Expr left, Expr right) {
    Optional<Setting> closed = closed(left, right);
    if (closed.isPresent()) {
      return closed.get().compare(relation, left, right);
    }
    return switch (relation) {
      case GREATER -> order(left, right, Strength.STRICT);
      case GREATER_EQUAL -> order(left, right, Strength.WEAK);
      case LESS -> order(right, left, Strength.STRICT);
      case LESS_EQUAL -> order(right, left, Strength.WEAK);
      case NOT_EQUAL ->
          order(left, right, Strength.STRICT).or(() -> order(right, left, Strength.STRICT));
      case EQUAL ->
          areEqual(left, right)
              ? Optional.of(Proof.by(Ground.of(Make.compare(relation, left, right), "equal")))
              : congruent(left, right).or(() -> between(left, right));
      case TENDS_TO, EQUIVALENT, IMPLIES -> Optional.empty();
    };
  }

  private Optional<Proof> congruent(Expr left, Expr right) {
    return left.shape().isScalar() ? new Congruent(this).prove(left, right) : Optional.empty();
  }

  /** Two numbers of which each is at most the other. */
  private Optional<Proof> between(Expr left, Expr right) {
    return left.shape().isScalar()
        ? order(left, right, Strength.WEAK)
            .flatMap(above ->
                order(right, left, Strength.WEAK).map(below -> Proof.from(List.of(above, below))))
        : Optional.empty();
  }

  /** Where free indices, which stand for every value, are fixed, if there are any. */
  private Optional<Setting> closed(Expr left, Expr right) {
    Names names = new Names();
    Setting setting = this;
    for (Set<String> free : List.of(names.free(left), names.free(right))) {
      for (String name : free) {
        if (setting.background.context.find(name).isEmpty()) {
          setting = setting.with(scalar(name, Declaration.Domain.INTEGER));
        }
      }
    }
    return setting == this ? Optional.empty() : Optional.of(setting);
  }
}
