package org.deriv.derive.optimum;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deriv.derive.Deriver;
import org.deriv.derive.Outcome;
import org.deriv.derive.Refusal;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Substitution;
import org.deriv.normal.Equality;
import org.deriv.normal.Facts;
import org.deriv.problem.Derivation;
import org.deriv.problem.Goal;
import org.deriv.scalar.Algebra;
import org.deriv.scalar.Symja;

/** What is known in a problem, and the means to work in it: calculus, tidy forms, signs. */
final class Workbench {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private final Deriver deriver;
  private final Context context;
  private final Facts facts;
  private final Names names = new Names();

  Workbench(Deriver deriver, Context context) {
    this.deriver = deriver;
    this.context = context;
    this.facts = new Facts(context);
  }

  Context context() {
    return context;
  }

  /** What follows from the assumptions. */
  Facts facts() {
    return facts;
  }

  Algebra algebra() {
    return Symja.start(PATIENCE, 1);
  }

  Workbench with(Declaration declaration) {
    return new Workbench(deriver, context.with(declaration));
  }

  Workbench assuming(List<Expr> truths) {
    Context more = context;
    for (Expr truth : truths) {
      more = context.assumptions().contains(truth) ? more : more.assuming(truth);
    }
    return more.equals(context) ? this : new Workbench(deriver, more);
  }

  /** What was worked out, how, and under which conditions. */
  record Worked(List<Derivation.Stage> stages, Expr expr, List<Expr> conditions) {}

  /** Every operator of calculus and chance worked out. */
  Worked workOut(Expr expr) {
    return switch (deriver.derive(new Goal.Derive(expr), context)) {
      case Outcome.Derived(Derivation derivation) -> {
        Set<Expr> conditions = new LinkedHashSet<>();
        derivation.stages().stream()
            .flatMap(stage -> stage.steps().stream())
            .forEach(step -> conditions.addAll(step.conditions()));
        yield new Worked(derivation.stages(), derivation.result(), List.copyOf(conditions));
      }
      case Outcome.Refused(Refusal refusal) -> throw new Unsolved(refusal);
    };
  }

  /** The expression as a person would write it. */
  Expr tidy(Expr expr) {
    return withoutRoots(deriver.written(expr, context));
  }

  /** The root of a square of what is not negative is what was squared. */
  private Expr withoutRoots(Expr expr) {
    if (expr.args().isEmpty()) {
      return expr;
    }
    Expr inside = expr.withArgs(expr.args().stream().map(this::withoutRoots).toList());
    boolean root =
        inside.is(new Op.Apply(org.deriv.expr.Function.Elementary.SQRT, 0))
            && inside.arg(0).is(Operator.POWER)
            && inside.arg(0).arg(1).isNumber(2)
            && inside.shape().isScalar();
    return root && facts.provesNonnegative(inside.arg(0).arg(0)) ? inside.arg(0).arg(0) : inside;
  }

  /** With a value put in place of a name, as a person would write it. */
  Expr put(Map<Expr, Expr> values, Expr expr) {
    return tidy(Substitution.of(values).in(expr));
  }

  boolean mentions(Expr expr, Expr name) {
    return !java.util.Collections.disjoint(names.free(expr), names.free(name));
  }

  Set<String> free(Expr expr) {
    return names.free(expr);
  }

  /** Whether two expressions are proved equal, without a condition. */
  boolean provesEqual(Expr left, Expr right) {
    return left.equals(right)
        || (Equality.decide(context, left, right) instanceof org.deriv.normal.Outcome.Proof proof
            && proof.conditions().isEmpty());
  }

  /** What is known of the numbers in some expressions, and of no others. */
  org.deriv.scalar.Facts closedFacts(List<Expr> about) {
    Set<String> allowed = new LinkedHashSet<>();
    about.forEach(expr -> allowed.addAll(names.free(expr)));
    org.deriv.scalar.Facts all = org.deriv.scalar.Facts.of(context);
    return new org.deriv.scalar.Facts(
        all.constraints().stream().filter(fact -> isClosed(fact, allowed)).toList(),
        all.integers());
  }

