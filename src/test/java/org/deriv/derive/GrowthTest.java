package org.deriv.derive;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.deriv.expr.Expr;
import org.deriv.problem.Derivation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work and answer grow linearly with the depth of a network, counted in nodes and steps. */
class GrowthTest {
  private static final String PLAIN = "tanh(W%d*%s)";
  private static final String RESIDUAL = "%2$s + tanh(W%1$d*%2$s)";

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, RESIDUAL})
  void twice_the_layers_make_twice_the_derivation(String layer) {
    int half = nodes(network(layer, 50));
    int whole = nodes(network(layer, 100));
    assertTrue(whole <= 2.1 * half, half + " nodes for 50 layers, " + whole + " for 100");
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, RESIDUAL})
  void each_layer_has_a_stage_of_its_own(String layer) {
    int stages = network(layer, 20).stages().size();
    assertTrue(stages >= 20 && stages <= 22, stages + " stages for 20 layers");
  }

  private static Derivation network(String layer, int depth) {
    StringBuilder text = new StringBuilder("given x in R[n], y in R[n]\n");
    String before = "x";
    for (int i = 1; i <= depth; i++) {
      text.append("given W").append(i).append(" in R[n,n]\n");
      text.append("let h").append(i).append(" = ").append(layer.formatted(i, before)).append('\n');
      before = "h" + i;
    }
    text.append("let L = ||").append(before).append(" - y||^2\n");
    return Sample.only(text + "derive grad[W1] L").derivation();
  }

  private static int nodes(Derivation derivation) {
    Set<Expr> seen = new HashSet<>();
    for (Derivation.Stage stage : derivation.stages()) {
      stage.steps().forEach(step -> count(step.result(), seen));
    }
    return seen.size();
  }

  private static void count(Expr expr, Set<Expr> seen) {
    if (seen.add(expr)) {
      expr.args().forEach(arg -> count(arg, seen));
    }
  }
}
