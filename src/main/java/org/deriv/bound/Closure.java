package org.deriv.bound;

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
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;

/** Collects orders that may matter to a question: from assumptions, from laws, from signs. */
final class Closure {
  private static final int ROUNDS = 4;
  private static final int FACTS = 90;
  private static final int ATOMS = 40;

  /** How far facts are sought. */
  enum Reach {
    /** What assumptions and laws say. */
    NEAR,
    /** And what follows from what stands under sums, products and norms. */
    FAR
  }

  private final Setting setting;
  private final Reach reach;
  private boolean wider;
  private final Set<Fact> facts = new LinkedHashSet<>();
  private final Map<Expr, Expr> simpler = new LinkedHashMap<>();
  private final Map<Expr, Expr> opened = new LinkedHashMap<>();
  private final Map<Expr, Ground> equations = new LinkedHashMap<>();
  private final Set<Expr> visited = new LinkedHashSet<>();
  private final Quantified quantified;
  private final Relevance relevance;

  Closure(Setting setting) {
    this(setting, Reach.FAR);
  }

  Closure(Setting setting, Reach reach) {
    this.setting = setting;
    this.reach = reach;
    this.quantified = new Quantified(setting.context());
    this.relevance = new Relevance(setting.context());
  }

  /** What the laws and assumptions say of the atoms of expressions, of those they mention, …. */
  List<Fact> about(List<Expr> exprs) {
    List<Expr> mentioned = new ArrayList<>(exprs);
    for (Expr assumption : setting.context().assumptions()) {
      assumed(assumption).ifPresent(mentioned::addAll);
    }
    new Implied(setting).signs().forEach(facts::add);
    mentioned.forEach(relevance::mention);
    for (int round = 0; round < ROUNDS; round++) {
      Set<Expr> atoms = Atoms.of(mentioned);
      atoms.removeAll(visited);
      if (atoms.isEmpty()) {
        break;
      }
      mentioned = new ArrayList<>();
      for (Expr atom : atoms) {
        if (visited.size() < ATOMS && facts.size() < FACTS && visited.add(atom)) {
          List<Expr> more = visit(atom);
          more.forEach(relevance::mention);
          mentioned.addAll(more);
        }
      }
    }
    facts.addAll(Implied.squares(facts, visited));
    facts.addAll(new Implied(setting).roots(facts));
    return new ArrayList<>(facts);
  }

  /** Whether more might be found farther off. */
  boolean isPartial() {
    return wider;
  }

  /** What equals something simpler by a law. */
  Map<Expr, Expr> simpler() {
    return simpler;
  }

  /** What equals a largest or smallest of several, which is decided by cases. */
  Map<Expr, Expr> opened() {
    return opened;
  }

  /** The proof with the equations by which what it speaks of was simplified. */
  Proof told(Proof proof, List<Expr> sides) {
    List<Expr> said = new ArrayList<>(sides);
    proof.grounds().forEach(ground -> ground.statement().ifPresent(said::add));
    List<Ground> used = new ArrayList<>();
    equations.forEach((left, ground) -> {
      if (said.stream().anyMatch(expr -> Places.contains(expr, left))) {
        used.add(ground);
      }
    });
    return proof.with(used);
  }

  Set<Expr> atoms() {
    return visited;
  }

  /** An order that is assumed of numbers, and what it mentions. */
  private Optional<List<Expr>> assumed(Expr assumption) {
    if (!(assumption.op() instanceof Op.Compare(Relation relation))
        || !assumption.arg(0).shape().isScalar()
        || quantified.isQuantified(assumption)) {
      return Optional.empty();
    }
    return record("assumed", assumption);
  }

