package org.deriv.bound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.deriv.bound.Argument.Link;
import org.deriv.expr.Expr;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.normal.recurrence.Induction;

/**
 * Writes a proof of an order as a chain: from one side to the other, each line from the one above
 * by what the proof rests on, put in at a place where the line rises with it. Whoever shows the
 * chain judges its steps; a chain that does not lead to the other side is none.
 */
final class Chain {
  private static final int LONGEST = 10;

  private final Setting setting;
  private final Relation relation;
  private final Expr end;
  private final List<Ground> left;
  private final List<Link> links = new ArrayList<>();
  private Expr line;

  private Chain(Setting setting, Relation relation, Expr start, Expr end, List<Ground> grounds) {
    this.setting = setting;
    this.relation = relation;
    this.line = start;
    this.end = end;
    this.left = new ArrayList<>(grounds);
  }

  /** The chain of a proof, where it has more than one step. */
  static Optional<Argument> of(
      Setting setting, Relation relation, Expr start, Expr end, Proof proof) {
    if (!relation.isOrder() || !start.shape().isScalar()) {
      return Optional.empty();
    }
    Chain chain = new Chain(setting, relation, start, end, proof.grounds());
    chain.build();
    return chain.links.size() < 2
        ? Optional.empty()
        : Optional.of(new Argument(Optional.empty(), List.of(), start, chain.links));
  }

  private void build() {
    Expr canonical = setting.canonical().of(line);
    Optional<Put> first = next();
    if (first.isEmpty() && !canonical.equals(line)) {
      if (!canonical.toString().equals(line.toString())) {
        links.add(new Link(Relation.EQUAL, canonical, "written out"));
      }
      line = canonical;
    }
    for (Optional<Put> put = next(); put.isPresent() && links.size() < LONGEST; put = next()) {
      step(put.get());
    }
    finish();
  }

  /** A line that a ground leads to. */
  private record Put(Ground ground, Relation relation, Expr result, int size) {}

  /** The smallest parts are bounded first, so that nothing is bounded as a whole too early. */
  private Optional<Put> next() {
    Expr here = setting.canonical().of(end);
    if (line.equals(end) || line.equals(here)) {
      return Optional.empty();
    }
    return left.stream()
        .flatMap(ground -> put(ground).stream())
        .min(Comparator.comparingInt(Put::size));
  }

  private void step(Put put) {
    left.remove(put.ground());
    line = put.result();
    Optional<Link> before = links.isEmpty() ? Optional.empty() : Optional.of(links.getLast());
    boolean same =
        before.isPresent()
            && before.get().because().equals(put.ground().because())
            && !put.ground().law().equals(Ground.ASSUMED)
            && before.get().relation() == put.relation();
    if (same) {
      links.removeLast();
    }
    links.add(new Link(put.relation(), line, put.ground().because(), Optional.of(put.ground())));
  }

  /** The other side, where the last line is not it. */
  private void finish() {
    Expr there = setting.canonical().of(end);
    if (line.equals(end)) {
      return;
    }
    boolean equal = line.equals(there) || isEqual();
    boolean open = strict() && links.stream().noneMatch(link -> isStrict(link.relation()));
    links.add(
        equal && !open ? new Link(Relation.EQUAL, end, "rearranged") : new Link(relation, end, ""));
  }

  private boolean isEqual() {
    return setting.areEqual(line, end)
        || Induction.prove(setting.context(), line, end)
            .filter(proof -> proof.conditions().isEmpty())
            .isPresent();
  }

  private boolean strict() {
    return isStrict(relation);
  }

  private static Strength strength(Relation said) {
    return isStrict(said) ? Strength.STRICT : Strength.WEAK;
  }

  private static boolean isStrict(Relation relation) {
    return relation == Relation.LESS || relation == Relation.GREATER;
  }

  private boolean rising() {
    return relation == Relation.LESS || relation == Relation.LESS_EQUAL;
  }

  private Optional<Put> put(Ground ground) {
    if (!(ground.statement().map(Expr::op).orElse(null) instanceof Op.Compare(Relation said))
        || !ground.statement().get().arg(0).shape().isScalar()) {
      return Optional.empty();
    }
    Expr one = setting.canonical().of(ground.statement().get().arg(0));
    Expr other = setting.canonical().of(ground.statement().get().arg(1));
    return switch (said) {
      case EQUAL -> place(ground, one, other, Places.Way.ANY, Relation.EQUAL);
      case LESS, LESS_EQUAL -> bounded(ground, one, other, strength(said));
      case GREATER, GREATER_EQUAL -> bounded(ground, other, one, strength(said));
      case NOT_EQUAL, TENDS_TO, EQUIVALENT, IMPLIES -> Optional.empty();
    };
  }

  private Optional<Put> bounded(Ground ground, Expr lesser, Expr greater, Strength said) {
    Relation weak = rising() ? Relation.LESS_EQUAL : Relation.GREATER_EQUAL;
    Expr from = rising() ? lesser : greater;
    Expr to = rising() ? greater : lesser;
    Relation kept = said == Strength.STRICT && strict() && line.equals(from) ? relation : weak;
    return place(ground, from, to, Places.Way.RISING, kept)
        .or(() ->
            to.op() instanceof Op.Symbol
                ? Optional.empty()
                : place(ground, to, from, Places.Way.FALLING, weak));
  }

  private Optional<Put> place(Ground ground, Expr from, Expr to, Places.Way way, Relation kept) {
    boolean wanted = from.op() instanceof Op.Number || Places.contains(end, from);
    return wanted
        ? Optional.empty()
        : new Places(setting, from, to, way)
            .in(line)
            .map(result -> new Put(ground, kept, result, from.toString().length()));
  }
}
