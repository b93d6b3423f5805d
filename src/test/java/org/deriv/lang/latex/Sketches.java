package org.deriv.lang.latex;

import java.util.SplittableRandom;

/** Draws expressions of the language over a few names, shape by shape. */
final class Sketches {
  private final SplittableRandom random;

  Sketches(SplittableRandom random) {
    this.random = random;
  }

  String any(int depth) {
    return switch (random.nextInt(3)) {
      case 0 -> scalar(depth);
      case 1 -> vector(depth);
      default -> matrix(depth);
    };
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  String scalar(int depth) {
    if (depth == 0) {
      return pick("a", "b", "lambda", "x[i]", "A[i,j]", "2", "1/2", "h[t][i]", "n", "X[1,2]");
    }
    int less = depth - 1;
    return switch (random.nextInt(25)) {
      case 0 -> "(" + scalar(less) + ") + (" + scalar(less) + ")";
      case 1 -> "(" + scalar(less) + ") - (" + scalar(less) + ")";
      case 2 -> "(" + scalar(less) + ")*(" + scalar(less) + ")";
      case 3 -> "(" + scalar(less) + ")/(" + pick("a", "b", "a + b", "n", "a*b") + ")";
      case 4 -> "(" + vector(less) + ")'*(" + vector(less) + ")";
      case 5 -> "||" + vector(less) + "||^2";
      case 6 -> "||" + matrix(less) + "||_F^2";
      case 7 -> "tr(" + matrix(less) + ")";
      case 8 -> "(sum(i in 1..n) " + pick("x[i]*y[i]", "A[i,i]^2", "(x[i] - a)^2") + ")";
      case 9 -> "(sum(i in 1..n) sum(j in 1..n) A[i,j]*x[i])*" + pick("a", "b");
      case 10 -> "exp(" + scalar(less) + ")";
      case 11 -> "log(a + b)";
      case 12 -> "sigma(" + scalar(less) + ")";
      case 13 -> "f(" + vector(less) + ")";
      case 14 -> "-(" + scalar(less) + ")";
      case 15 -> "(" + scalar(less) + ")^" + pick("2", "3", "k");
      case 16 -> "sqrt(a)*(" + scalar(less) + ")";
      case 17 -> "max(i in 1..n) x[i]";
      case 18 -> "(prod(i in 1..n) x[i])";
      case 19 -> "|" + pick("lambda", "x[i]", "lambda - a") + "|";
      case 20 -> "sum(" + vector(less) + ")";
      case 21 -> "mean(" + vector(less) + ")";
      case 22 -> "max(0, " + scalar(less) + ")";
      case 23 -> "logsumexp(" + vector(less) + ")";
      default -> "(sum(s in 1..T) a^(T-s)*h[s]'*x)";
    };
  }

  String vector(int depth) {
    if (depth == 0) {
      return pick("x", "y", "h[t]", "h[t-1]", "X*w", "W_f'*w");
    }
    int less = depth - 1;
    return switch (random.nextInt(15)) {
      case 0 -> "(" + vector(less) + ") + (" + vector(less) + ")";
      case 1 -> "(" + vector(less) + ") - (" + vector(less) + ")";
      case 2 -> "(" + scalar(less) + ")*(" + vector(less) + ")";
      case 3 -> "(" + matrix(less) + ")*(" + vector(less) + ")";
      case 4 -> "(" + matrix(less) + ")'*(" + vector(less) + ")";
      case 5 -> "(" + vector(less) + ").*(" + vector(less) + ")";
      case 6 -> "sigma(" + vector(less) + ")";
      case 7 -> "sigma'(" + vector(less) + ")";
      case 8 -> "(" + vector(less) + ")/a";
      case 9 -> "grad[x] f(x)";
      case 10 -> "softmax(" + vector(less) + ")";
      case 11 -> "-(" + vector(less) + ")";
      case 12 -> "ones[n]";
      case 13 -> "grad[x] (" + scalar(less) + ")";
      default -> "sum(s in 1..T) (" + scalar(less) + ")*h[s]";
    };
  }

  String matrix(int depth) {
    if (depth == 0) {
      return pick("A", "B", "X*X'", "x*y'", "I[n]");
    }
    int less = depth - 1;
    return switch (random.nextInt(12)) {
      case 0 -> "(" + matrix(less) + ") + (" + matrix(less) + ")";
      case 1 -> "(" + matrix(less) + ") - (" + matrix(less) + ")";
      case 2 -> "(" + scalar(less) + ")*(" + matrix(less) + ")";
      case 3 -> "(" + matrix(less) + ")*(" + matrix(less) + ")";
      case 4 -> "(" + matrix(less) + ")'";
      case 5 -> "A^-1*(" + matrix(less) + ")";
      case 6 -> "diag(" + vector(less) + ")";
      case 7 -> "(" + matrix(less) + ").*(" + matrix(less) + ")";
      case 8 -> "(" + vector(less) + ")*(" + vector(less) + ")'";
      case 9 -> "jac[x] (" + vector(less) + ")";
      case 10 -> "(A')^-1*(" + matrix(less) + ")";
      default -> "(" + matrix(less) + ")/(" + pick("a", "a + b") + ")";
    };
  }
}