  private List<Expr> visit(Expr atom) {
    List<Expr> mentioned = new ArrayList<>();
    sign(atom);
    for (Expr assumption : quantified.about(atom)) {
      record("assumed", assumption).ifPresent(mentioned::addAll);
    }
    for (LawBook.Instance instance : setting.book().about(atom, setting.knowledge())) {
      if (isRelevant(instance, atom) && facts.size() < FACTS) {
        instance
            .met(setting::meets)
            .flatMap(proof -> record(instance.ground(), instance.claim(), proof))
            .ifPresent(mentioned::addAll);
      }
    }
    List<Fact> more = new ArrayList<>(folded(atom));
    Sizes.terms(setting, atom).ifPresent(more::add);
    more.addAll(new Lipschitz(setting).about(atom));
    Factored.of(setting, atom).ifPresent(more::add);
    for (Fact fact : more) {
      facts.add(fact);
      mentioned.add(fact.greater());
      mentioned.add(fact.lesser());
    }
    return mentioned;
  }

  private List<Fact> folded(Expr atom) {
    Folding folding = new Folding(setting);
    List<Fact> found = new ArrayList<>(folding.about(atom));
    if (reach == Reach.FAR) {
      found.addAll(folding.asked(atom));
    }
    wider |= reach == Reach.NEAR && folding.isAsking(atom);
    return found;
  }

  /** An equation with something simpler is always of use. */
  private boolean isRelevant(LawBook.Instance instance, Expr atom) {
    if (!(instance.claim().op() instanceof Op.Compare(Relation relation))) {
      return false;
    }
    Expr other = setting.canonical().of(instance.claim().arg(1));
    return relation == Relation.EQUAL
        ? relevance.simplifies(atom, other)
            || relevance.allows(atom, other)
            || (Places.hasExtreme(other) && relevance.speaksOfKnown(other))
        : relevance.allows(atom, other);
  }

  /** What the structure of an atom says of its sign. */
  private void sign(Expr atom) {
    if (setting.facts().provesPositive(atom)) {
      facts.add(Fact.by("sign", atom, Make.number(0), Strength.STRICT));
    } else if (setting.facts().provesNonnegative(atom) || isSize(atom)) {
      facts.add(Fact.by("sign", atom, Make.number(0), Strength.WEAK));
    }
  }

  private static boolean isSize(Expr atom) {
    return atom.op() instanceof Op.Norm
        || (atom.op() instanceof Op.Moment(Op.Moment.Kind kind, List<String> _)
            && kind == Op.Moment.Kind.VARIANCE
            && atom.shape().isScalar())
        || (atom.is(Operator.POWER) && atom.arg(1).isNumber(2) && atom.shape().isScalar());
  }

  private Optional<List<Expr>> record(String law, Expr claim) {
    return record(Ground.of(claim, law), claim, Proof.from(List.of()));
  }

  /** The claim as one or two facts; what they mention. */
  private Optional<List<Expr>> record(Ground ground, Expr claim, Proof because) {
    if (!(claim.op() instanceof Op.Compare(Relation relation))) {
      return Optional.empty();
    }
    Expr left = setting.canonical().of(claim.arg(0));
    Expr right = setting.canonical().of(claim.arg(1));
    Proof proof = Proof.from(List.of(because), ground);
    switch (relation) {
      case LESS_EQUAL -> facts.add(new Fact(right, left, Strength.WEAK, proof));
      case LESS -> facts.add(new Fact(right, left, Strength.STRICT, proof));
      case GREATER_EQUAL -> facts.add(new Fact(left, right, Strength.WEAK, proof));
      case GREATER -> facts.add(new Fact(left, right, Strength.STRICT, proof));
      case EQUAL -> {
        facts.add(new Fact(left, right, Strength.WEAK, proof));
        facts.add(new Fact(right, left, Strength.WEAK, proof));
        if (Places.hasExtreme(right)) {
          opened.putIfAbsent(left, right);
        }
        if (Atoms.of(List.of(left)).contains(left) && relevance.simplifies(left, right)) {
          simpler.putIfAbsent(left, right);
          equations.putIfAbsent(left, ground);
        }
      }
      case NOT_EQUAL, TENDS_TO, EQUIVALENT, IMPLIES -> {
        return Optional.empty();
      }
    }
    return Optional.of(List.of(left, right));
  }
}
