package org.deriv.derive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.problem.Derivation;
import org.deriv.problem.Derivation.Reason;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;
import org.deriv.problem.Goal;
import org.deriv.rule.Assumptions;
import org.deriv.rule.Lean;
import org.deriv.rule.Rulebook;

/** Works out every operator of the calculus in an expression, the innermost first. */
final class Derive implements Strategy<Goal.Derive> {
  private final Answers answers;
  private final Rulebook rulebook;
  private final Detail detail;

  Derive(Answers answers, Detail detail) {
    this.answers = answers;
    this.rulebook = answers.rulebook();
    this.detail = detail;
  }

  @Override
  public Outcome pursue(Goal.Derive goal, Context context) {
    try {
      return new Outcome.Derived(new Work(context, goal.of()).derivation());
    } catch (Stuck stuck) {
      return new Outcome.Refused(stuck.refusal());
    }
  }

  /** One goal. */
  private final class Work {
    private final Scope scope;
    private final Laws laws;
    private final Tidy tidy;
    private final Expr goal;
    private final Expr named;
    private final List<Stage> stages = new ArrayList<>();
    private final Map<Expr, Expr> done = new LinkedHashMap<>();
    private final Set<Expr> finished = new HashSet<>();

    Work(Context context, Expr goal) {
      this.scope = new Scope(context);
      this.named = scope.withSoftmaxes(goal);
      this.laws = new Laws(rulebook, new Assumptions(context), detail);
      this.tidy =
          new Tidy(laws.knowledge())
              .keeping(goal)
              .withNames(scope.named())
              .withIndexed(scope.indexed());
      this.goal = goal;
    }

    Derivation derivation() {
      Densities.refuseValues(goal, new HashSet<>());
      if (!named.equals(goal)) {
        stages.add(new Stage(goal, List.of(step(named, "definition of the softmax"))));
      }
      Expr worked = work(named);
      Expr result = finished.contains(worked) ? worked : tidy.of(worked);
      if (!stages.isEmpty() && stages.getLast().start().filter(goal::equals).isPresent()) {
        Stage last = stages.getLast();
        if (last.end().equals(result)) {
          return new Derivation(stages, result);
        }
        stages.removeLast();
        List<Step> steps = new ArrayList<>(last.steps());
        steps.add(step(result, "written out"));
        stages.add(new Stage(goal, steps));
        return new Derivation(stages, result);
      }
      List<Step> steps = new ArrayList<>();
      if (!worked.equals(goal) && !worked.equals(result)) {
        steps.add(step(worked, "with what was found above"));
      }
      if (!result.equals(goal)) {
        steps.add(step(result, "simplified"));
      }
      stages.add(new Stage(goal, steps));
      return new Derivation(stages, result);
    }

    private static Step step(Expr result, String words) {
      return new Step(Relation.EQUAL, result, Reason.of(words), List.of());
    }

    /** The expression with its operators worked out. */
    private Expr work(Expr expr) {
      Expr known = done.get(expr);
      if (known == null) {
        known = fresh(expr);
        done.put(expr, known);
      }
      return known;
    }

    private Expr fresh(Expr expr) {
      if (expr.op() instanceof Op.Moment) {
        return moment(expr);
      }
      if (scope.hidesMoment(expr)) {
        return work(scope.definition(expr).orElseThrow());
      }
      if (!(expr.op() instanceof Operator operator)) {
        return expr.args().isEmpty() ? expr : Lean.of(expr.op(), all(expr));
      }
      return switch (operator) {
        case GRADIENT, JACOBIAN, HESSIAN, DERIVATIVE, VJP, JVP, DIFFERENTIAL -> {
          expr.args().forEach(this::prepare);
          yield calculus(operator, expr);
        }
        case AT -> {
          List<Expr> args = new ArrayList<>(expr.args());
          args.set(0, spelled(work(args.getFirst()), args));
          for (int i = 2; i < args.size(); i += 2) {
            args.set(i, work(args.get(i)));
          }
          yield Structures.evaluated(Expr.of(Operator.AT, args));
        }
        case KL, ENTROPY, LOG_DENSITY -> {
          Stage stage = new Densities(scope, laws, tidy).of(expr);
          yield kept(stage.end(), List.of(stage));
        }
        default -> expr.args().isEmpty() ? expr : Lean.of(expr.op(), all(expr));
      };
    }

    /** An expectation worked out; within a larger goal, one of which nothing is known stays. */
    private Expr moment(Expr expr) {
      expr.args().forEach(this::prepare);
      Expr moment = expr.withArgs(all(expr));
      Moments.Result plain = new Moments(scope, laws, tidy).of(moment);
      return switch (new UnrolledMoments(answers, scope, tidy).finishing(moment, plain)) {
        case Moments.Found(Stage stage) -> kept(stage.end(), List.of(stage));
        case Moments.Unknown(Refusal refusal) -> {
          boolean nothing =
              goal.op() instanceof Op.Moment && goal.args().stream().noneMatch(scope::hasCalculus);
          if (moment.equals(goal) || nothing) {
            throw Stuck.at(refusal.kind(), refusal.message(), moment);
          }
          yield moment;
        }
      };
    }

