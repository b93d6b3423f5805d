package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Rational;
import org.deriv.normal.Template.Content;

/** Entries of given tensors and of inverses, and determinants, on normal forms. */
final class Matrices {
  private static final int ROW = Table.variable(0);
  private static final int COLUMN = Table.variable(1);
  private static final Map<Integer, Integer> SWAP = Map.of(ROW, COLUMN, COLUMN, ROW);
  private static final List<List<Integer>> SYMMETRIC = List.of(List.of(1, 0));

  private final Kernel kernel;
  private final Map<String, Template> leaves = new HashMap<>();
  private final Set<Poly> inverted = new LinkedHashSet<>();
  private final Set<Template> orthogonal = new LinkedHashSet<>();

  Matrices(Kernel kernel) {
    this.kernel = kernel;
  }

  /** Makes a leaf known, so that its entries at computed indices are found again. */
  void learn(String entryName, Template leaf) {
    leaves.put(entryName, leaf);
  }

  /** The inverse of this square leaf is its transpose. */
  void learnOrthogonal(Template leaf) {
    orthogonal.add(leaf);
  }

  Set<Template> orthogonal() {
    return orthogonal;
  }

  /** An entry at computed indices, one table each. */
  Poly entry(String name, List<Table> indices) {
    Optional<Template> leaf = Optional.ofNullable(leaves.get(name));
    int[] slots = new int[indices.size()];
    for (int i = 0; i < slots.length; i++) {
      Optional<Integer> variable = variable(indices.get(i).body());
      if (variable.isEmpty() || leaf.isEmpty()) {
        return Poly.of(kernel.naming().opaque(name, List.of(), indices));
      }
      slots[i] = variable.get();
    }
    return Poly.of(kernel.store().use(leaf.orElseThrow(), slots));
  }

  private static Optional<Integer> variable(Poly index) {
    return index
        .use()
        .filter(use -> use.template().content() instanceof Content.Index)
        .map(use -> use.slot(0));
  }

  /** An entry of the inverse of a square table. */
  Poly inverse(int row, int column, Table of) {
    Poly body = of.body();
    if (body.isZero()) {
      throw new Undecidable("an inverse of 0");
    }
    Optional<Poly> diagonal = diagonal(body);
    if (diagonal.isPresent()) {
      Poly entry = kernel.ring().rename(diagonal.get(), Map.of(COLUMN, row));
      Poly delta = delta(of, row, column);
      return kernel.ring().times(delta, kernel.powers().reciprocal(entry));
    }
    Powers.Content content = kernel.powers().content(body, false);
    Poly outside = content.outside();
    boolean scales = !outside.touches(ROW) && !outside.touches(COLUMN);
    Poly matrix = scales ? content.inside() : body;
    Poly scale = scales ? kernel.powers().reciprocal(outside) : Poly.ONE;
    return kernel.ring().times(scale, normalInverse(row, column, new Table(of.ranges(), matrix)));
  }

  private Poly delta(Table of, int row, int column) {
    return kernel
        .dimensions()
        .dimension(of.ranges().getFirst())
        .map(size -> Poly.of(kernel.store().delta(size, row, column)))
        .map(poly -> row == column ? Poly.ONE : poly)
        .orElseThrow(() -> new Undecidable("an inverse of unknown size"));
  }

  private Poly normalInverse(int row, int column, Table of) {
    Optional<Use> letter = of.body().use().filter(Matrices::isLetter);
    if (letter.isPresent() && orthogonal.contains(letter.get().template())) {
      return kernel.ring().rename(Poly.of(letter.get()), Map.of(ROW, column, COLUMN, row));
    }
    Poly transposed = kernel.store().rename(of.body(), SWAP);
    boolean symmetric = transposed.equals(of.body());
    boolean turn = transposed.compareTo(of.body()) < 0;
    Table normal = turn ? new Table(of.ranges(), transposed) : of;
    List<Integer> axes = turn ? List.of(column, row) : List.of(row, column);
    inverted.add(normal.body());
    Use use =
        kernel.naming().opaque("inverse", axes, List.of(normal), symmetric ? SYMMETRIC : List.of());
    normal.body().use().filter(Matrices::isLetter).ifPresent(base -> relate(use, base, normal));
    return Poly.of(use);
  }

  private static boolean isLetter(Use use) {
    return use.arity() >= 2 && use.touches(ROW) && use.touches(COLUMN);
  }

  /** Σ_j A_ij Z_jk = δ_ik = Σ_j Z_ij A_jk. */
  private void relate(Use inverse, Use letter, Table of) {
    int i = kernel.store().fresh();
    int j = kernel.store().fresh();
    int k = kernel.store().fresh();
    int[] slots = inverse.slots();
    Use range = of.ranges().getFirst();
    Poly delta = delta(of, i, k);
    slots[0] = j;
    slots[1] = k;
    Use right = kernel.store().use(inverse.template(), slots.clone());
    Use left = kernel.store().rename(letter, Map.of(ROW, i, COLUMN, j));
    kernel
        .relations()
        .add(new Relation(List.of(new Power(left), new Power(right)), Map.of(j, range), delta));
    slots[0] = i;
    slots[1] = j;
    Use first = kernel.store().use(inverse.template(), slots.clone());
    Use second = kernel.store().rename(letter, Map.of(ROW, j, COLUMN, k));
    kernel
        .relations()
        .add(new Relation(List.of(new Power(first), new Power(second)), Map.of(j, range), delta));
  }

