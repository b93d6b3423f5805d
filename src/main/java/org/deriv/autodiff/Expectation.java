package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Expectations over independent sources: a cell is written as a polynomial in sources and in what
 * is no polynomial of them; powers of a source have their known moments, and what is left is summed
 * over all values of its sources, or over those of a quadrature rule.
 */
final class Expectation {
  private static final int MOST = 5_000;

  private final Builder builder;
  private final Scalars scalars;
  private final Tape tape;
  private final Randomness randomness;
  private final SourceMoments moments;

  Expectation(Builder builder, Randomness randomness) {
    this.builder = builder;
    this.scalars = builder.scalars();
    this.tape = scalars.tape();
    this.randomness = randomness;
    this.moments = new SourceMoments(scalars);
  }

  /** E of a cell over some sources; the others stay as they are. */
  int of(int cell, Set<Integer> over) {
    Dependence dependence = new Dependence(tape, over);
    if (dependence.of(cell).isEmpty()) {
      return cell;
    }
    Polynomial polynomial = polynomial(cell, over, dependence);
    int sum = scalars.number(0);
    for (Map.Entry<Map<Integer, Integer>, Integer> term : polynomial.terms().entrySet()) {
      sum = scalars.add(sum, scalars.multiply(term.getValue(), monomial(term.getKey(), over, dependence)));
    }
    return sum;
  }

  private Polynomial polynomial(int root, Set<Integer> over, Dependence dependence) {
    Map<Integer, Polynomial> known = new HashMap<>();
    for (int cell : dependence.cone(List.of(root))) {
      known.put(cell, step(cell, over, known));
    }
    return at(root, known);
  }

  private static Polynomial at(int cell, Map<Integer, Polynomial> known) {
    Polynomial polynomial = known.get(cell);
    return polynomial == null ? Polynomial.constant(cell) : polynomial;
  }

  private Polynomial step(int cell, Set<Integer> over, Map<Integer, Polynomial> known) {
    Polynomial own = Polynomial.generator(cell, scalars);
    if (over.contains(cell)) {
      return own;
    }
    int a = tape.a(cell);
    int b = tape.b(cell);
    return switch (tape.code(cell)) {
      case GIVEN, VARIABLE -> at(a, known);
      case ADD -> at(a, known).plus(at(b, known), scalars);
      case NEGATE -> at(a, known).scaled(scalars.number(-1), scalars);
      case MULTIPLY -> at(a, known).times(at(b, known), scalars);
      case DIVIDE ->
          known.containsKey(b)
              ? own
              : at(a, known).scaled(scalars.divide(scalars.number(1), b), scalars);
      default -> own;
    };
  }

  /** E of a product of powers of generators: factors that share no source are independent. */
  private int monomial(Map<Integer, Integer> powers, Set<Integer> over, Dependence dependence) {
    List<Part> parts = new ArrayList<>();
    Set<Integer> all = new TreeSet<>();
    for (Map.Entry<Integer, Integer> power : powers.entrySet()) {
      Set<Integer> sources = new TreeSet<>(dependence.of(power.getKey()));
      all.addAll(sources);
      Part part = new Part(sources, new LinkedHashMap<>(Map.of(power.getKey(), power.getValue())));
      List<Part> apart = new ArrayList<>();
      for (Part other : parts) {
        if (java.util.Collections.disjoint(other.sources(), part.sources())) {
          apart.add(other);
        } else {
          part = part.with(other);
        }
      }
      apart.add(part);
      parts = apart;
    }
    checkJoint(all);
    Map<Integer, Integer> plain = new HashMap<>(powers);
    plain.keySet().retainAll(over);
    Set<Integer> inside = new HashSet<>();
    powers.keySet().stream()
        .filter(generator -> !over.contains(generator))
        .forEach(generator -> inside.addAll(dependence.of(generator)));
    randomness.note(plain, inside);
    int product = scalars.number(1);
    for (Part part : parts) {
      product = scalars.multiply(product, expectation(part, over, dependence));
    }
    return product;
  }

