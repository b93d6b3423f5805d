package org.deriv.normal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.deriv.expr.Rational;

/**
 * Completes a theory: wherever the leading words of two equations overlap, their difference is a
 * new equation (a truncated noncommutative Gröbner basis; Mora, "An introduction to commutative and
 * noncommutative Gröbner bases", 1994). Each new equation is written down as a lemma with its
 * cofactors.
 */
final class Completion {
  private static final int LONGEST = 12;
  private static final int WIDEST = 30;
  private static final int EQUATIONS = 70;
  private static final Poly MINUS_ONE = Poly.number(Rational.of(-1));

  private final Theory theory;
  private final Ring ring;
  private final List<Lemma> lemmas = new ArrayList<>();
  private final PriorityQueue<Overlap> queue =
      new PriorityQueue<>(
          Comparator.comparingInt(Overlap::length)
              .thenComparingInt(Overlap::first)
              .thenComparingInt(Overlap::second)
              .thenComparingInt(Overlap::shift));

  /** The word l·lead(second)·r meets lead(first) at a shift. */
  private record Overlap(int length, int first, int second, int shift) {}

  private record Piece(Poly factor, List<Integer> left, int equation, List<Integer> right) {}

  Completion(Theory theory) {
    this.theory = theory;
    this.ring = theory.kernel().ring();
    for (int i = 0; i < theory.equations().size(); i++) {
      meet(i);
    }
  }

  List<Lemma> lemmas() {
    return lemmas;
  }

  /** Follows so many overlaps; whether some are left. */
  boolean run(int overlaps) {
    for (int i = 0; i < overlaps && !queue.isEmpty(); i++) {
      if (theory.equations().size() >= EQUATIONS) {
        return false;
      }
      follow(queue.remove());
    }
    return !queue.isEmpty();
  }

  private void meet(int newest) {
    for (int i = 0; i <= newest; i++) {
      meet(i, newest);
      if (i < newest) {
        meet(newest, i);
      }
    }
  }

  /** The overlaps where the second leading word starts inside the first. */
  private void meet(int first, int second) {
    List<Integer> one = theory.equations().get(first).lead();
    List<Integer> other = theory.equations().get(second).lead();
    for (int shift = 0; shift < one.size() && !other.isEmpty(); shift++) {
      int common = Math.min(one.size() - shift, other.size());
      boolean same = first == second && shift == 0;
      boolean meets = one.subList(shift, shift + common).equals(other.subList(0, common));
      int length = Math.max(one.size(), shift + other.size());
      if (meets && !same && length <= LONGEST) {
        queue.add(new Overlap(length, first, second, shift));
      }
    }
  }

  private void follow(Overlap overlap) {
    List<Integer> one = theory.equations().get(overlap.first()).lead();
    List<Integer> other = theory.equations().get(overlap.second()).lead();
    int end = overlap.shift() + other.size();
    List<Integer> afterFirst =
        end > one.size() ? other.subList(one.size() - overlap.shift(), other.size()) : List.of();
    List<Integer> afterSecond = end < one.size() ? one.subList(end, one.size()) : List.of();
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece(Poly.ONE, List.of(), overlap.first(), afterFirst));
    pieces.add(
        new Piece(MINUS_ONE, one.subList(0, overlap.shift()), overlap.second(), afterSecond));
    PathSum sum = theory.sum(lemma(pieces)).orElseThrow();
    PathSum rest = reduce(sum, pieces);
    if (rest.isZero() || rest.terms().size() > WIDEST) {
      return;
    }
    Lemma lemma = lemma(pieces);
    theory.take(lemma);
    lemmas.add(lemma);
    meet(theory.equations().size() - 1);
  }

  private Lemma lemma(List<Piece> pieces) {
    return new Lemma(
        pieces.stream()
            .map(piece ->
                new Lemma.Summand(
                    theory.written(piece.factor()), piece.left(), piece.equation(), piece.right()))
            .toList());
  }

  /** Replaces leading words as long as there are any, and writes down how. */
  private PathSum reduce(PathSum sum, List<Piece> pieces) {
    PathSum rest = sum;
    Optional<Piece> next = reducer(rest);
    while (next.isPresent() && rest.terms().size() <= WIDEST) {
      Piece piece = next.get();
      PathSum zero = theory.equations().get(piece.equation()).zero();
      rest = rest.plus(ring, piece.factor(), piece.left(), zero, piece.right());
      pieces.add(piece);
      ring.spend();
      next = reducer(rest);
    }
    return rest;
  }

  /** An equation that removes the greatest reducible word. */
  private Optional<Piece> reducer(PathSum sum) {
    for (List<Integer> word : sum.terms().keySet().stream().sorted(downwards()).toList()) {
      for (int i = 0; i < theory.equations().size(); i++) {
        Equation equation = theory.equations().get(i);
        for (int place : equation.placesIn(word)) {
          Poly factor = sum.coefficient(word).times(Rational.of(-1));
          return Optional.of(
              new Piece(
                  factor,
                  List.copyOf(word.subList(0, place)),
                  i,
                  List.copyOf(word.subList(place + equation.lead().size(), word.size()))));
        }
      }
    }
    return Optional.empty();
  }

  private Comparator<List<Integer>> downwards() {
    return (left, right) -> theory.alphabet().compare(/* left= */ right, /* right= */ left);
  }

  /** A sum of words as a sum of multiples of equations, where the theory shows that it is zero. */
  Optional<Lemma> proof(PathSum zero) {
    List<Piece> pieces = new ArrayList<>();
    PathSum rest = reduce(zero, pieces);
    if (!rest.isZero()) {
      Optional<Piece> last = multiple(rest);
      last.ifPresent(pieces::add);
      rest = last.isPresent() ? new PathSum(rest.from(), rest.to(), java.util.Map.of()) : rest;
    }
    if (!rest.isZero() || pieces.isEmpty()) {
      return Optional.empty();
    }
    List<Piece> turned =
        pieces.stream()
            .map(piece ->
                new Piece(
                    piece.factor().times(Rational.of(-1)),
                    piece.left(),
                    piece.equation(),
                    piece.right()))
            .toList();
    return Optional.of(lemma(turned));
  }

  /** An equation that is no rule, of which a sum is a multiple: minus that multiple. */
  private Optional<Piece> multiple(PathSum sum) {
    for (int i = 0; i < theory.equations().size(); i++) {
      Equation equation = theory.equations().get(i);
      PathSum zero = equation.zero();
      if (equation.isRule() || !zero.terms().keySet().equals(sum.terms().keySet())) {
        continue;
      }
      List<Integer> word = zero.terms().keySet().iterator().next();
      for (List<Integer> other : zero.terms().keySet()) {
        word = zero.coefficient(other).size() < zero.coefficient(word).size() ? other : word;
      }
      if (zero.coefficient(word).number().isPresent()) {
        Poly factor =
            sum.coefficient(word)
                .times(zero.coefficient(word).number().get().reciprocal().negate());
        if (sum.plus(ring, factor, List.of(), zero, List.of()).isZero()) {
          return Optional.of(new Piece(factor, List.of(), i, List.of()));
        }
      }
    }
    return Optional.empty();
  }
}
