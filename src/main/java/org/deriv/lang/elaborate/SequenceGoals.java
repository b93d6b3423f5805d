package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.GoalTree;
import org.deriv.lang.tree.Target;
import org.deriv.problem.Goal;

/** Reads goals about sequences. */
final class SequenceGoals {
  /** What is run where the number of steps is not said. */
  static final int STEPS = 100;

  private static final int MOST_STEPS = 1_000_000;

  private final ExpressionReader reader;

  SequenceGoals(ExpressionReader reader) {
    this.reader = reader;
  }

  Optional<Goal> unroll(GoalTree.Unroll node) {
    Optional<Expr> term = new SequenceReader(reader).read(node.expression());
    Optional<Expr> to = node.to().flatMap(it -> reader.scalar(it, "a time"));
    if (term.isPresent() && !isSequence(term.get())) {
      return reader.report(
          Finding.error(
                  "not-a-sequence",
                  "only a term of a recurrence can be unrolled",
                  node.expression().span())
              .help("write `unroll v[t]`"));
    }
    return node.to().isPresent() && to.isEmpty()
        ? Optional.empty()
        : term.map(of -> new Goal.Unroll(of, to));
  }

  private static boolean isSequence(Expr term) {
    return term.op() instanceof Op.Term
        || (term.is(Operator.ENTRY) && term.arg(0).op() instanceof Op.Term);
  }

  Optional<Goal> eliminate(GoalTree.Eliminate node) {
    if (node.names().size() != 1 || node.from().size() != 1) {
      return one("one name is eliminated from one sequence", node.span());
    }
    Optional<String> name = sequence(node.names().getFirst());
    Optional<Expr> from = new SequenceReader(reader).read(node.from().getFirst());
    return name.flatMap(what -> from.map(of -> new Goal.Eliminate(what, of)));
  }

  Optional<Goal> match(GoalTree.Match node) {
    if (node.recurrences().size() != 2) {
      return one("two sequences are matched", node.span());
    }
    Optional<Expr> first = new SequenceReader(reader).read(node.recurrences().get(0));
    Optional<Expr> second = new SequenceReader(reader).read(node.recurrences().get(1));
    List<Expr> unknowns = new ArrayList<>();
    for (Target target : node.unknowns()) {
      new CalculusReader(reader).variable(Targets.expression(target)).ifPresent(unknowns::add);
    }
    if (first.isEmpty() || second.isEmpty() || unknowns.size() != node.unknowns().size()) {
      return Optional.empty();
    }
    if (!first.get().shape().equals(second.get().shape())) {
      return reader.report(
          Finding.error(
                  "shape-mismatch",
                  "cannot match "
                      + Fit.written(first.get().shape())
                      + " with "
                      + Fit.written(second.get().shape()),
                  node.recurrences().get(0).span().to(node.recurrences().get(1).span()))
              .label("the shapes differ"));
    }
    return Optional.of(new Goal.Match(first.get(), second.get(), unknowns));
  }

  Optional<Goal> backprop(GoalTree.Backprop node) {
    Optional<Expr> loss = reader.scalar(node.loss(), "a loss");
    List<String> through = new ArrayList<>();
    node.through().forEach(target -> sequence(target).ifPresent(through::add));
    return loss.isPresent() && through.size() == node.through().size()
        ? Optional.of(new Goal.Backprop(loss.get(), through))
        : Optional.empty();
  }

  /** The name of a sequence that is defined. */
  private Optional<String> sequence(Target target) {
    String name = target.name().name();
    if (reader.isSilent(name)) {
      return Optional.empty();
    }
    Optional<Declaration> declaration = reader.scope().find(name);
    if (declaration.isEmpty()) {
      return new NameReader(reader)
          .undeclared(name, target.name().span(), "`recurrence " + name + "[t] = … for t in 1..T`");
    }
    return SequenceReader.term(name, reader.scope()).isPresent()
        ? Optional.of(name)
        : reader.report(
            Finding.error(
                    "not-a-sequence", "`" + name + "` is not a sequence", target.name().span())
                .help("a sequence is declared with `recurrence " + name + "[t] = …`"));
  }

  Optional<Goal> simulate(GoalTree.Simulate node) {
    if (node.expressions().size() != 1) {
      return one("one sequence is run at a time", node.span());
    }
    Optional<Expr> of = new SequenceReader(reader).read(node.expressions().getFirst());
    Optional<List<Goal.Binding>> with = new WithReader(reader).read(node.with());
    Optional<Integer> steps =
        node.steps().isEmpty() ? Optional.of(STEPS) : number(node.steps().get());
    return of.flatMap(
        expr -> with.flatMap(values -> steps.map(count -> new Goal.Simulate(expr, values, count))));
  }

  private Optional<Integer> number(Expression node) {
    return reader
        .read(node)
        .flatMap(read ->
            read.op() instanceof Op.Number(Rational value)
                    && value.isInt()
                    && value.intValue() >= 1
                    && value.intValue() <= MOST_STEPS
                ? Optional.of(value.intValue())
                : reader.report(
                    Finding.error(
                        "not-a-number",
                        "a number of steps from 1 to " + MOST_STEPS + " is wanted",
                        node.span())));
  }

  Optional<Goal> draw(GoalTree.Draw node) {
    if (node.ranges().size() > 1) {
      return one("a graph is drawn for one range of times", node.span());
    }
    List<Expr> of = new ArrayList<>();
    node.expressions().forEach(it -> new SequenceReader(reader).read(it).ifPresent(of::add));
    List<IndexRange> times = new RangeReader(reader).readAll(node.ranges());
    boolean all = of.size() == node.expressions().size() && times.size() == node.ranges().size();
    return all ? Optional.of(new Goal.Draw(of, times.stream().findFirst())) : Optional.empty();
  }

  private <T> Optional<T> one(String message, Span span) {
    return reader.report(Finding.error("unsupported", message, span));
  }
}