  /** Generators with their powers, and the sources that they depend on. */
  private record Part(Set<Integer> sources, Map<Integer, Integer> powers) {
    Part with(Part other) {
      Set<Integer> all = new TreeSet<>(sources);
      all.addAll(other.sources);
      Map<Integer, Integer> joined = new LinkedHashMap<>(powers);
      joined.putAll(other.powers);
      return new Part(all, joined);
    }
  }

  private void checkJoint(Set<Integer> sources) {
    for (int one : sources) {
      for (int other : sources) {
        if (!randomness.isJoint(one, other)) {
          throw Refusal.unknown(
              "how " + randomness.names(one, other) + " depend on each other is not known");
        }
      }
    }
  }

  private int expectation(Part part, Set<Integer> over, Dependence dependence) {
    int first = part.powers().keySet().iterator().next();
    if (part.powers().size() == 1 && over.contains(first)) {
      return moments.of(randomness.source(first), part.powers().getOrDefault(first, 0));
    }
    return summed(part, dependence);
  }

  private int summed(Part part, Dependence dependence) {
    List<Integer> sources = List.copyOf(part.sources());
    boolean kinked = dependence.cone(part.powers().keySet()).stream().anyMatch(this::hasKink);
    List<List<SourceRules.Atom>> values = new ArrayList<>();
    long count = 1;
    int continuous = 0;
    for (int source : sources) {
      continuous += SourceRules.isFinite(randomness.source(source)) ? 0 : 1;
    }
    for (int source : sources) {
      values.add(atoms(randomness.source(source), kinked, continuous));
      count *= values.getLast().size();
    }
    Replay replay = new Replay(scalars, List.copyOf(part.powers().keySet()), dependence);
    if (count > MOST || count * replay.size() > 200L * MOST) {
      throw Refusal.tooLarge("an expectation over " + count + " values");
    }
    int sum = scalars.number(0);
    for (int number = 0; number < count; number++) {
      Map<Integer, Integer> chosen = new HashMap<>();
      int weight = scalars.number(1);
      int rest = number;
      for (int i = 0; i < sources.size(); i++) {
        SourceRules.Atom atom = values.get(i).get(rest % values.get(i).size());
        rest /= values.get(i).size();
        chosen.put(sources.get(i), atom.value());
        weight = scalars.multiply(weight, atom.weight());
      }
      if (!scalars.isZero(weight)) {
        sum = scalars.add(sum, scalars.multiply(weight, value(part, replay.with(chosen))));
      }
    }
    return sum;
  }

  private List<SourceRules.Atom> atoms(Source source, boolean kinked, int continuous) {
    if (!SourceRules.isFinite(source)) {
      builder.approximate();
    }
    int order = builder.world().order();
    int points = continuous <= 1 ? order : continuous == 2 ? order * 2 / 3 : order / 3;
    return builder
        .rules(points)
        .of(
            source,
            kinked ? SourceRules.Smoothness.KINKED : SourceRules.Smoothness.SMOOTH);
  }

  private boolean hasKink(int cell) {
    return switch (tape.code(cell)) {
      case ABS, SIGN, STEP, MAX, MIN, LESS, EQUAL, SELECT -> true;
      default -> false;
    };
  }

  private int value(Part part, Map<Integer, Integer> written) {
    int product = scalars.number(1);
    for (Map.Entry<Integer, Integer> power : part.powers().entrySet()) {
      int base = written.getOrDefault(power.getKey(), power.getKey());
      product = scalars.multiply(product, scalars.power(base, (long) power.getValue()));
    }
    return product;
  }

  /** Every source that any of these cells depends on. */
  Set<Integer> used(Grid cells, Set<Integer> among) {
    Dependence dependence = new Dependence(tape, among);
    Set<Integer> used = new HashSet<>();
    for (int cell : cells.cells()) {
      used.addAll(dependence.of(cell));
    }
    return used;
  }
}
