package org.deriv.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.bound.Argument.Link;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Steps;
import org.deriv.normal.recurrence.Steps.Sides;
import org.deriv.normal.recurrence.Timeline;

/**
 * Orders for every value of an index: at the first values, and at each later one where they are
 * supposed at those before it. In the step the index is a fixed number, so that what is supposed is
 * the claim there and no more. A dimension or a declared number is generalised first: the claim is
 * then shown for every number from the first on.
 */
final class Inductive {
  private static final int INDICES = 2;

  private final Setting setting;
  private final Relation relation;
  private final Sides sides;

  private Inductive(Setting setting, Relation relation, Sides sides) {
    this.setting = setting;
    this.relation = relation;
    this.sides = sides;
  }

  /** A proof by induction on one of the indices that the claim counts in. */
  static Optional<Proof> prove(Setting setting, Expr claim) {
    if (!(claim.op() instanceof Op.Compare(Relation relation))
        || !relation.isOrder()
        || !claim.arg(0).shape().isScalar()) {
      return Optional.empty();
    }
    Timeline timeline = new Timeline(setting.context());
    Sides sides = new Sides(timeline.expanded(claim.arg(0)), timeline.expanded(claim.arg(1)));
    Inductive induction = new Inductive(setting, relation, sides);
    return Steps.indices(setting.context(), List.of(sides.left(), sides.right())).stream()
        .limit(INDICES)
        .flatMap(index -> induction.on(index).stream())
        .findFirst();
  }

  private Optional<Proof> on(Expr index) {
    Expr any = Make.scalar(setting.fresh("any " + index));
    for (int direction : new int[] {1, -1}) {
      Steps steps = Steps.of(setting.context(), sides, index, any, direction);
      for (Linear base : steps.bases()) {
        Optional<Proof> proof = new Course(steps, index, any, base).proof();
        if (proof.isPresent()) {
          return proof;
        }
      }
    }
    return Optional.empty();
  }

  private Expr claim(Sides of) {
    return Make.compare(relation, of.left(), of.right());
  }

  /** One induction: its index, the index's name in the step, its first value. */
  private final class Course {
    private final Steps steps;
    private final Expr index;
    private final Expr any;
    private final Linear base;
    private final List<Proof> parts = new ArrayList<>();
    private final List<Argument> chains = new ArrayList<>();

    Course(Steps steps, Expr index, Expr any, Linear base) {
      this.steps = steps;
      this.index = index;
      this.any = any;
      this.base = base;
    }

    Optional<Proof> proof() {
      for (int i = 0; i < steps.reach(); i++) {
        if (!first(steps.after(base, i))) {
          return Optional.empty();
        }
      }
      if (!step()) {
        return Optional.empty();
      }
      Link end = new Link(relation, sides.right(), "by induction");
      chains.add(new Argument(Optional.of("Conclusion"), List.of(), sides.left(), List.of(end)));
      Proof proof = Proof.from(parts, "by induction on `" + index + "`");
      return Optional.of(
          proof.shown(chains.stream().map(chain -> chain.with(any, index)).toList()));
    }

    private boolean first(Linear value) {
      Sides given = steps.first(value);
      Optional<Proof> proof = setting.holds(claim(given));
      proof.ifPresent(parts::add);
      proof
          .map(it -> chain(setting, steps.stated(value), given, it, "given"))
          .map(chain -> chain.headed("Base case, " + index + " = " + value.expr()))
          .ifPresent(chains::add);
      return proof.isPresent();
    }

    private boolean step() {
      List<Sides> all = steps.next(base);
      List<Expr> supposed = all.stream().skip(1).map(Inductive.this::claim).toList();
      Setting later = later(supposed);
      Optional<Proof> proof = later.holds(claim(all.getFirst()));
      proof.ifPresent(parts::add);
      proof
          .map(it -> chain(later, steps.stated(Linear.of(any)), all.getFirst(), it, unfolded()))
          .map(chain -> supposing(supposed, chain))
          .ifPresent(chains::add);
      return proof.isPresent();
    }

    private String unfolded() {
      return steps.isRecurrent() ? "the recurrence" : "one step split off";
    }

    /** After the first values, with the claim at the values before. */
    private Setting later(List<Expr> supposed) {
      Context context =
          setting
              .context()
              .with(
                  new Declaration.Given(
                      any.toString(),
                      Shape.SCALAR,
                      List.of(),
                      List.of(),
                      steps.isCountedFromZero(base)
                          ? Declaration.Domain.NATURAL
                          : Declaration.Domain.INTEGER));
      for (Expr bound : steps.range(base)) {
        context = context.assuming(bound);
      }
      for (Expr truth : supposed) {
        context = context.assuming(truth);
      }
      return setting.anew(context);
    }

    /** What is supposed is told from what is assumed throughout. */
    private Argument supposing(List<Expr> supposed, Argument chain) {
      List<Expr> assuming = new ArrayList<>();
      for (int i = steps.reach(); i >= 1; i--) {
        assuming.add(claim(steps.stated(steps.after(Linear.of(any), -i))));
      }
      assuming.add(steps.range(base).getFirst());
      List<Link> links =
          chain.links().stream()
              .map(link ->
                  link.of().filter(supposed::contains).isPresent()
                      ? new Link(link.relation(), link.result(), "by the induction hypothesis")
                      : link)
              .toList();
      return new Argument(Optional.of("Induction step"), assuming, chain.start(), links);
    }

    /** From the claim's left side by what the recurrences say to its right side. */
    private Argument chain(Setting where, Sides stated, Sides unfolded, Proof proof, String why) {
      List<Link> links = new ArrayList<>();
      if (!unfolded.left().equals(stated.left())) {
        links.add(new Link(Relation.EQUAL, unfolded.left(), why));
      }
      Optional<Argument> rest = Chain.of(where, relation, unfolded.left(), stated.right(), proof);
      rest.ifPresentOrElse(
          it -> links.addAll(it.links()), () -> links.add(new Link(relation, stated.right(), "")));
      return new Argument(Optional.empty(), List.of(), stated.left(), links);
    }
  }
}
