package org.deriv.lang.elaborate;

import java.util.List;
import java.util.Optional;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Shape;
import org.deriv.lang.tree.GoalTree;
import org.deriv.lang.tree.Identifier;
import org.deriv.problem.Goal;

/**
 * The names by which the results of goals are used later. What equals an expression is a definition
 * of the name; what only the answer tells is a {@link Declaration.Result}.
 */
final class GoalResults {
  private final Draft draft;
  private final Locals locals;
  private final String goal;

  /** For the goal of a name. */
  GoalResults(Draft draft, Locals locals, String goal) {
    this.draft = draft;
    this.locals = locals;
    this.goal = goal;
  }

  /** Declares what the goal gives a name to. */
  void declare(GoalTree node, Goal read) {
    Optional<Identifier> as =
        node instanceof GoalTree.Optimize optimize ? optimize.as() : Optional.empty();
    as.ifPresent(name -> valued(name, read));
    node.label().ifPresent(label -> labelled(label, read));
  }

  /** Keeps quiet about the results of a goal that failed. */
  void poison(GoalTree node) {
    node.label().ifPresent(label -> poisonNew(label.name()));
    if (node instanceof GoalTree.Optimize optimize) {
      optimize.as().ifPresent(name -> poisonNew(name.name()));
    }
  }

  private void poisonNew(String name) {
    if (draft.scope().find(name).isEmpty()) {
      draft.poison(name);
    }
  }

  private void labelled(Identifier label, Goal read) {
    String name = label.name();
    if (draft.scope().is(Scope.Mark.MUTE, name)) {
      draft.report(
          Finding.warning(
              "label-used-twice", "two goals are labelled `" + name + "`", label.span()));
    } else if (hasValue(read)) {
      valued(label, read);
    } else if (draft.scope().find(name).isEmpty()) {
      draft.mark(name, Scope.Mark.MUTE);
    }
  }

  private boolean hasValue(Goal goal) {
    return switch (goal) {
      case Goal.Derive _, Goal.Unroll _, Goal.TakeLimit _, Goal.Compute _, Goal.Taylor _ -> true;
      case Goal.Optimize optimize -> optimize.over().size() == 1;
      case Goal.Solve solve -> solve.unknowns().size() == 1;
      case Goal.Eliminate _,
          Goal.Match _,
          Goal.Backprop _,
          Goal.Show _,
          Goal.Cost _,
          Goal.Draw _,
          Goal.Plot _,
          Goal.Check _ ->
          false;
      case Goal.Simulate simulate -> LastValue.of(simulate, draft.scope()).isPresent();
    };
  }

  private void valued(Identifier name, Goal read) {
    if (!new NewName(draft).isFree(name)) {
      return;
    }
    switch (read) {
      case Goal.Derive(Expr of) -> let(name, of);
      case Goal.Unroll(Expr term, _) -> let(name, term);
      case Goal.TakeLimit(Expr limit) -> let(name, limit);
      case Goal.Compute(Expr of, List<Goal.Binding> with) -> {
        if (with.isEmpty()) {
          let(name, of);
        } else {
          result(name, of.shape());
        }
      }
      case Goal.Taylor taylor -> result(name, taylor.of().shape());
      case Goal.Optimize optimize -> result(name, optimize.over().getFirst().shape());
      case Goal.Solve solve -> result(name, solve.unknowns().getFirst().shape());
      case Goal.Eliminate _,
          Goal.Match _,
          Goal.Backprop _,
          Goal.Show _,
          Goal.Cost _,
          Goal.Draw _,
          Goal.Plot _,
          Goal.Check _ -> {}
      case Goal.Simulate simulate ->
          LastValue.of(simulate, draft.scope()).ifPresent(last -> let(name, last));
    }
  }

  private void let(Identifier name, Expr of) {
    List<String> open = DefinitionReader.open(of, locals);
    draft.declare(new Declaration.Let(name.name(), open, of));
    draft.mark(name.name(), open.isEmpty() ? Scope.Mark.LABEL : Scope.Mark.OPEN);
  }

  private void result(Identifier name, Shape shape) {
    draft.declare(new Declaration.Result(name.name(), shape, goal));
    draft.mark(name.name(), Scope.Mark.LABEL);
  }

  /** The kind of goal that a keyword starts. */
  static Optional<String> kind(String keyword) {
    return List.of(
            "derive",
            "minimize",
            "maximize",
            "solve",
            "unroll",
            "eliminate",
            "match",
            "backprop",
            "taylor",
            "limit",
            "show",
            "compute",
            "simulate",
            "cost",
            "draw",
            "plot",
            "check")
        .stream()
        .filter(keyword::equals)
        .findFirst();
  }

  /** The kind of a goal as it is written. */
  static String kind(GoalTree node) {
    return switch (node) {
      case GoalTree.Derive _ -> "derive";
      case GoalTree.Optimize optimize ->
          switch (optimize.direction()) {
            case MINIMIZE -> "minimize";
            case MAXIMIZE -> "maximize";
          };
      case GoalTree.Solve _ -> "solve";
      case GoalTree.Unroll _ -> "unroll";
      case GoalTree.Eliminate _ -> "eliminate";
      case GoalTree.Match _ -> "match";
      case GoalTree.Backprop _ -> "backprop";
      case GoalTree.Taylor _ -> "taylor";
      case GoalTree.Limit _ -> "limit";
      case GoalTree.Show _ -> "show";
      case GoalTree.Compute _ -> "compute";
      case GoalTree.Simulate _ -> "simulate";
      case GoalTree.Cost _ -> "cost";
      case GoalTree.Draw _ -> "draw";
      case GoalTree.Plot _ -> "plot";
      case org.deriv.lang.tree.CheckTree _ -> "check";
    };
  }
}
