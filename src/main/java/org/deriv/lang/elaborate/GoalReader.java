package org.deriv.lang.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.expr.Expr;
import org.deriv.expr.IndexRange;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.lang.tree.CheckTree;
import org.deriv.lang.tree.Expression;
import org.deriv.lang.tree.GoalTree;
import org.deriv.lang.tree.Target;
import org.deriv.problem.Goal;

/** Reads goals. */
final class GoalReader {
  private final Draft draft;
  private final ExpressionReader reader;
  private List<Expr> assuming = List.of();

  GoalReader(Draft draft, Locals locals) {
    this.draft = draft;
    this.reader = new ExpressionReader(draft, locals);
  }

  /** The goal; what it defines and assumes for itself is in the draft's scope afterwards. */
  Optional<Goal> read(GoalTree node) {
    int before = draft.errors();
    List<Expr> known = draft.scope().context().assumptions();
    new Conditions(draft, reader.locals()).assume(node.assuming());
    assuming =
        draft.scope().context().assumptions().stream()
            .filter(truth -> !known.contains(truth))
            .toList();
    boolean assumed = draft.errors() == before;
    Optional<Goal> goal = goal(node);
    return assumed ? goal : Optional.empty();
  }

  /** What the goal that was read assumes for itself. */
  List<Expr> assuming() {
    return assuming;
  }

  private Optional<Goal> goal(GoalTree node) {
    return switch (node) {
      case GoalTree.Derive derive -> reader.read(derive.expression()).map(Goal.Derive::new);
      case GoalTree.Optimize optimize -> optimize(optimize);
      case GoalTree.Solve solve -> solve(solve);
      case GoalTree.Taylor taylor -> new TaylorReader(reader).read(taylor);
      case GoalTree.Limit limit -> limit(limit);
      case GoalTree.Show show -> new ClaimReader(reader).read(show);
      case GoalTree.Compute compute -> compute(compute);
      case GoalTree.Cost cost -> reader.read(cost.expression()).map(Goal.Cost::new);
      case GoalTree.Plot plot -> plot(plot);
      case GoalTree.Unroll unroll -> new SequenceGoals(reader).unroll(unroll);
      case GoalTree.Eliminate eliminate -> new SequenceGoals(reader).eliminate(eliminate);
      case GoalTree.Match match -> new SequenceGoals(reader).match(match);
      case GoalTree.Backprop backprop -> new SequenceGoals(reader).backprop(backprop);
      case GoalTree.Simulate simulate -> new SequenceGoals(reader).simulate(simulate);
      case GoalTree.Draw draw -> new SequenceGoals(reader).draw(draw);
      case CheckTree.Chain chain -> Optional.of(new ChainReader(reader).read(chain));
      case CheckTree.Argument argument -> Optional.of(new ArgumentReader(reader).read(argument));
      case CheckTree.Latex _ ->
          throw new IllegalStateException("LaTeX is read before its goal is elaborated");
    };
  }

  private Optional<Goal> optimize(GoalTree.Optimize node) {
    Optional<Expr> objective = reader.scalar(node.objective(), "an objective");
    Optional<List<Expr>> over = variables(node.over());
    List<Expr> constraints = new ArrayList<>();
    node.constraints()
        .forEach(it -> new PropositionReader(reader).read(it).ifPresent(constraints::add));
    if (objective.isEmpty() || over.isEmpty() || constraints.size() != node.constraints().size()) {
      return Optional.empty();
    }
    if (node.as().isPresent() && over.get().size() > 1) {
      return reader.report(
          Finding.error(
              "unsupported",
              "one name cannot stand for several variables",
              node.as().get().span()));
    }
    Goal.Sense sense =
        switch (node.direction()) {
          case MINIMIZE -> Goal.Sense.MINIMUM;
          case MAXIMIZE -> Goal.Sense.MAXIMUM;
        };
    return Optional.of(
        new Goal.Optimize(
            sense,
            objective.get(),
            over.get(),
            constraints,
            node.as().or(node::label).filter(_ -> over.get().size() == 1).map(it -> it.name())));
  }

