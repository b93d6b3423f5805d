package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Rational;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;
import org.deriv.normal.recurrence.ClosedForm;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Order;
import org.deriv.normal.recurrence.Timeline;
import org.deriv.normal.recurrence.Times;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Derivation.Step;

/**
 * Jacobians, Jacobian-vector products and derivatives by numbers through recurrences: each state
 * has a derivative of its own, which a recurrence carries forwards.
 */
public final class Propagation {
  private static final int MOST_TERMS = 120;

  private final Context context;
  private final Differentiation calculus;

  /** Forward derivatives in a problem. */
  public Propagation(Context context, Differentiation calculus) {
    this.context = context;
    this.calculus = calculus;
  }

  /** The stages for a derivative, its own last; empty where none can be taken so. */
  public Optional<List<Stage>> of(Expr derivative) {
    Optional<Direction> direction = Direction.of(derivative);
    if (direction.isEmpty()) {
      return Optional.empty();
    }
    Network network = new Network(context, calculus, derivative.arg(1));
    if (Obstacles.in(network).isPresent()) {
      return Optional.empty();
    }
    Tangents tangents = new Tangents(network, calculus, direction.get());
    if (tangents.nodes().isEmpty() || tangents.isLost()) {
      return Optional.empty();
    }
    Carried carried = new Carried(tangents);
    return carried
        .declarations()
        .flatMap(all -> new Work(tangents, all).stages(derivative))
        .map(stages -> stages.stream().map(it -> assuming(it, carried.assumed())).toList());
  }

  private static Stage assuming(Stage stage, List<Expr> truths) {
    Stage result = stage;
    for (Expr truth : truths) {
      result = result.assuming(truth);
    }
    return result;
  }

  /** One derivative. */
  private final class Work {
    private final Tangents tangents;
    private final Network network;
    private final Direction direction;
    private final List<Declaration> declared;

    Work(Tangents tangents, List<Declaration> declared) {
      this.tangents = tangents;
      this.network = tangents.network();
      this.direction = tangents.direction();
      this.declared = declared;
    }

    Optional<List<Stage>> stages(Expr derivative) {
      List<Stage> stages = new ArrayList<>();
      for (int i = 0; i < declared.size(); i++) {
        Node node = tangents.nodes().get(i);
        switch (declared.get(i)) {
          case Declaration.Recurrence recurrence -> stages.addAll(recursion(node, recurrence));
          case Declaration.Let let -> stages.add(definition(node, let));
          default -> throw new IllegalStateException("no derivative: " + declared.get(i));
        }
      }
      return last(derivative)
          .map(stage -> {
            stages.removeIf(it -> it.start().equals(stage.start()));
            stages.add(stage);
            return stages;
          });
    }

    private List<Stage> recursion(Node node, Declaration.Recurrence recurrence) {
      List<Stage> stages = new ArrayList<>();
      for (Declaration.Boundary start : recurrence.boundaries()) {
        Expr term = node.term(List.of(start.time()));
        String words =
            Adjoints.isZero(start.value())
                ? "it does not vary"
                : term.equals(direction.variable()) ? "by itself" : "chain rule";
        stages.add(
            stage(direction.derivative(term), start.value(), words)
                .headed("Where the recursion starts: `" + term + "`"));
      }
      Expr index = Make.scalar(recurrence.time().index());
      Expr term = node.term(List.of(index));
      Stage general =
          stage(direction.derivative(term), recurrence.body(), "chain rule, forwards in time")
              .headed("The derivative of `" + term + "`");
      stages.add(later(general, index, recurrence));
      return stages;
    }

    /** That a time is one of the recursion, where that is less than what the state says. */
    private Stage later(Stage stage, Expr time, Declaration.Recurrence recurrence) {
      boolean all =
          network.states().stream()
              .filter(it -> direction.sequence(it.name()).equals(recurrence.name()))
              .anyMatch(it -> Timeline.first(it).isSame(Timeline.first(recurrence)));
      if (all) {
        return stage;
      }
      int step = Timeline.step(recurrence);
      Linear first = Timeline.first(recurrence);
      Linear since = Linear.of(time).minus(first).times(Rational.of(step));
      Relation relation = step > 0 ? Relation.GREATER_EQUAL : Relation.LESS_EQUAL;
      return Order.of(context).isNonnegative(since)
          ? stage
          : stage.assuming(Make.compare(relation, time, first.expr()));
    }

