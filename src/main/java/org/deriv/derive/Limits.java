package org.deriv.derive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Function;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;
import org.deriv.problem.Derivation;
import org.deriv.problem.Goal;
import org.deriv.scalar.Answer;
import org.deriv.scalar.Facts;
import org.deriv.scalar.Symja;

/**
 * The value of a limit: what is to be worked out is worked out first; then scalar algebra is asked
 * of the scalar parts, and a tensor tends where its parts do.
 */
final class Limits implements Strategy<Goal.TakeLimit> {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final int DEPTH = 200;

  private final Deriver deriver;

  Limits(Deriver deriver) {
    this.deriver = deriver;
  }

  @Override
  public Outcome pursue(Goal.TakeLimit goal, Context context) {
    Expr limit = goal.limit();
    Expr body = expand(limit.arg(0), context);
    List<Derivation.Step> steps = new ArrayList<>();
    Expr worked = worked(body, context);
    if (!worked.equals(body)) {
      steps.add(step(limit.withArgs(List.of(worked, limit.arg(1))), "worked out", List.of()));
    }
    Optional<Expr> closed = deriver.closedForm(worked, context);
    closed.ifPresent(form ->
        steps.add(
            step(
                limit.withArgs(List.of(form, limit.arg(1))),
                "the closed form, by induction",
                List.of())));
    try {
      Search search = new Search(limit, context);
      Expr value = deriver.written(search.of(expand(closed.orElse(worked), context), 0), context);
      String words =
          limit.shape().isScalar() ? "limit of a scalar function" : "limit of each scalar factor";
      steps.add(step(value, words, search.conditions));
      return new Outcome.Derived(Derivation.of(new Derivation.Stage(limit, steps)));
    } catch (Stuck stuck) {
      return new Outcome.Refused(stuck.refusal());
    }
  }

  /** With derivatives and expectations worked out, where they can be. */
  private Expr worked(Expr body, Context context) {
    return isToWorkOut(body, context)
            && deriver.derive(new Goal.Derive(body), context)
                instanceof Outcome.Derived(Derivation found)
        ? found.result()
        : body;
  }

  private static boolean isToWorkOut(Expr body, Context context) {
    boolean here =
        body.op() instanceof Op.Moment
            || (body.op() instanceof Op.Term(String sequence, Shape _)
                && context.find(sequence).orElse(null) instanceof Declaration.Let)
            || (body.op() instanceof Operator operator
                && switch (operator) {
                  case GRADIENT, JACOBIAN, HESSIAN, DERIVATIVE, VJP, JVP -> true;
                  default -> false;
                });
    return here || body.args().stream().anyMatch(arg -> isToWorkOut(arg, context));
  }

  private static Derivation.Step step(Expr result, String words, List<Expr> conditions) {
    return new Derivation.Step(
        Relation.EQUAL, result, Derivation.Reason.of(words), List.copyOf(conditions));
  }

  /** One limit, looked for in the parts of an expression. */
  private final class Search {
    private final Expr limit;
    private final String variable;
    private final Context context;
    private final Names names = new Names();
    private final List<Expr> conditions = new ArrayList<>();

    Search(Expr limit, Context context) {
      this.limit = limit;
      this.variable = ((Op.Limit) limit.op()).variable();
      this.context = context;
    }

    Expr of(Expr body, int depth) {
      if (depth > DEPTH) {
        throw Stuck.at(Refusal.Kind.TOO_LARGE, "a limit of something nested too deeply", limit);
      }
      if (!names.free(body).contains(variable)) {
        return body;
      }
      Answer<Expr> answer =
          body.shape().isScalar()
              ? Symja.start(PATIENCE, 1)
                  .limit(limit.withArgs(List.of(body, limit.arg(1))), Facts.of(context))
              : new Answer.Refused<>("it is a tensor");
      return switch (answer) {
        case Answer.Found<Expr>(Expr value, List<Expr> more) -> {
          conditions.addAll(more);
          yield value;
        }
        case Answer.Refused<Expr>(String why) -> inParts(body, why, depth);
      };
    }