  private Optional<Goal> solve(GoalTree.Solve node) {
    List<Expr> equations = new ArrayList<>();
    boolean all = true;
    for (var equation : node.equations()) {
      Optional<Expr> read = new PropositionReader(reader).read(equation);
      boolean equal = read.map(GoalReader::isEquation).orElse(true);
      if (!equal) {
        reader.report(
            Finding.error("not-an-equation", "an equation is wanted here", equation.span())
                .help("write `solve a == b for x`"));
      }
      all &= read.isPresent() && equal;
      read.ifPresent(
          truth -> equations.addAll(truth.is(Operator.AND) ? truth.args() : List.of(truth)));
    }
    Optional<List<Expr>> unknowns = variables(node.unknowns());
    Optional<List<Goal.Binding>> with = new WithReader(reader).read(node.with());
    return all && unknowns.isPresent() && with.isPresent()
        ? Optional.of(new Goal.Solve(equations, unknowns.get(), with.get()))
        : Optional.empty();
  }

  private static boolean isEquation(Expr truth) {
    return truth.is(new Op.Compare(Relation.EQUAL))
        || (truth.is(Operator.AND) && truth.args().stream().allMatch(GoalReader::isEquation));
  }

  /** Names, terms or entries. */
  private Optional<List<Expr>> variables(List<Target> targets) {
    List<Expr> variables = new ArrayList<>();
    for (Target target : targets) {
      new CalculusReader(reader).variable(Targets.expression(target)).ifPresent(variables::add);
    }
    return variables.size() == targets.size() ? Optional.of(variables) : Optional.empty();
  }

  private Optional<Goal> limit(GoalTree.Limit node) {
    Optional<Expr> of = reader.read(node.expression());
    Optional<Goal.Approach> approach = new ApproachReader(reader).read(node.approach());
    return of.flatMap(
        expr -> approach.map(it -> new Goal.TakeLimit(PropositionReader.limit(it, expr))));
  }

  private Optional<Goal> compute(GoalTree.Compute node) {
    Optional<Expr> of = reader.read(node.expression());
    Optional<List<Goal.Binding>> with = new WithReader(reader).read(node.with());
    return of.flatMap(expr -> with.map(values -> new Goal.Compute(expr, values)));
  }

  private Optional<Goal> plot(GoalTree.Plot node) {
    Optional<IndexRange> range =
        node.ranges().size() == 1
            ? axis(node)
            : reader.report(
                Finding.error("wrong-arguments", "a curve runs over one variable", node.span()));
    Optional<List<Goal.Binding>> with = new WithReader(reader).read(node.with());
    List<Expr> of = new ArrayList<>();
    for (Expression expression : node.expressions()) {
      reader.scalar(expression, "what is plotted").ifPresent(of::add);
    }
    boolean all = of.size() == node.expressions().size();
    return range.isPresent() && with.isPresent() && all
        ? Optional.of(new Goal.Plot(of, range.get(), with.get()))
        : Optional.empty();
  }

  private Optional<IndexRange> axis(GoalTree.Plot node) {
    var clause = node.ranges().getFirst();
    if (!(clause.domain() instanceof org.deriv.lang.tree.Domain.Range range)) {
      return new RangeReader(reader).read(clause);
    }
    Optional<Expr> from = reader.scalar(range.from(), "a bound");
    Optional<Expr> to = reader.scalar(range.to(), "a bound");
    Optional<Expr> variable =
        reader.read(new Expression.Name(clause.index().name(), clause.index().span()));
    boolean scalar =
        variable.map(it -> it.equals(Make.scalar(clause.index().name()))).orElse(false);
    if (variable.isPresent() && !scalar) {
      return reader.report(
          Finding.error(
              "not-a-variable", "a curve runs over a given number", clause.index().span()));
    }
    return variable.flatMap(_ ->
        from.flatMap(first ->
            to.map(last -> new IndexRange(clause.index().name(), first, last, Op.Direction.UP))));
  }
}
