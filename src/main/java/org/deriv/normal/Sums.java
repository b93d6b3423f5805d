package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deriv.expr.Dim;
import org.deriv.normal.Template.Content;

/**
 * Sums over indices: what does not depend on the index is taken out, nested sums are merged,
 * identities are eliminated, relations between neighbours applied, and what remains is cut into
 * connected networks, which are named.
 */
final class Sums {
  private static final int NETWORK = 300;
  private static final int COPIES = 40;
  private static final int DEEPEST = 150;

  private final Kernel kernel;
  private int depth;

  Sums(Kernel kernel) {
    this.kernel = kernel;
  }

  /** Σ over one variable. */
  Poly sum(Poly body, int variable, Use range) {
    Map<Integer, Use> bounds = new LinkedHashMap<>();
    bounds.put(variable, range);
    return sum(body, bounds);
  }

  /** Σ over several variables, where ranges may depend on variables too. */
  Poly sum(Poly body, Map<Integer, Use> bounds) {
    if (bounds.isEmpty()) {
      return body;
    }
    if (depth >= DEEPEST) {
      throw new Undecidable("rules that lead nowhere");
    }
    depth++;
    try {
      Poly.Sum sum = new Poly.Sum();
      body.terms().forEach((monomial, factor) -> sum.add(term(new Flat(bounds, monomial)), factor));
      return sum.poly();
    } finally {
      depth--;
    }
  }

  private Poly term(Flat flat) {
    Flat merged = merge(flat);
    if (merged.body().powers().size() > NETWORK) {
      throw new Undecidable("a network of more than " + NETWORK + " factors");
    }
    kernel.ring().spend();
    Optional<Poly> reduced = kernel.reductions().step(merged.body());
    if (reduced.isPresent()) {
      return sum(reduced.get(), merged.bounds());
    }
    Optional<Poly> simpler = eliminate(merged);
    if (simpler.isPresent()) {
      return simpler.get();
    }
    Optional<Relations.Applied> related =
        kernel.relations().apply(merged).or(() -> kernel.matrixPowers().merged(merged));
    return related.isPresent() ? sum(related.get().poly(), related.get().bounds()) : cut(merged);
  }

  /** Networks that touch a bound variable become part of the product. */
  private Flat merge(Flat flat) {
    Map<Integer, Use> bounds = flat.bounds();
    List<Power> body = new ArrayList<>();
    boolean changed = false;
    for (Power power : flat.body().powers()) {
      Use use = power.use();
      boolean opens =
          use.template().isConnected() && power.isNatural() && touchesAny(use, flat.bounds());
      if (!opens) {
        body.add(power);
        continue;
      }
      bounds = changed ? bounds : new LinkedHashMap<>(bounds);
      changed = true;
      int copies = power.exponent().isInt() ? power.exponent().intValue() : COPIES;
      if (copies >= COPIES) {
        throw new Undecidable("a power of a sum is too high");
      }
      for (int copy = 0; copy < copies; copy++) {
        Flat open = open(use);
        bounds.putAll(open.bounds());
        body.addAll(open.body().powers());
      }
    }
    return changed ? merge(new Flat(bounds, Monomial.of(body))) : flat;
  }

  private static boolean touchesAny(Use use, Map<Integer, Use> bounds) {
    for (int i = 0; i < use.arity(); i++) {
      if (bounds.containsKey(use.slot(i))) {
        return true;
      }
    }
    return false;
  }

  /** The product and bounds of a network, with fresh bound variables. */
  Flat open(Use use) {
    if (!(use.template().content() instanceof Content.Connected(var ranges, Monomial body))) {
      throw new IllegalStateException("no sum: " + use);
    }
    Map<Integer, Integer> renaming = new HashMap<>();
    List<Integer> fresh = new ArrayList<>();
    for (int i = 0; i < use.arity(); i++) {
      renaming.put(i, use.slot(i));
    }
    for (int i = 0; i < ranges.size(); i++) {
      fresh.add(kernel.store().fresh());
      renaming.put(use.arity() + i, fresh.get(i));
    }
    Map<Integer, Use> bounds = new LinkedHashMap<>();
    for (int i = 0; i < ranges.size(); i++) {
      bounds.put(fresh.get(i), kernel.store().rename(ranges.get(i), renaming));
    }
    return new Flat(bounds, kernel.store().rename(body, renaming));
  }

