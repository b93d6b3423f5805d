package org.deriv.engine;

import java.util.List;
import java.util.Random;

/** Problems of matrix calculus and of expectations, drawn from a seed. */
final class RandomProblems {
  private static final String DECLARATIONS =
      """
        given x in R[n], y in R[n], z in R[m], u in R[n] nonzero
        given A in R[n,n], B in R[m,n], S in R[n,n] symmetric, P in R[n,n] positive definite
        given a in R, b in R with b > 0, p in R with 0 < p < 1
        given sigma : R -> R smooth, f : R[n] -> R smooth
      """;

  private final Random random;

  RandomProblems(Random random) {
    this.random = random;
  }

  /** The text of a problem with one goal. */
  String next() {
    String goal =
        random.nextInt(5) == 0
            ? chance()
            : switch (random.nextInt(8)) {
              case 0 -> "derive jac[x] (" + vector(2) + ")";
              case 1 -> "derive hess[x] (" + scalar(2) + ")";
              case 2 -> "derive grad[A] (" + scalar(2) + " + " + quadratic() + ")";
              case 3 -> "derive diff[a] (" + vector(1) + " + exp(a)*x)";
              case 4 -> "derive grad[y] (" + scalar(3) + ")";
              default -> "derive grad[x] (" + scalar(3) + ")";
            };
    return "problem drawn {\n" + DECLARATIONS + "  " + goal + "\n}\n";
  }

  private String chance() {
    return switch (random.nextInt(4)) {
      case 0 ->
          "random r in R[n] iid Bernoulli(p)\n  derive E[||y - A*(r .* x)||^2 + "
              + one("a", "b*x'*r", "(r'*y)^2")
              + "]";
      case 1 ->
          "random e in R[n] ~ Normal("
              + one("x", "a*y", "zeros[n]")
              + ", "
              + one("P", "b*I[n]")
              + ")\n  derive E["
              + one("e'*S*e", "||B*e||^2", "(y'*e)^2", "tr(A*e*e')")
              + " + "
              + one("x'*e", "a", "||e - y||^2")
              + "]";
      case 2 ->
          "random g in R[n] with E[g[i]] = a, Var[g[i]] = b, uncorrelated\n  derive E["
              + one("||g - x||^2", "(x'*g)^2", "||A*g||^2")
              + "]";
      default ->
          "random r in R[n] iid Bernoulli(p)\n  derive Var["
              + one("x'*r", "sum(r)", "y'*(r .* x)")
              + "]";
    };
  }

  private String quadratic() {
    return one("y'*A*x", "tr(A'*A)", "||A*x - y||^2", "tr(A*S)", "x'*A'*A*x", "sum(sigma(A*x))");
  }

  private String scalar(int depth) {
    if (depth == 0) {
      return one("a", "b", "f(x)", "y'*x", "||x||^2", "x'*S*x");
    }
    return switch (random.nextInt(13)) {
      case 0 -> "||" + vector(depth - 1) + "||^2";
      case 1 -> "(" + vector(depth - 1) + ")'*" + one("y", "x", "u");
      case 2 -> "sum(" + vector(depth - 1) + ")";
      case 3 -> "log(1 + exp(" + scalar(depth - 1) + "))";
      case 4 -> "(" + scalar(depth - 1) + ")*(" + scalar(0) + ")";
      case 5 -> "(" + scalar(depth - 1) + ")^" + one("2", "3");
      case 6 -> "exp(" + one("-", "a*") + scalar(0) + ")";
      case 7 -> "sqrt(b + ||" + vector(depth - 1) + "||^2)";
      case 8 -> "logsumexp(" + vector(depth - 1) + ")";
      case 9 -> "f(" + vector(depth - 1) + ")";
      case 10 -> "x'*" + one("A", "S", "P", "P^-1") + "*(" + vector(depth - 1) + ")";
      case 11 -> "sum(i in 1..n) " + one("x[i]^2*y[i]", "sigma(x[i])", "(x[i] - a*y[i])^2");
      default -> scalar(depth - 1) + " + " + scalar(0);
    };
  }

  private String vector(int depth) {
    if (depth == 0) {
      return one("x", "x", "y", "A*x", "B'*z", "S*x", "x - y");
    }
    String inner = vector(depth - 1);
    return switch (random.nextInt(10)) {
      case 0 -> "sigma(" + inner + ")";
      case 1 -> "tanh(" + inner + ")";
      case 2 -> "(" + inner + ") .* (" + vector(0) + ")";
      case 3 -> "(" + scalar(0) + ")*(" + inner + ")";
      case 4 -> one("A", "S", "P", "P^-1", "A'", "B'*B") + "*(" + inner + ")";
      case 5 -> "softmax(" + inner + ")";
      case 6 -> "sigmoid(" + inner + ")";
      case 7 -> "(u*u'/||u||^2)*(" + inner + ")";
      default -> "(" + inner + ") + " + vector(0);
    };
  }

  private String one(String... choices) {
    return List.of(choices).get(random.nextInt(choices.length));
  }
}