    private Stage definition(Node node, Declaration.Let let) {
      Expr term = node.term(node.indices());
      Stage stage =
          stage(direction.derivative(term), let.body(), "chain rule")
              .headed("The derivative of `" + term + "`");
      for (Span span : node.ranges()) {
        stage =
            stage
                .assuming(Make.compare(Relation.GREATER_EQUAL, span.index(), span.low().expr()))
                .assuming(Make.compare(Relation.LESS_EQUAL, span.index(), span.high().expr()));
      }
      return stage;
    }

    private Stage stage(Expr start, Expr value, String words) {
      return new Stage(start, List.of(Writing.equal(named(value), words)));
    }

    private Expr named(Expr value) {
      Expr tidy = Times.in(calculus.tidy(tangents.shown(value)));
      Expr named = new States(network, calculus, List.of(value)).in(tidy);
      return named.equals(tidy) ? tidy : Times.in(calculus.tidy(named));
    }

    // ---- what was asked for

    private Optional<Stage> last(Expr derivative) {
      Expr of = derivative.arg(1);
      Optional<Declaration.Recurrence> state = state(of);
      Optional<Expr> value =
          state.isPresent()
              ? Optional.of(instance(state.get(), Linear.of(of.arg(0))))
              : tangents.of(of, Order.of(context));
      return value.map(line -> {
        List<Step> steps = new ArrayList<>();
        Writing.add(steps, derivative, named(line), "chain rule");
        closed(state.isPresent() ? direction.tangent(nameOf(of), of) : line)
            .ifPresent(form -> Writing.add(steps, derivative, named(form), "unrolled"));
        Stage stage = new Stage(derivative, steps).headed("The derivative itself");
        return state.map(it -> later(stage, of.arg(0), it)).orElse(stage);
      });
    }

    /** The recurrence of the derivative of a term. */
    private Optional<Declaration.Recurrence> state(Expr of) {
      return of.op() instanceof Op.Term && of.args().size() == 1
          ? declared.stream()
              .filter(it -> it.name().equals(direction.sequence(nameOf(of))))
              .filter(Declaration.Recurrence.class::isInstance)
              .map(Declaration.Recurrence.class::cast)
              .findFirst()
          : Optional.empty();
    }

    private Expr instance(Declaration.Recurrence recurrence, Linear time) {
      return Timeline.boundary(recurrence, time)
          .orElseGet(() -> Timeline.body(recurrence, time.expr()));
    }

    /** With the derivatives of states in closed form, where all of them have one. */
    private Optional<Expr> closed(Expr line) {
      Context known = context;
      for (Declaration declaration : declared) {
        known = known.with(declaration);
      }
      Map<String, ClosedForm> forms = new LinkedHashMap<>();
      for (Declaration declaration : declared) {
        if (declaration instanceof Declaration.Recurrence recurrence) {
          ClosedForm.of(new Timeline(known), recurrence)
              .ifPresent(form -> forms.put(recurrence.name(), form));
        }
      }
      return forms.size() == declared.size() && !forms.isEmpty()
          ? Optional.of(put(forms, line)).filter(it -> size(it) <= MOST_TERMS)
          : Optional.empty();
    }

    private Expr put(Map<String, ClosedForm> forms, Expr expr) {
      if (expr.op() instanceof Op.Term(String name, Shape _) && forms.containsKey(name)) {
        Expr generic = Make.scalar("t~");
        Expr value = forms.get(name).value(generic);
        return put(forms, Substitution.of(generic, expr.arg(0)).in(value));
      }
      List<Expr> args = new ArrayList<>(expr.args());
      args.replaceAll(arg -> put(forms, arg));
      return args.isEmpty() ? expr : expr.withArgs(args);
    }

    private static int size(Expr expr) {
      return 1 + expr.args().stream().mapToInt(Work::size).sum();
    }

    private static String nameOf(Expr term) {
      return term.op() instanceof Op.Term(String name, var _) ? name : term.toString();
    }
  }
}