  /** Σ_j δ_ij f(j) = f(i), where j runs through the whole axis of δ or i through the range of j. */
  private Optional<Poly> eliminate(Flat flat) {
    for (Power power : flat.body().powers()) {
      if (power.use().template().content() instanceof Content.Delta(Dim size)) {
        int row = power.use().slot(0);
        int column = power.use().slot(1);
        Use axis = kernel.dimensions().range(size);
        if (goes(column, row, axis, flat.bounds())) {
          return Optional.of(identify(flat, column, row));
        }
        if (goes(row, column, axis, flat.bounds())) {
          return Optional.of(identify(flat, row, column));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean goes(int variable, int other, Use axis, Map<Integer, Use> bounds) {
    Use range = bounds.get(variable);
    return range != null
        && (range.equals(axis)
            || Optional.of(range).equals(Optional.ofNullable(bounds.get(other))));
  }

  private Poly identify(Flat flat, int variable, int other) {
    Map<Integer, Integer> renaming = Map.of(variable, other);
    Map<Integer, Use> bounds = new LinkedHashMap<>();
    flat.bounds()
        .forEach((bound, range) -> {
          if (bound != variable) {
            bounds.put(bound, kernel.store().rename(range, renaming));
          }
        });
    return sum(kernel.ring().rename(flat.body(), renaming), bounds);
  }

  /** A product of connected networks and of what touches no bound variable. */
  private Poly cut(Flat flat) {
    Map<Integer, Integer> roots = components(flat);
    Map<Integer, List<Power>> parts = new LinkedHashMap<>();
    List<Power> outside = new ArrayList<>();
    for (Power power : flat.body().powers()) {
      rootOf(power.use(), roots)
          .ifPresentOrElse(
              root -> parts.computeIfAbsent(root, _ -> new ArrayList<>()).add(power),
              () -> outside.add(power));
    }
    Poly product = kernel.ring().product(Monomial.of(outside));
    Map<Integer, Map<Integer, Use>> bounds = new LinkedHashMap<>();
    flat.bounds()
        .forEach((variable, range) ->
            bounds
                .computeIfAbsent(find(roots, variable), _ -> new LinkedHashMap<>())
                .put(variable, range));
    for (var part : bounds.entrySet()) {
      List<Power> powers = parts.getOrDefault(part.getKey(), List.of());
      product = kernel.ring().times(product, connected(part.getValue(), powers));
    }
    return product;
  }

  private Poly connected(Map<Integer, Use> bounds, List<Power> powers) {
    Monomial body = Monomial.of(powers);
    if (bounds.size() == 1) {
      var only = bounds.entrySet().iterator().next();
      if (body.isOne()) {
        return count(only.getValue());
      }
      Optional<Poly> closed = kernel.functions().closedSum(only.getKey(), only.getValue(), body);
      if (closed.isPresent()) {
        return closed.get();
      }
    }
    return kernel.ring().product(Monomial.of(kernel.naming().connected(bounds, body)));
  }

  /** Σ 1 over a range. */
  private Poly count(Use range) {
    Optional<Dim> dimension = kernel.dimensions().dimension(range);
    if (dimension.isPresent()) {
      return kernel.dimensions().number(dimension.get());
    }
    Poly low = bound(range, 0);
    Poly high = bound(range, 1);
    Poly count = high.minus(low).plus(Poly.ONE);
    if (kernel.signs().of(count).isNonnegative()) {
      return count;
    }
    return Poly.of(kernel.naming().opaque("count", List.of(), List.of(Table.of(count))));
  }

  /** A bound of a range: 0 for the lower, 1 for the upper. */
  Poly bound(Use range, int which) {
    if (!(range.template().content() instanceof Content.Opaque(String _, int _, var tables))) {
      throw new IllegalStateException("no range: " + range);
    }
    Map<Integer, Integer> slots = new HashMap<>();
    for (int i = 0; i < range.arity(); i++) {
      slots.put(i, range.slot(i));
    }
    return kernel.ring().rename(tables.get(which).body(), slots);
  }

  private static Map<Integer, Integer> components(Flat flat) {
    Map<Integer, Integer> roots = new HashMap<>();
    flat.bounds().keySet().forEach(variable -> roots.put(variable, variable));
    flat.body().powers().forEach(power -> join(power.use(), roots, Optional.empty()));
    flat.bounds().forEach((variable, range) -> join(range, roots, Optional.of(variable)));
    return roots;
  }

  private static void join(Use use, Map<Integer, Integer> roots, Optional<Integer> first) {
    Optional<Integer> previous = first;
    for (int i = 0; i < use.arity(); i++) {
      int slot = use.slot(i);
      if (roots.containsKey(slot)) {
        previous.ifPresent(other -> roots.put(find(roots, other), find(roots, slot)));
        previous = Optional.of(slot);
      }
    }
  }

  private static Optional<Integer> rootOf(Use use, Map<Integer, Integer> roots) {
    for (int i = 0; i < use.arity(); i++) {
      if (roots.containsKey(use.slot(i))) {
        return Optional.of(find(roots, use.slot(i)));
      }
    }
    return Optional.empty();
  }

  private static int find(Map<Integer, Integer> roots, int variable) {
    int root = variable;
    while (true) {
      int next = roots.getOrDefault(root, root);
      if (next == root) {
        return root;
      }
      root = next;
    }
  }
}