    private List<Expr> all(Expr expr) {
      return expr.args().stream().map(this::work).toList();
    }

    /** Works out the calculus in what the names of an expression stand for. */
    private void prepare(Expr expr) {
      for (String name : scope.free(expr)) {
        scope
            .context()
            .find(name)
            .flatMap(_ ->
                scope.named().keySet().stream()
                    .filter(s -> Scope.nameOf(s).equals(name))
                    .findFirst())
            .ifPresent(symbol -> {
              Expr body = scope.definition(symbol).orElseThrow();
              Expr worked = scope.hasCalculus(body) ? work(body) : body;
              if (!worked.equals(body)) {
                scope.redefine(name, tidy.of(worked));
              }
            });
      }
    }

    /** Where a name is given a value, what is defined through it is written out. */
    private Expr spelled(Expr body, List<Expr> at) {
      Expr result = body;
      for (int i = 1; i < at.size(); i += 2) {
        result = scope.spelled(result, Scope.nameOf(at.get(i)));
      }
      return result;
    }

    private Expr calculus(Operator operator, Expr expr) {
      if (operator == Operator.DIFFERENTIAL && expr.args().size() == 1) {
        return total(expr);
      }
      Expr variable = expr.arg(0);
      if (variable.is(Operator.ENTRY)) {
        return work(Partial.asPartOfWhole(operator, expr));
      }
      List<Stage> through = new ThroughTime(answers, scope.context()).of(operator, expr);
      if (!through.isEmpty()) {
        finished.add(through.getLast().end());
        return kept(through.getLast().end(), through);
      }
      Scope.nameOf(variable);
      boolean twice = operator == Operator.HESSIAN || scope.hasCalculus(expr.arg(1));
      if (twice && Relaxed.isStructured(variable, scope.context())) {
        Work free = new Work(Relaxed.of(scope.context(), variable), expr);
        return kept(free.derivation().result(), free.stages);
      }
      Expr body = scope.hasCalculus(expr.arg(1)) ? tidy.of(work(expr.arg(1))) : expr.arg(1);
      Expr result =
          switch (operator) {
            case GRADIENT -> {
              Optional<Stage> averaged =
                  new UnderExpectation(scope, laws, this::work, tidy::of).gradient(variable, body);
              if (averaged.isPresent()) {
                yield kept(averaged.get().end(), List.of(averaged.get()));
              }
              Backward backward =
                  new Backward(
                      laws, tidy, scope, variable, name -> Expr.of(Operator.GRADIENT, name, body));
              yield kept(backward.of(body, Make.number(1)), backward.stages());
            }
            case VJP -> {
              Expr cotangent = work(expr.arg(2));
              Backward backward =
                  new Backward(
                      laws,
                      tidy,
                      scope,
                      variable,
                      name -> Expr.of(Operator.VJP, name, body, cotangent));
              yield kept(backward.of(body, cotangent), backward.stages());
            }
            case JACOBIAN -> jacobian(variable, body);
            case HESSIAN -> hessian(variable, body);
            case JVP -> {
              Expr tangent = work(expr.arg(2));
              yield along(
                  variable, body, tangent, name -> Expr.of(Operator.JVP, variable, name, tangent));
            }
            case DERIVATIVE ->
                along(
                    variable,
                    body,
                    Make.number(1),
                    name -> Expr.of(Operator.DERIVATIVE, variable, name));
            default -> {
              Forward forward = new Forward(laws, tidy, scope, variable);
              yield kept(forward.differential(body), forward.stages());
            }
          };
      return result;
    }

    private Expr kept(Expr result, List<Stage> of) {
      stages.addAll(of);
      return result;
    }

    private Expr along(
        Expr variable, Expr body, Expr tangent, java.util.function.UnaryOperator<Expr> reference) {
      Forward forward = new Forward(laws, tidy, scope, variable);
      return kept(forward.along(body, tangent, reference), forward.stages());
    }

    private Expr jacobian(Expr variable, Expr body) {
      Forward forward = new Forward(laws, tidy, scope, variable);
      return kept(forward.jacobian(body), forward.stages());
    }

    /** The Jacobian of the gradient. */
    private Expr hessian(Expr variable, Expr body) {
      Expr gradient = work(Expr.of(Operator.GRADIENT, variable, body));
      boolean matrix = variable.shape().rank() > 1;
      Expr result = jacobian(variable, matrix ? Expr.of(Operator.VEC, gradient) : gradient);
      Stage last = stages.removeLast();
      stages.add(new Stage(Expr.of(Operator.HESSIAN, variable, body), last.steps()));
      return result;
    }

    private Expr total(Expr expr) {
      Varying varying = Varying.everything(scope);
      List<Step> lines = new Lines(laws, tidy, varying).of(work(expr.arg(0)));
      stages.add(new Stage(expr, lines));
      return stages.getLast().end();
    }
  }
}
