package org.deriv.derive.recurrence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.derive.Outcome;
import org.deriv.derive.Refusal;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.normal.recurrence.Linear;
import org.deriv.normal.recurrence.Order;
import org.deriv.problem.Derivation;
import org.deriv.problem.Derivation.Stage;
import org.deriv.problem.Goal;

/**
 * Backpropagation through time: the total derivatives of a loss by the terms of each state, as
 * recursions with their values at the end, then the gradients of parameters as sums over time. The
 * number of time steps stays a symbol.
 */
public final class Backpropagation {
  private final Context context;
  private final Differentiation calculus;

  /** Backpropagation in a problem. */
  public Backpropagation(Context context, Differentiation calculus) {
    this.context = context;
    this.calculus = calculus;
  }

  /** All recursions and gradients. */
  public Outcome of(Goal.Backprop goal) {
    Network network = new Network(context, calculus, goal.loss());
    Optional<Refusal> refusal = Obstacles.in(network).or(() -> unknown(network, goal));
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    Adjoints adjoints = new Adjoints(network, calculus);
    Recursions recursions = new Recursions(adjoints, calculus);
    List<Stage> stages = new ArrayList<>();
    for (Node node : ordered(network, goal.through())) {
      Optional<List<Stage>> found = recursions.of(node);
      if (found.isEmpty()) {
        return new Outcome.Refused(stuck(network, node));
      }
      stages.addAll(found.get());
    }
    String heading = "The gradients of the parameters";
    for (Expr parameter : parameters(network)) {
      Optional<Stage> gradient = recursions.gradient(parameter);
      boolean first =
          stages.stream().noneMatch(it -> it.heading().filter(heading::equals).isPresent());
      gradient.map(it -> first ? it.headed(heading) : it).ifPresent(stages::add);
    }
    return stages.isEmpty()
        ? Writing.refused(Refusal.Kind.NO_RULE, "no rule differentiates this network", goal.loss())
        : new Outcome.Derived(new Derivation(stages, results(stages)));
  }

  private static Refusal stuck(Network network, Node node) {
    List<Linear> breaks =
        node.over().size() == 1 ? Exceptions.of(network, node).breaks() : List.of();
    String words =
        breaks.isEmpty()
            ? "it is not known at which times `"
                + node.name()
                + "` is used, or no rule differentiates what uses it"
            : "the total derivative by `"
                + node.term(node.indices())
                + "` changes at time `"
                + breaks.getFirst().expr()
                + "`: say with `assume` where that is in `"
                + node.over().getFirst().low().expr()
                + ".."
                + node.over().getFirst().high().expr()
                + "`";
    return Refusal.at(Refusal.Kind.NO_RULE, words, node.term());
  }

  private static Optional<Refusal> unknown(Network network, Goal.Backprop goal) {
    return goal.through().stream()
        .filter(name -> !network.isState(name) && !network.isQuantity(name))
        .findFirst()
        .map(name ->
            Refusal.at(
                Refusal.Kind.MEANINGLESS,
                "`" + goal.loss() + "` does not depend on the recurrence `" + name + "`",
                goal.loss()));
  }

  /** Each after what uses it, so far as that is possible; the states asked for first, in order. */
  private static List<Node> ordered(Network network, List<String> first) {
    List<Node> all =
        network.nodes().stream()
            .filter(it -> it.role() == Node.Role.STATE || it.role() == Node.Role.QUANTITY)
            .toList();
    if (!network.hasOnlyStates()) {
      return all;
    }
    Set<Node> ordered = new LinkedHashSet<>();
    for (String name : first) {
      all.stream().filter(node -> node.name().equals(name)).forEach(ordered::add);
    }
    ordered.addAll(all);
    return List.copyOf(ordered);
  }

  private static List<Expr> results(List<Stage> stages) {
    List<Expr> results = new ArrayList<>();
    for (Stage stage : stages) {
      stage.start().ifPresent(start -> results.add(Writing.equation(start, stage.end())));
    }
    return results;
  }

  /** The real quantities that the loss depends on, in the order of their declarations. */
  private List<Expr> parameters(Network network) {
    List<Expr> found = new ArrayList<>();
    for (Declaration declaration : context.declarations().values()) {
      boolean real =
          declaration instanceof Declaration.Given given
              && given.indices().isEmpty()
              && given.domain() == Declaration.Domain.REAL;
      if (real
          && network.nodes().stream()
              .anyMatch(node -> network.reaches(node.body(), declaration.name()))) {
        found.add(Make.symbol(declaration.name(), ((Declaration.Given) declaration).shape()));
      }
    }
    return found;
  }

  /**
   * Stages that work out one derivative through recurrences, the last for the derivative itself;
   * empty where there are none on the way.
   */
  public Optional<List<Stage>> gradient(Expr variable, Expr loss) {
    return through(variable, new Network(context, calculus, loss));
  }

  /** The same for a vector-Jacobian product. */
  public Optional<List<Stage>> product(Expr variable, Expr of, Expr cotangent) {
    return through(variable, new Network(context, calculus, of, Optional.of(cotangent)));
  }

  /** Why no derivative of an expression is taken through what is on the way, where that is so. */
  public Optional<Refusal> obstacle(Expr variable, Expr of) {
    Network network = new Network(context, calculus, of);
    return network.isThrough(variable) ? Obstacles.in(network) : Optional.empty();
  }

  private Optional<List<Stage>> through(Expr variable, Network network) {
    if (!network.isThrough(variable) || Obstacles.in(network).isPresent()) {
      return Optional.empty();
    }
    Recursions recursions = new Recursions(new Adjoints(network, calculus), calculus);
    boolean term = variable.op() instanceof Op.Term || network.isQuantity(variable.toString());
    Optional<Stage> last = term ? recursions.term(variable) : recursions.gradient(variable);
    boolean before =
        variable.op() instanceof Op.Term
            && network.isState(nameOf(variable))
            && network.isOutside(variable, Order.of(context));
    return last.map(stage -> {
      Map<Node, List<Stage>> needed = new LinkedHashMap<>();
      List<Stage> open = new ArrayList<>(List.of(stage));
      while (!open.isEmpty()) {
        Expr end = open.removeLast().end();
        for (Node node : ordered(network, List.of())) {
          boolean other = before || !node.name().equals(nameOf(variable));
          if (other && !needed.containsKey(node) && mentions(end, node.name(), network)) {
            needed.put(node, recursions.of(node).orElse(List.of()));
            open.addAll(needed.get(node));
          }
        }
      }
      List<Stage> stages = new ArrayList<>();
      ordered(network, List.of())
          .forEach(node -> stages.addAll(needed.getOrDefault(node, List.of())));
      stages.removeIf(it -> it.start().equals(stage.start()));
      stages.add(stage);
      return stages;
    });
  }

  private static String nameOf(Expr expr) {
    return expr.op() instanceof Op.Term(String name, var _) ? name : expr.toString();
  }

  private static boolean mentions(Expr expr, String name, Network network) {
    boolean here =
        (expr.is(Operator.GRADIENT) || expr.is(Operator.VJP))
            && nameOf(expr.arg(0)).equals(name)
            && network.derivative(expr.arg(0)).equals(expr);
    return here || expr.args().stream().anyMatch(arg -> mentions(arg, name, network));
  }
}