  private boolean isClosed(Expr fact, Set<String> allowed) {
    return names.free(fact).stream()
        .allMatch(name -> context.find(name).isPresent() && allowed.contains(name));
  }

  /** What is known of an unknown together with other numbers, at a value of the unknown. */
  List<Expr> otherFacts(Expr unknown, Expr value, Expr about) {
    Set<String> allowed = new LinkedHashSet<>(names.free(about));
    allowed.addAll(names.free(unknown));
    Substitution putting = Substitution.of(unknown, value);
    return org.deriv.scalar.Facts.of(context).constraints().stream()
        .filter(fact -> mentions(fact, unknown) && !isClosed(fact, allowed))
        .filter(fact -> names.free(fact).stream().allMatch(name -> context.find(name).isPresent()))
        .map(putting::in)
        .toList();
  }

  /** A name like {@code stem} that is not yet taken. */
  String fresh(String stem, Set<String> taken) {
    String name = stem;
    for (int number = 1; context.find(name).isPresent() || taken.contains(name); number++) {
      name = stem + "_" + number;
    }
    return name;
  }

  /** With the definitions of those let names put in through which it depends on some variables. */
  Expr expanded(Expr expr, List<Expr> variables) {
    Set<String> wanted = new LinkedHashSet<>();
    variables.forEach(variable -> wanted.addAll(names.free(variable)));
    return new Definitions(context, wanted).in(expr);
  }

  /** Conditions that do not follow from the assumptions. */
  List<Expr> unmet(List<Expr> conditions) {
    List<Expr> unmet = new ArrayList<>();
    for (Expr condition : conditions) {
      if (!context.assumptions().contains(condition) && !holds(condition)) {
        unmet.add(condition);
      }
    }
    return unmet;
  }

  /** A condition with values put in, unless it then follows from the assumptions. */
  List<Expr> unmetBut(Map<Expr, Expr> values, Expr condition) {
    Substitution putting = Substitution.of(values);
    Expr at =
        condition.withArgs(condition.args().stream().map(putting::in).map(this::tidy).toList());
    return unmet(List.of(at));
  }

  private boolean holds(Expr truth) {
    if (truth.op() instanceof Op.Compare(Relation relation) && truth.arg(0).shape().isScalar()) {
      Expr difference = Make.minus(truth.arg(0), truth.arg(1));
      return switch (relation) {
        case GREATER -> facts.provesPositive(difference);
        case GREATER_EQUAL -> facts.provesNonnegative(difference);
        case LESS -> facts.provesPositive(Make.minus(truth.arg(1), truth.arg(0)));
        case LESS_EQUAL -> facts.provesNonnegative(Make.minus(truth.arg(1), truth.arg(0)));
        case NOT_EQUAL -> facts.provesNonzero(difference) || nonzero(truth);
        case EQUAL, TENDS_TO, EQUIVALENT, IMPLIES -> false;
      };
    }
    return truth.op() instanceof Op.Has(org.deriv.expr.Property property)
        && truth.args().size() == 1
        && switch (property) {
          case INVERTIBLE -> facts.provesInvertible(truth.arg(0));
          case POSITIVE_DEFINITE -> facts.provesPositiveDefinite(truth.arg(0));
          case POSITIVE_SEMIDEFINITE -> facts.provesPositiveSemidefinite(truth.arg(0));
          case FULL_COLUMN_RANK -> facts.provesFullColumnRank(truth.arg(0));
          case SYMMETRIC -> facts.provesSymmetric(truth.arg(0));
          default -> false;
        };
  }

  private boolean nonzero(Expr truth) {
    return truth.arg(1).isNumber(0) && facts.provesNonzero(truth.arg(0));
  }

  static boolean isZero(Expr expr) {
    return expr.op() instanceof Op.Zeros || expr.isNumber(0);
  }

  static Expr zero(Expr like) {
    return Make.zeros(like.shape());
  }

  static Expr equation(Expr left, Expr right) {
    return Make.compare(Relation.EQUAL, left, right);
  }

  static Expr inverse(Expr of) {
    return of.is(Operator.INVERSE) ? of.arg(0) : Make.inverse(of);
  }
}
