package org.deriv.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.derive.recurrence.Differentiation;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Operator;
import org.deriv.normal.recurrence.Timeline;
import org.deriv.problem.Derivation;
import org.deriv.problem.Derivation.Reason;
import org.deriv.rule.Assumptions;

/** Derivatives within one time step: every term of a recurrence is a variable of its own. */
final class StepwiseCalculus implements Differentiation {
  private final Answers answers;
  private final Context context;
  private final Timeline timeline;
  private final Tidy tidy;

  StepwiseCalculus(Answers answers, Context context) {
    this.answers = answers;
    this.context = context;
    this.timeline = new Timeline(context);
    Scope scope = new Scope(context);
    this.tidy =
        new Tidy(
                new Laws(answers.rulebook(), new Assumptions(context), Detail.TEXTBOOK).knowledge())
            .withNames(scope.named())
            .withIndexed(scope.indexed());
  }

  @Override
  public Differentiation in(Context other) {
    return new StepwiseCalculus(answers, other);
  }

  @Override
  public Expr tidy(Expr expr) {
    return tidy.of(expr);
  }

  @Override
  public Expr worked(Expr expr) {
    if (!hasCalculus(expr)) {
      return expr;
    }
    Terms terms = new Terms();
    Expr plain = terms.in(expr);
    return derived(terms, plain).map(Partial::value).orElse(expr);
  }

  private boolean hasCalculus(Expr expr) {
    return new Scope(context).hasCalculus(expr);
  }

  @Override
  public Optional<Partial> pullback(Expr body, Expr variable, Expr cotangent) {
    Terms terms = new Terms();
    Expr by = terms.fixed(variable);
    Expr plain = terms.in(body);
    Expr received = terms.fixed(cotangent);
    return derived(terms, Expr.of(Operator.VJP, by, plain, received));
  }

  @Override
  public Optional<Partial> jacobian(Expr body, Expr variable) {
    Terms terms = new Terms();
    Expr by = terms.fixed(variable);
    Expr plain = terms.in(body);
    return derived(terms, Expr.of(Operator.JACOBIAN, by, plain));
  }

  @Override
  public Optional<Partial> pushforward(Expr body, Expr variable, Expr direction) {
    Terms terms = new Terms();
    Expr by = terms.fixed(variable);
    Expr plain = terms.in(body);
    Expr along = terms.fixed(direction);
    return derived(terms, Expr.of(Operator.JVP, by, plain, along));
  }

  private Optional<Partial> derived(Terms terms, Expr plain) {
    return switch (answers.of(plain, stepwise())) {
      case Outcome.Derived(Derivation derivation) ->
          Optional.of(
              new Partial(
                  tidy.of(terms.back(derivation.result())),
                  reason(derivation),
                  conditions(terms, derivation)));
      case Outcome.Refused _ -> Optional.empty();
    };
  }

  /** Without the sequences that are defined, which were written out. */
  private Context stepwise() {
    Map<String, Declaration> kept = new LinkedHashMap<>(context.declarations());
    kept.values()
        .removeIf(declaration ->
            declaration instanceof Declaration.Let(String name, List<String> indices, Expr body)
                && (!indices.isEmpty()
                    || !timeline
                        .expanded(Make.symbol(name, body.shape()))
                        .equals(Make.symbol(name, body.shape()))));
    return new Context(kept, context.assumptions());
  }

  private static Reason reason(Derivation derivation) {
    Set<String> rules = new LinkedHashSet<>();
    derivation
        .stages()
        .forEach(stage -> stage.steps().forEach(step -> rules.addAll(step.reason().rules())));
    return new Reason("chain rule", List.copyOf(rules));
  }

  private static List<Expr> conditions(Terms terms, Derivation derivation) {
    Set<Expr> found = new LinkedHashSet<>();
    derivation
        .stages()
        .forEach(stage ->
            stage
                .steps()
                .forEach(step -> step.conditions().forEach(it -> found.add(terms.back(it)))));
    return List.copyOf(found);
  }

  /** Names that stand for terms of recurrences, and for what is held fixed besides. */
  private final class Terms {
    private final Map<Expr, Expr> forth = new LinkedHashMap<>();
    private final Map<Expr, Expr> back = new LinkedHashMap<>();

    /** A name for an expression, unless it is one itself. */
    Expr fixed(Expr expr) {
      if (expr.args().isEmpty()) {
        return expr;
      }
      Expr known = forth.get(expr);
      if (known == null) {
        known = Make.symbol("at " + expr, expr.shape());
        forth.put(expr, known);
        back.put(known, expr);
      }
      return known;
    }

    Expr in(Expr expr) {
      boolean term = timeline.of(expr).isPresent() || timeline.definition(expr).isPresent();
      if (term || forth.containsKey(expr)) {
        return fixed(expr);
      }
      List<Expr> args = new ArrayList<>(expr.args());
      args.replaceAll(this::in);
      return expr.withArgs(args);
    }

    Expr back(Expr expr) {
      Expr original = back.get(expr);
      if (original != null) {
        return original;
      }
      List<Expr> args = new ArrayList<>(expr.args());
      args.replaceAll(this::back);
      return expr.withArgs(args);
    }
  }
}
