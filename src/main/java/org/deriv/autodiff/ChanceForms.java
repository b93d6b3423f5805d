package org.deriv.autodiff;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A function of a few linear combinations of many independent standard normals is one of as few:
 * the combinations are jointly normal, with the products of their coefficients as covariances.
 */
final class ChanceForms {
  private final Scalars scalars;
  private final ChanceLaws laws;

  /**
   * @param laws where new sources are made
   */
  ChanceForms(Scalars scalars, ChanceLaws laws) {
    this.scalars = scalars;
    this.laws = laws;
  }

  /** The cell written with fewer normal sources, where that can be done. */
  Optional<Integer> fewer(int root, List<Integer> normals) {
    Set<Integer> changing = new LinkedHashSet<>(normals);
    int cell = withGaps(root, changing);
    ChanceTape part = ChanceTape.of(scalars, new int[] {cell}, changing);
    List<Integer> forms = List.copyOf(forms(part, changing));
    if (forms.isEmpty() || forms.size() >= normals.size()) {
      return Optional.empty();
    }
    int[] outputs = forms.stream().mapToInt(Integer::intValue).toArray();
    ChanceTape linear = ChanceTape.of(scalars, outputs, changing);
    int[] rest = linear.with(unit(normals, -1), outputs);
    Grid coefficients =
        Grid.matrix(
            forms.size(),
            normals.size(),
            (i, j) -> scalars.subtract(linear.with(unit(normals, j), outputs)[i], rest[i]));
    Grid gram = new GridMath(scalars).product(coefficients, coefficients.transposed());
    if (forms.size() > 1 && !GenericRank.isFull(scalars.tape(), gram)) {
      return Optional.empty();
    }
    int[] sources = new int[forms.size()];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = laws.source(new ChanceSource.Standard(ChanceSource.Kind.NORMAL));
    }
    Grid written = laws.mapped(Grid.vector(rest.length, i -> rest[i]), laws.root(gram), sources);
    Map<Integer, Integer> replacement = new HashMap<>();
    for (int i = 0; i < outputs.length; i++) {
      replacement.put(outputs[i], written.cell(i));
    }
    int[] output = {cell};
    return Optional.of(
        ChanceTape.of(scalars, output, Set.copyOf(forms)).with(replacement, output)[0]);
  }

  /** With comparisons of two linear combinations written as those of their difference with 0. */
  private int withGaps(int root, Set<Integer> normals) {
    int[] output = {root};
    ChanceTape part = ChanceTape.of(scalars, output, normals);
    Map<Integer, Integer> degrees = part.degrees();
    Tape tape = scalars.tape();
    int zero = scalars.number(0);
    Map<Integer, Integer> written = new HashMap<>();
    for (int cell : part.affected()) {
      boolean order = tape.code(cell) == Opcode.LESS;
      boolean compares = order || tape.code(cell) == Opcode.EQUAL;
      if (compares
          && degrees.getOrDefault(tape.a(cell), 0) == 1
          && degrees.getOrDefault(tape.b(cell), 0) == 1) {
        int gap = scalars.subtract(tape.a(cell), tape.b(cell));
        written.put(cell, order ? scalars.less(gap, zero) : scalars.equal(gap, zero));
      }
    }
    if (written.containsKey(root)) {
      return written.getOrDefault(root, root);
    }
    return written.isEmpty()
        ? root
        : ChanceTape.of(scalars, output, Set.copyOf(written.keySet())).with(written, output)[0];
  }

  /** The largest linear combinations that something reads that is not linear. */
  private Set<Integer> forms(ChanceTape part, Set<Integer> normals) {
    Map<Integer, Integer> degrees = part.degrees();
    Set<Integer> forms = new LinkedHashSet<>();
    for (int cell : part.affected()) {
      if (degrees.getOrDefault(cell, 0) > 1) {
        for (int operand : scalars.tape().operands(cell)) {
          if (degrees.getOrDefault(operand, normals.contains(operand) ? 1 : 0) == 1) {
            forms.add(operand);
          }
        }
      }
    }
    return forms;
  }

  private Map<Integer, Integer> unit(List<Integer> normals, int one) {
    Map<Integer, Integer> values = new HashMap<>();
    for (int i = 0; i < normals.size(); i++) {
      values.put(normals.get(i), scalars.number(i == one ? 1 : 0));
    }
    return values;
  }
}