    /** Sums, products and what is linear tend where their parts do, if those are finite. */
    private Expr inParts(Expr body, String why, int depth) {
      if (!isContinuous(body.op())) {
        throw Stuck.at(Refusal.Kind.NO_RULE, "no limit was found: " + why, limit);
      }
      List<Expr> args =
          body.is(Operator.DIVIDE)
              ? List.of(Expr.of(Operator.DIVIDE, Make.number(1), body.arg(1)), body.arg(0))
              : body.args();
      List<Expr> parts;
      try {
        parts = args.stream().map(arg -> of(arg, depth + 1)).toList();
      } catch (Stuck stuck) {
        return termByTerm(body, depth).orElseThrow(() -> stuck);
      }
      if (parts.stream().anyMatch(Search::isInfinite)) {
        return termByTerm(body, depth).orElseThrow(this::unbounded);
      }
      return body.is(Operator.DIVIDE)
          ? Make.product(parts.get(0), parts.get(1))
          : body.withArgs(parts);
    }

    /** A product of a sum, where a factor grows and another falls: the limit of each term. */
    private Optional<Expr> termByTerm(Expr body, int depth) {
      boolean quotient = body.is(Operator.DIVIDE);
      List<Expr> factors = quotient ? List.of(body.arg(0)) : body.args();
      Optional<Expr> sum =
          factors.stream()
              .filter(factor -> factor.is(Operator.ADD))
              .filter(_ -> quotient || body.is(Operator.PRODUCT))
              .findFirst();
      if (sum.isEmpty()) {
        return Optional.empty();
      }
      List<Expr> terms = new ArrayList<>();
      for (Expr term : sum.get().args()) {
        List<Expr> args = new ArrayList<>(body.args());
        args.set(body.args().indexOf(sum.get()), term);
        terms.add(of(deriver.written(body.withArgs(args), context), depth + 1));
      }
      return Optional.of(Make.sum(terms));
    }

    private Stuck unbounded() {
      return Stuck.at(
          Refusal.Kind.NO_RULE, "no limit was found: a part grows beyond bounds", limit);
    }

    /** Whether the operation tends where its arguments do, if those limits are finite. */
    private static boolean isContinuous(Op op) {
      return switch (op) {
        case Op.Norm _, Op.Slice _ -> true;
        case Op.Reduce reduce ->
            reduce.kind() == Op.Reduce.Kind.SUM || reduce.kind() == Op.Reduce.Kind.MEAN;
        case Op.Apply(Function.Elementary function, int order) ->
            order == 0
                && switch (function) {
                  case EXP, SIN, COS, TANH, SIGMOID, SOFTPLUS, RELU, ABS, ERF, GELU -> true;
                  case LOG, SQRT, SIGN, STEP -> false;
                };
        case Operator operator ->
            switch (operator) {
              case ADD, NEGATE, PRODUCT, DIVIDE, HADAMARD, KRONECKER, TRANSPOSE -> true;
              case DIAGONAL_MATRIX, DIAGONAL_PART, TRACE -> true;
              default -> false;
            };
        case Op _ -> false;
      };
    }

    private static boolean isInfinite(Expr expr) {
      return expr.op() instanceof Op.Infinity
          || (expr.is(Operator.NEGATE) && isInfinite(expr.arg(0)));
    }
  }

  /** Names of scalars put in by their definitions, as often as they stand on one another. */
  private static Expr expand(Expr expr, Context context) {
    Map<Expr, Expr> definitions = new HashMap<>();
    context
        .declarations()
        .values()
        .forEach(declaration -> {
          if (declaration instanceof Declaration.Let(String name, List<String> indices, Expr body)
              && indices.isEmpty()) {
            definitions.put(Make.symbol(name, body.shape()), body);
          }
        });
    Expr before = expr;
    for (int depth = 0; depth < 50; depth++) {
      Expr after = Substitution.expanding(definitions).in(before);
      if (after.equals(before)) {
        return after;
      }
      before = after;
    }
    return before;
  }
}
