package org.deriv.lang;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Random programs from a seed, written without care for layout; each expression comes with the
 * sketch that it must be read as.
 */
final class RandomProgram {
  private static final List<String> NAMES =
      List.of("x", "A", "W_f", "cost", "text", "by", "order", "limit", "with", "show", "lambda");

  private final Random random;

  RandomProgram(long seed) {
    this.random = new Random(seed);
  }

  /** A text and how it is read; {@code level} tells how tightly it binds. */
  record Written(String text, String sketch, Level level) {
    Written in(Level needed) {
      return level.compareTo(needed) >= 0
          ? this
          : new Written("(" + text + ")", sketch, Level.OPERAND);
    }
  }

  /** How tightly an expression binds. */
  enum Level {
    SUM,
    PRODUCT,
    FACTOR,
    POWER,
    OPERAND,
    NAME
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String space() {
    return any(List.of("", "", " ", "  ", "\n      ", " # note\n     "));
  }

  private String spaced(String sign) {
    return space() + sign + space();
  }

  /** An expression that nests no deeper than {@code depth}. */
  Written expression(int depth) {
    if (depth == 0) {
      return random.nextInt(4) == 0 ? number() : name();
    }
    List<Supplier<Written>> forms =
        List.of(
            this::name,
            () -> sum(depth - 1),
            () -> product(depth - 1),
            () -> negative(depth - 1),
            () -> power(depth - 1),
            () -> transpose(depth - 1),
            () -> call(depth - 1),
            () -> index(depth - 1),
            () -> derivative(depth - 1),
            () -> binder(depth - 1),
            () -> bars(depth - 1),
            () -> array(depth - 1));
    return any(forms).get();
  }

  private Written name() {
    String name = any(NAMES);
    return new Written(name, name, Level.NAME);
  }

  private Written number() {
    String digits = String.valueOf(random.nextInt(100));
    return new Written(digits, digits, Level.OPERAND);
  }

  private Written sum(int depth) {
    Written first = expression(depth).in(Level.PRODUCT);
    StringBuilder text = new StringBuilder(first.text());
    StringBuilder sketch = new StringBuilder("(").append(first.sketch());
    for (int term = 0; term <= random.nextInt(3); term++) {
      boolean plus = random.nextBoolean();
      Written next = expression(depth).in(Level.PRODUCT);
      text.append(spaced(plus ? "+" : "-")).append(next.text());
      sketch.append(plus ? " PLUS " : " MINUS ").append(next.sketch());
    }
    return new Written(text.toString(), sketch.append(")").toString(), Level.SUM);
  }

  private Written product(int depth) {
    Written first = expression(depth).in(Level.FACTOR);
    StringBuilder text = new StringBuilder(first.text());
    StringBuilder sketch = new StringBuilder("(").append(first.sketch());
    for (int factor = 0; factor <= random.nextInt(3); factor++) {
      List<String> operator =
          any(
              List.of(
                  List.of("*", "TIMES"),
                  List.of("/", "DIVIDE"),
                  List.of(".*", "HADAMARD"),
                  List.of("⊘", "ELEMENTWISE_DIVIDE"),
                  List.of(" kron ", "KRONECKER")));
      Written next = expression(depth).in(Level.FACTOR);
      text.append(spaced(operator.get(0))).append(next.text());
      sketch.append(" ").append(operator.get(1)).append(" ").append(next.sketch());
    }
    return new Written(text.toString(), sketch.append(")").toString(), Level.PRODUCT);
  }

  private Written negative(int depth) {
    Written of = expression(depth).in(Level.POWER);
    return new Written("-" + space() + of.text(), "(-" + of.sketch() + ")", Level.FACTOR);
  }

  private Written power(int depth) {
    Written base = expression(depth).in(Level.OPERAND);
    Written exponent = expression(depth).in(Level.NAME);
    return new Written(
        base.text() + spaced("^") + exponent.text(),
        "(" + base.sketch() + " ^ " + exponent.sketch() + ")",
        Level.POWER);
  }

  private Written transpose(int depth) {
    Written of = expression(depth).in(Level.OPERAND);
    String mark = any(List.of("'", "ᵀ"));
    return new Written(of.text() + mark, "(" + of.sketch() + "')", Level.OPERAND);
  }

  private Written call(int depth) {
    Written name = name();
    Written first = expression(depth);
    Written second = expression(depth);
    String primes = "'".repeat(random.nextInt(3));
    return new Written(
        name.text() + primes + "(" + first.text() + spaced(",") + second.text() + ")",
        name.sketch() + primes + "(" + first.sketch() + ", " + second.sketch() + ")",
        Level.OPERAND);
  }

  private Written index(int depth) {
    Written name = name();
    Written index = expression(depth);
    return new Written(
        name.text() + "[" + space() + index.text() + ",:]",
        name.sketch() + "[" + index.sketch() + ", :]",
        Level.OPERAND);
  }

  private Written derivative(int depth) {
    Written of = expression(depth);
    return new Written(
        "grad[x]" + space() + "(" + of.text() + ")", "GRAD[x]{" + of.sketch() + "}", Level.FACTOR);
  }

  private Written binder(int depth) {
    Written body = expression(depth).in(Level.PRODUCT);
    // What follows would belong to the body, so a factor must stand in parentheses.
    return new Written(
        "sum(i" + any(List.of(" in ", "∈")) + "1..n)" + " " + body.text(),
        "SUM[i in 1..n]{" + body.sketch() + "}",
        Level.PRODUCT);
  }

  private Written bars(int depth) {
    Written of = expression(depth);
    boolean norm = random.nextBoolean();
    String bar = norm ? any(List.of("||", "‖")) : "|";
    return new Written(
        bar + " " + of.text() + bar,
        (norm ? "TWO||" : "|") + of.sketch() + (norm ? "||" : "|"),
        Level.OPERAND);
  }

  private Written array(int depth) {
    Written first = expression(depth);
    Written second = expression(depth);
    return new Written(
        "[" + first.text() + spaced(",") + second.text() + "]",
        "[" + first.sketch() + ", " + second.sketch() + "]",
        Level.OPERAND);
  }

  private String text(int depth) {
    return expression(depth).text();
  }

  private String newline() {
    return any(List.of("\n", "\n\n", "\n\n\n", "  # why\n", "\n # alone\n"));
  }

  /** A program of a few statements. */
  String program() {
    StringBuilder program = new StringBuilder("title \"random\"" + newline() + "problem p {");
    for (int statement = 0; statement < 8; statement++) {
      program.append(newline()).append("  ").append(statement());
    }
    return program.append("\n}\n").toString();
  }

  private String statement() {
    return switch (random.nextInt(9)) {
      case 0 ->
          "given x in R[" + text(1) + "] nonzero with" + spaced(" ") + text(2) + "> 0, y in R";
      case 1 -> "let a" + spaced("=") + text(3);
      case 2 -> "let " + any(NAMES) + "[i]=" + text(2) + newline() + "  let b = " + text(2);
      case 3 -> "derive step: " + text(3);
      case 4 -> "show " + text(2) + spaced("<=") + text(2) + "\n where " + text(1) + "<" + text(1);
      case 5 -> "check " + text(2) + "\n==" + text(3) + " by \"so\"\n  let c=" + text(1) + "\n== c";
      case 6 -> "minimize " + text(2) + " over w as best";
      case 7 -> "assume " + text(2) + " invertible," + text(1) + "!=0";
      default -> "limit " + text(2) + " as p->0+";
    };
  }
}
