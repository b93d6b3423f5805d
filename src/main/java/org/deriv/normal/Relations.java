package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Rational;

/**
 * The relations that hold among the given values ({@code Q'Q = I}, {@code A A⁻¹ = I}, {@code y[i]^2
 * = 1}), and their use in networks.
 */
final class Relations {
  private final Kernel kernel;
  private final Map<Template, List<Relation>> relations = new LinkedHashMap<>();

  Relations(Kernel kernel) {
    this.kernel = kernel;
  }

  void add(Relation relation) {
    if (relation.pattern().isEmpty()) {
      return;
    }
    List<Relation> known =
        relations.computeIfAbsent(
            relation.pattern().getFirst().use().template(), _ -> new ArrayList<>());
    if (!known.contains(relation)) {
      known.add(relation);
    }
  }

  /** The product with a relation applied that has no inner variables. */
  Optional<Poly> applyLocal(Monomial monomial) {
    return apply(new Flat(Map.of(), monomial), false).map(Applied::poly);
  }

  /** The product with a relation applied that has inner variables. */
  Optional<Applied> apply(Flat flat) {
    return apply(flat, true);
  }

  /** A product replaced, and the bounds that remain. */
  record Applied(Poly poly, Map<Integer, Use> bounds) {}

  private Optional<Applied> apply(Flat flat, boolean inner) {
    if (relations.isEmpty()) {
      return Optional.empty();
    }
    for (Power power : flat.body().powers()) {
      for (Relation relation : relations.getOrDefault(power.use().template(), List.of())) {
        if (relation.inner().isEmpty() == inner) {
          continue;
        }
        Optional<Applied> applied = new Match(relation, flat).apply();
        if (applied.isPresent()) {
          return applied;
        }
      }
    }
    return Optional.empty();
  }

  /** An attempt to find a relation's pattern in a product. */
  private final class Match {
    private final Relation relation;
    private final Flat flat;
    private final Rational[] left;
    private final Map<Integer, Integer> images = new HashMap<>();

    Match(Relation relation, Flat flat) {
      this.relation = relation;
      this.flat = flat;
      this.left = flat.body().powers().stream().map(Power::exponent).toArray(Rational[]::new);
    }

    Optional<Applied> apply() {
      return place(0) ? Optional.of(replaced()) : Optional.empty();
    }

    private Applied replaced() {
      List<Power> rest = new ArrayList<>();
      for (int i = 0; i < left.length; i++) {
        if (!left[i].isZero()) {
          rest.add(new Power(flat.body().powers().get(i).use(), left[i]));
        }
      }
      Poly result = kernel.ring().rename(relation.result(), images);
      Map<Integer, Use> bounds = new LinkedHashMap<>(flat.bounds());
      relation.inner().keySet().forEach(inner -> bounds.remove(images.get(inner)));
      return new Applied(kernel.ring().times(result, Poly.of(Monomial.of(rest))), bounds);
    }

    private boolean place(int next) {
      if (next == relation.pattern().size()) {
        return isSound();
      }
      Power wanted = relation.pattern().get(next);
      List<Power> powers = flat.body().powers();
      for (int i = 0; i < powers.size(); i++) {
        boolean fits =
            powers.get(i).use().template() == wanted.use().template() && covers(left[i], wanted);
        if (fits && placeAt(next, i)) {
          return true;
        }
      }
      return false;
    }

    /** A natural exponent is part of a greater one; any other must be met exactly. */
    private boolean covers(Rational exponent, Power wanted) {
      return wanted.isNatural()
          ? exponent.isInteger() && exponent.compareTo(wanted.exponent()) >= 0
          : exponent.equals(wanted.exponent());
    }

    private boolean placeAt(int next, int place) {
      Power wanted = relation.pattern().get(next);
      Use use = flat.body().powers().get(place).use();
      List<List<Integer>> symmetries = new ArrayList<>(use.template().symmetries());
      symmetries.addFirst(List.of());
      for (List<Integer> symmetry : symmetries) {
        List<Integer> bound = bind(wanted.use(), use, symmetry);
        if (bound.contains(Integer.MIN_VALUE)) {
          bound.forEach(images::remove);
          continue;
        }
        left[place] = left[place].minus(wanted.exponent());
        if (place(next + 1)) {
          return true;
        }
        left[place] = left[place].plus(wanted.exponent());
        bound.forEach(images::remove);
      }
      return false;
    }

    /** The pattern variables newly bound, with MIN_VALUE among them where the slots clash. */
    private List<Integer> bind(Use pattern, Use use, List<Integer> symmetry) {
      List<Integer> bound = new ArrayList<>();
      for (int i = 0; i < use.arity(); i++) {
        int slot = use.slot(symmetry.isEmpty() ? i : symmetry.get(i));
        Integer known = images.get(pattern.slot(i));
        if (known == null) {
          images.put(pattern.slot(i), slot);
          bound.add(pattern.slot(i));
        } else if (known != slot) {
          bound.add(Integer.MIN_VALUE);
          return bound;
        }
      }
      return bound;
    }

    /** Inner variables are different bound ones, in the right ranges, and occur nowhere else. */
    private boolean isSound() {
      Set<Integer> inner = new HashSet<>();
      for (var bound : relation.inner().entrySet()) {
        Integer image = images.get(bound.getKey());
        if (image == null
            || !Optional.of(bound.getValue()).equals(Optional.ofNullable(flat.bounds().get(image)))
            || !inner.add(image)
            || occursElsewhere(image)) {
          return false;
        }
      }
      for (var image : images.entrySet()) {
        if (!relation.inner().containsKey(image.getKey()) && inner.contains(image.getValue())) {
          return false;
        }
      }
      return true;
    }

    private boolean occursElsewhere(int variable) {
      for (int i = 0; i < left.length; i++) {
        if (!left[i].isZero() && flat.body().powers().get(i).use().touches(variable)) {
          return true;
        }
      }
      return flat.bounds().values().stream().anyMatch(range -> range.touches(variable));
    }
  }
}
