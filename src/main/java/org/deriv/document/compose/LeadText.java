package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.check.GoalReport;
import org.deriv.document.Block;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.problem.Goal;

/**
 * The sentence that says what is sought, where the lines of an argument begin with something else.
 */
final class LeadText {
  private final Typesetter type;

  LeadText(Typesetter type) {
    this.type = type;
  }

  /** For what came of a goal; nothing where its first line says it. */
  Optional<Block> of(GoalReport report) {
    boolean argued = report.stages().stream().anyMatch(stage -> stage.heading().isPresent());
    if (report.goal().isEmpty() || !argued) {
      return Optional.empty();
    }
    List<Inline> words = new ArrayList<>();
    switch (report.goal().get()) {
      case Goal.Show show -> claim(words, show);
      case Goal.Optimize optimize -> optimum(words, optimize, report);
      case Goal.Unroll unroll -> {
        words.addAll(Inline.text("We seek "));
        words.add(maths(unroll.term()));
        words.addAll(Inline.text(" in closed form."));
      }
      case Goal.Taylor taylor -> expansion(words, taylor);
      case Goal.Derive _,
          Goal.Solve _,
          Goal.Eliminate _,
          Goal.Match _,
          Goal.Backprop _,
          Goal.TakeLimit _,
          Goal.Compute _,
          Goal.Simulate _,
          Goal.Cost _,
          Goal.Draw _,
          Goal.Plot _,
          Goal.Check _ -> {}
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(new Block.Paragraph(words));
  }

  private void claim(List<Inline> words, Goal.Show show) {
    words.addAll(Inline.text("We show that "));
    words.add(maths(show.claim()));
    show.induction()
        .ifPresent(index -> {
          words.addAll(Inline.text(", by induction on "));
          words.add(new Inline.Maths(Formula.of(type.name(index, Shape.SCALAR))));
        });
    words.addAll(Inline.text("."));
  }

  private void expansion(List<Inline> words, Goal.Taylor goal) {
    words.addAll(Inline.text("We expand "));
    words.add(maths(goal.of()));
    words.addAll(Inline.text(" at "));
    words.add(maths(Make.compare(Relation.EQUAL, goal.variable(), goal.at())));
    words.addAll(Inline.text(" to order " + goal.order()));
    goal.along()
        .ifPresent(step -> {
          words.addAll(Inline.text(", for the step "));
          words.add(maths(step));
        });
    words.addAll(Inline.text("."));
  }

  private void optimum(List<Inline> words, Goal.Optimize goal, GoalReport report) {
    boolean minimum = goal.sense() == Goal.Sense.MINIMUM;
    words.addAll(Inline.text(minimum ? "Minimise " : "Maximise "));
    words.add(maths(goal.objective()));
    words.addAll(Inline.text(" over "));
    words.addAll(
        TruthText.enumerated(goal.over().stream().map(it -> List.<Inline>of(maths(it))).toList()));
    new TruthText(type)
        .words(goal.constraints())
        .ifPresent(constraints -> {
          words.addAll(Inline.text(" subject to "));
          words.addAll(constraints);
        });
    multipliers(words, goal, report);
    boolean alone = goal.over().size() == 1;
    goal.name()
        .filter(_ -> alone)
        .ifPresent(name -> {
          words.addAll(
              Inline.text("; the " + (minimum ? "minimiser" : "maximiser") + " is called "));
          String star = type.name(name, goal.over().getFirst().shape());
          words.add(new Inline.Maths(Formula.of(star)));
        });
    words.addAll(Inline.text("."));
  }

  /** The names that the argument brings in for the constraints. */
  private void multipliers(List<Inline> words, Goal.Optimize goal, GoalReport report) {
    Set<String> known = new HashSet<>();
    goal.over().forEach(variable -> known.add(variable.toString()));
    List<List<Inline>> found = new ArrayList<>();
    Optional<Expr> first = report.stages().getFirst().start();
    if (goal.constraints().isEmpty() || first.isEmpty()) {
      return;
    }
    for (String name : new Names().free(first.get())) {
      if (known.add(name) && report.context().find(name).isEmpty()) {
        shape(first.get(), name)
            .ifPresent(shape -> found.add(List.of(maths(Make.symbol(name, shape)))));
      }
    }
    if (!found.isEmpty()) {
      words.addAll(Inline.text(" with the multiplier" + (found.size() > 1 ? "s " : " ")));
      words.addAll(TruthText.enumerated(found));
    }
  }

  private static Optional<Shape> shape(Expr expr, String of) {
    return expr.op() instanceof Op.Symbol(String name, Shape shape) && name.equals(of)
        ? Optional.of(shape)
        : expr.args().stream().flatMap(arg -> shape(arg, of).stream()).findFirst();
  }

  private Inline maths(Expr expr) {
    return new Inline.Maths(type.inline(expr));
  }
}