  /** f where the table is δ_ij f_j. */
  private Optional<Poly> diagonal(Poly body) {
    Poly.Sum sum = new Poly.Sum();
    for (var term : body.terms().entrySet()) {
      List<Power> rest = new ArrayList<>();
      boolean found = false;
      for (Power power : term.getKey().powers()) {
        boolean delta =
            power.use().template().content() instanceof Content.Delta
                && power.use().touches(ROW)
                && power.use().touches(COLUMN);
        found |= delta;
        if (!delta) {
          rest.add(power);
        }
      }
      Monomial entry = Monomial.of(rest);
      if (!found || (entry.touches(ROW) && entry.touches(COLUMN))) {
        return Optional.empty();
      }
      sum.add(kernel.store().rename(entry, Map.of(ROW, COLUMN)), term.getValue());
    }
    return body.isZero() ? Optional.empty() : Optional.of(sum.poly());
  }

  /** The determinant of a square table. */
  Poly determinant(Table of) {
    Use range = of.ranges().getFirst();
    Optional<Poly> diagonal = diagonal(of.body());
    if (diagonal.isPresent()) {
      int index = kernel.store().fresh();
      Poly entry = kernel.store().rename(diagonal.get(), Map.of(COLUMN, index));
      return kernel.products().product(index, range, entry);
    }
    if (of.body().isZero()) {
      return Poly.ZERO;
    }
    Powers.Content content = kernel.powers().content(of.body(), false);
    Poly outside = content.outside();
    boolean scales = !outside.touches(ROW) && !outside.touches(COLUMN);
    Poly size =
        kernel
            .dimensions()
            .dimension(range)
            .map(kernel.dimensions()::number)
            .orElseThrow(() -> new Undecidable("a determinant of unknown size"));
    Poly scale = scales ? kernel.exponents().power(outside, size) : Poly.ONE;
    Poly matrix = scales ? content.inside() : of.body();
    return kernel.ring().times(scale, normalDeterminant(new Table(of.ranges(), matrix)));
  }

  private Poly normalDeterminant(Table of) {
    Optional<Use> letter = of.body().use().filter(Matrices::isLetter);
    if (letter.isPresent() && Functions.isNamed(letter.get(), "inverse")) {
      return kernel.powers().power(determinant(inverted(letter.get())), Rational.of(-1));
    }
    return kernel.determinants().of(of).orElseGet(() -> plainDeterminant(of));
  }

  /** The determinant of a table of which nothing more is known. */
  Poly plainDeterminant(Table of) {
    Poly transposed = kernel.store().rename(of.body(), SWAP);
    boolean turn = transposed.compareTo(of.body()) < 0;
    Table normal = turn ? new Table(of.ranges(), transposed) : of;
    Use use = kernel.naming().opaque("det", List.of(), List.of(normal));
    if (of.body().use().filter(letter -> orthogonal.contains(letter.template())).isPresent()) {
      Power square = new Power(use, Rational.of(2));
      kernel.relations().add(new Relation(List.of(square), Map.of(), Poly.ONE));
    }
    return kernel.ring().product(Monomial.of(use));
  }

  /** Whether the inverse of a table occurs. */
  boolean isInverted(Table of) {
    return inverted.contains(of.body())
        || inverted.contains(kernel.store().rename(of.body(), SWAP));
  }

  /** The table of which a use is an inverse's entry. */
  Table inverted(Use inverse) {
    if (!(inverse.template().content() instanceof Content.Opaque(String _, int _, var tables))) {
      throw new IllegalStateException("no inverse: " + inverse);
    }
    Map<Integer, Integer> slots = new HashMap<>();
    for (int i = 0; i < inverse.arity(); i++) {
      slots.put(i, inverse.slot(i));
    }
    return kernel.ring().rename(tables.getFirst(), slots);
  }

  /** An entry of a power of a square table by an expression that is no natural number. */
  Poly power(int row, int column, Table of, Poly exponent) {
    if (exponent.isZero()) {
      return delta(of, row, column);
    }
    Optional<Poly> diagonal = diagonal(of.body());
    if (diagonal.isPresent()) {
      Poly entry = kernel.ring().rename(diagonal.get(), Map.of(COLUMN, row));
      Poly delta = delta(of, row, column);
      return kernel.ring().times(delta, kernel.exponents().power(entry, exponent));
    }
    Poly transposed = kernel.store().rename(of.body(), SWAP);
    boolean symmetric = transposed.equals(of.body());
    boolean turn = transposed.compareTo(of.body()) < 0;
    Table normal = turn ? new Table(of.ranges(), transposed) : of;
    List<Integer> axes = turn ? List.of(column, row) : List.of(row, column);
    List<Table> tables = List.of(normal, Table.of(exponent));
    Use use = kernel.naming().opaque("power", axes, tables, symmetric ? SYMMETRIC : List.of());
    return kernel.matrixPowers().expanded(use, row, column, of, exponent);
  }
}
