package org.deriv.derive.optimum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Rational;

/** One term of a matrix expression multiplied out: numbers, and matrices in their order. */
record Word(List<Expr> scalars, List<Expr> chain) {
  private static final int MOST_TERMS = 200;
  private static final int HIGHEST_POWER = 6;

  Word {
    scalars = List.copyOf(scalars);
    chain = List.copyOf(chain);
  }

  /** The terms, where only factors that meet a test are multiplied out; empty: too many. */
  static Optional<List<Word>> of(Expr expr, Predicate<Expr> open) {
    List<Word> words = words(expr, open);
    return words.size() > MOST_TERMS ? Optional.empty() : Optional.of(words);
  }

  private static List<Word> words(Expr expr, Predicate<Expr> open) {
    if (!open.test(expr) || !(expr.op() instanceof Operator operator)) {
      return List.of(single(expr));
    }
    return switch (operator) {
      case ADD -> {
        List<Word> all = new ArrayList<>();
        for (Expr term : expr.args()) {
          all.addAll(words(term, open));
          if (all.size() > MOST_TERMS) {
            break;
          }
        }
        yield all;
      }
      case NEGATE -> scaled(words(expr.arg(0), open), Make.number(-1));
      case DIVIDE -> scaled(words(expr.arg(0), open), Make.power(expr.arg(1), -1));
      case PRODUCT -> product(expr, open);
      case TRANSPOSE -> turned(words(expr.arg(0), open));
      case POWER -> power(expr, open);
      default -> List.of(single(expr));
    };
  }

  private static Word single(Expr expr) {
    return expr.shape().isScalar()
        ? new Word(List.of(expr), List.of())
        : new Word(List.of(), List.of(expr));
  }

  private static List<Word> scaled(List<Word> words, Expr factor) {
    return words.stream().map(word -> word.times(new Word(List.of(factor), List.of()))).toList();
  }

  private static List<Word> turned(List<Word> words) {
    return words.stream()
        .map(word ->
            new Word(
                word.scalars(), word.chain().reversed().stream().map(Make::transpose).toList()))
        .toList();
  }

  private static List<Word> product(Expr expr, Predicate<Expr> open) {
    List<Word> all = List.of(new Word(List.of(), List.of()));
    for (Expr factor : expr.args()) {
      List<Word> next = new ArrayList<>();
      List<Word> right = factor.shape().isScalar() ? List.of(single(factor)) : words(factor, open);
      for (Word left : all) {
        right.forEach(word -> next.add(left.times(word)));
        if (next.size() > MOST_TERMS) {
          return next;
        }
      }
      all = next;
    }
    return all;
  }

  /** A small whole power of a matrix as a product; the inverse of a matrix as a letter. */
  private static List<Word> power(Expr expr, Predicate<Expr> open) {
    boolean whole =
        !expr.shape().isScalar()
            && expr.arg(1).op() instanceof Op.Number(Rational exponent)
            && exponent.isInteger()
            && !exponent.isZero()
            && Math.abs(exponent.intValue()) <= HIGHEST_POWER;
    if (!whole || !(expr.arg(1).op() instanceof Op.Number(Rational exponent))) {
      return List.of(single(expr));
    }
    int times = exponent.intValue();
    Expr base = times < 0 ? Make.inverse(expr.arg(0)) : expr.arg(0);
    List<Expr> factors = java.util.Collections.nCopies(Math.abs(times), base);
    return times == 1 || times < 0
        ? List.of(new Word(List.of(), factors))
        : words(Expr.of(Operator.PRODUCT, factors), open);
  }

  Word times(Word right) {
    List<Expr> numbers = new ArrayList<>(scalars);
    numbers.addAll(right.scalars());
    List<Expr> matrices = new ArrayList<>(chain);
    matrices.addAll(right.chain());
    return new Word(numbers, matrices);
  }

  /** Between two words, an inverse beside what it inverts taken out. */
  Word between(List<Expr> left, List<Expr> right) {
    List<Expr> matrices = new ArrayList<>();
    for (Expr factor : joined(left, chain, right)) {
      boolean cancels =
          !matrices.isEmpty()
              && (matrices.getLast().equals(Workbench.inverse(factor))
                  || factor.equals(Workbench.inverse(matrices.getLast())));
      if (cancels) {
        Expr gone = matrices.removeLast();
        if (matrices.isEmpty()) {
          matrices.add(Make.identity(gone.shape().rows()));
        }
      } else if (matrices.size() == 1 && matrices.getFirst().op() instanceof Op.Identity) {
        matrices.set(0, factor);
      } else {
        matrices.add(factor);
      }
    }
    return new Word(scalars, matrices);
  }

  private static List<Expr> joined(List<Expr> left, List<Expr> middle, List<Expr> right) {
    List<Expr> all = new ArrayList<>(left);
    all.addAll(middle);
    all.addAll(right);
    return all;
  }

  /** The term as an expression. */
  Expr expr() {
    List<Expr> all = new ArrayList<>(scalars);
    all.addAll(chain);
    return Make.product(all);
  }
}
