package org.deriv.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.check.Calculus;
import org.deriv.check.Operators;
import org.deriv.derive.Deriver;
import org.deriv.derive.Outcome;
import org.deriv.derive.recurrence.TotalDerivatives;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;
import org.deriv.expr.Substitution;
import org.deriv.problem.Derivation;
import org.deriv.problem.Goal;

/** Works out calculus operators with the deriver, and remembers what it worked out. */
final class Worker implements Calculus {
  private final Deriver deriver;
  private final Map<Question, Optional<Worked>> answers = new HashMap<>();

  private record Question(Context context, Expr expr) {}

  Worker(Deriver deriver) {
    this.deriver = deriver;
  }

  @Override
  public Optional<Worked> workOut(Context context, Expr expr) {
    Expr written = Definitions.writtenOut(context, expr);
    if (!written.equals(expr)) {
      return workOut(context, written);
    }
    if (!Operators.hasCalculus(expr) && !Operators.restsOnProbability(context, expr)) {
      return Optional.of(new Worked(expr, List.of()));
    }
    Question question = new Question(context, expr);
    Optional<Worked> known = answers.get(question);
    if (known == null) {
      known = ask(context, expr);
      answers.put(question, known);
    }
    return known;
  }

  @Override
  public Optional<Expr> closedForm(Context context, Expr expr) {
    return deriver.closedForm(expr, context);
  }

  /** Total derivatives by terms of recurrences are recurrences of their own, which have names. */
  private Optional<Worked> ask(Context context, Expr expr) {
    TotalDerivatives.Named before = deriver.totalDerivatives(expr, context);
    Expr rest = before.in(expr);
    if (!Operators.hasCalculus(rest) && !before.declared().isEmpty()) {
      return Optional.of(new Worked(rest, before.conditions(), before.declared()));
    }
    return plainly(context, rest)
        .map(worked -> {
          TotalDerivatives.Named after = deriver.totalDerivatives(worked.expr(), context);
          List<Declaration> declared = new ArrayList<>(before.declared());
          declared.addAll(after.declared());
          List<Expr> conditions = new ArrayList<>(before.conditions());
          conditions.addAll(worked.conditions());
          conditions.addAll(after.conditions());
          return new Worked(after.in(worked.expr()), conditions, declared);
        });
  }

  private Optional<Worked> plainly(Context context, Expr expr) {
    return switch (deriver.derive(new Goal.Derive(expr), context)) {
      case Outcome.Derived(Derivation derivation) ->
          onward(context, new Worked(directions(derivation.result()), conditions(derivation)));
      // An expectation of which nothing is known is what it is.
      case Outcome.Refused _ ->
          Operators.hasCalculus(expr) ? Optional.empty() : Optional.of(new Worked(expr, List.of()));
    };
  }

  /** An answer may mention earlier results by their names, which are then worked out too. */
  private Optional<Worked> onward(Context context, Worked worked) {
    Expr written = Definitions.writtenOut(context, worked.expr());
    if (written.equals(worked.expr())) {
      return Optional.of(worked);
    }
    return workOut(context, written)
        .map(further -> {
          List<Expr> conditions = new ArrayList<>(worked.conditions());
          conditions.addAll(further.conditions());
          return new Worked(further.expr(), conditions, further.declared());
        });
  }

  /** {@code d[x](x)} is the direction in which x varies: a value of its own. */
  private static Expr directions(Expr expr) {
    Map<Expr, Expr> found = new LinkedHashMap<>();
    collect(expr, found, new HashSet<>());
    return found.isEmpty() ? expr : Substitution.of(found).in(expr);
  }

  private static void collect(Expr expr, Map<Expr, Expr> found, Set<Expr> seen) {
    if (!seen.add(expr)) {
      return;
    }
    boolean direction =
        expr.is(Operator.DIFFERENTIAL)
            && expr.args().size() == 2
            && expr.arg(0).equals(expr.arg(1));
    if (direction) {
      found.put(expr, Make.symbol("d " + expr.arg(0), expr.shape()));
    }
    expr.args().forEach(arg -> collect(arg, found, seen));
  }

  /** What a derivation holds under. */
  static List<Expr> conditions(Derivation derivation) {
    Map<Expr, Boolean> all = new LinkedHashMap<>();
    derivation
        .stages()
        .forEach(stage ->
            stage.steps().forEach(step -> step.conditions().forEach(one -> all.put(one, true))));
    return new ArrayList<>(all.keySet());
  }
}
