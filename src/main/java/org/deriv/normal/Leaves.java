package org.deriv.normal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Property;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;

/**
 * The names of a problem as templates: indices become variables, given tensors leaves with the
 * symmetries and relations of their properties.
 */
final class Leaves {
  private static final int ROUNDS = 60;
  private static final List<List<Integer>> SYMMETRIC = List.of(List.of(1, 0));

  private final Kernel kernel;
  private final Context context;
  private final Set<String> free;
  private final Set<String> bound = new HashSet<>();
  private final Properties properties;
  private final Names names = new Names();
  private final Map<String, Integer> variables = new HashMap<>();
  private final Map<Integer, Use> ranges = new HashMap<>();
  private final Map<Poly, Integer> constants = new HashMap<>();

  /**
   * Leaves of a problem.
   *
   * @param free the names that occur free in what is read
   */
  Leaves(Kernel kernel, Context context, Set<String> free) {
    this.kernel = kernel;
    this.context = context;
    this.free = Set.copyOf(free);
    this.properties = new Properties(context);
  }

  Context context() {
    return context;
  }

  /** Whether the expression is an index: a bound name, or one that nothing declares. */
  boolean isIndex(Expr expr) {
    return expr.op() instanceof Op.Symbol(String name, Shape shape)
        && shape.isScalar()
        && isIndex(name);
  }

  private boolean isIndex(String name) {
    return bound.contains(name) || (context.find(name).isEmpty() && !isDimension(name));
  }

  private boolean isDimension(String name) {
    return kernel.dimensions().isDimension(kernel.store().scalar(name));
  }

  /**
   * A name for an index bound with a range: its own, or a new one where that occurs free too or is
   * bound with another range elsewhere. So a name has one meaning throughout.
   */
  String bind(String index, Use range) {
    String name = index;
    for (int number = 1; free.contains(name) || isTaken(name, range); number++) {
      name = index + "~" + number;
    }
    bound.add(name);
    ranges.put(variable(name), range);
    return name;
  }

  private boolean isTaken(String name, Use range) {
    Integer variable = variables.get(name);
    return variable != null && !Optional.of(range).equals(rangeOf(variable));
  }

  /** The range of a bound index. */
  Optional<Use> rangeOf(int variable) {
    return Optional.ofNullable(ranges.get(variable));
  }

  /** The variable of an index. */
  int variable(String name) {
    return variables.computeIfAbsent(name, _ -> kernel.store().fresh());
  }

  /** The variable that stands for a position that does not depend on any index, such as 1. */
  Optional<Integer> constant(Poly position) {
    return position.variables().isEmpty()
        ? Optional.of(constants.computeIfAbsent(position, _ -> kernel.store().fresh()))
        : Optional.empty();
  }

  /** The position that a constant variable stands for. */
  boolean isConstant(int variable) {
    return constants.containsValue(variable);
  }

  Poly symbol(String name, Shape shape, Layout layout) {
    if (shape.isScalar() && isIndex(name)) {
      return Poly.of(kernel.store().index(variable(name)));
    }
    if (shape.isScalar() && context.find(name).orElse(null) instanceof Declaration.Dimension) {
      return kernel.dimensions().number(Dim.of(name));
    }
    return leaf(name, layout.flat(), layout, 0, Optional.of(name));
  }

  /** A term of a sequence at variables, given after the axes 0, 1, … of the term. */
  Poly term(String sequence, Layout layout, List<Integer> times) {
    Poly entry = leaf(sequence, layout.flat(), layout, times.size(), Optional.of(sequence));
    int rank = layout.flat().size();
    Map<Integer, Integer> renaming = new HashMap<>();
    for (int i = 0; i < times.size(); i++) {
      renaming.put(i, times.get(i));
    }
    for (int i = 0; i < rank; i++) {
      renaming.put(times.size() + i, i);
    }
    return kernel.ring().rename(entry, renaming);
  }

  /** The leaf at the variables 0, 1, …, those of the sequence before those of the axes. */
  private Poly leaf(
      String name, List<Dim> dims, Layout layout, int times, Optional<String> declared) {
    String full = layout.isPlain() ? name : name + "|" + layout.axes();
    boolean square = dims.size() == 2 && layout.isPlain() && dims.get(0).equals(dims.get(1));
    boolean matrix = times == 0 && square && declared.isPresent();
    if (matrix && properties.has(name, Property.DIAGONAL)) {
      return diagonal(full, dims.getFirst());
    }
    boolean symmetric = matrix && properties.isSymmetric(name);
    int arity = times + dims.size();
    Template template =
        kernel
            .store()
            .template(
                new Template.Content.Leaf(full, arity, dims),
                arity,
                symmetric ? SYMMETRIC : List.of());
    kernel.matrices().learn(Reader.ENTRY + full, template);
    if (matrix && properties.has(name, Property.ORTHOGONAL)) {
      orthogonal(template, dims.getFirst());
    }
    int[] slots = new int[arity];
    for (int i = 0; i < arity; i++) {
      slots[i] = i;
    }
    return Poly.of(kernel.store().use(template, slots));
  }

  private Poly diagonal(String name, Dim size) {
    Template entries =
        kernel
            .store()
            .template(
                new Template.Content.Leaf(name + " diagonal", 1, List.of(size)), 1, List.of());
    Poly entry = Poly.of(kernel.store().use(entries, 0));
    return kernel.ring().times(entry, Poly.of(kernel.store().delta(size, 0, 1)));
  }

  /** Σ_i Q_ij Q_ik = δ_jk = Σ_i Q_ji Q_ki. */
  private void orthogonal(Template template, Dim size) {
    kernel.matrices().learnOrthogonal(template);
    Store store = kernel.store();
    Map<Integer, Use> inner = Map.of(0, kernel.dimensions().range(size));
    Poly delta = Poly.of(store.delta(size, 1, 2));
    List<List<Power>> patterns = new ArrayList<>();
    patterns.add(
        List.of(new Power(store.use(template, 0, 1)), new Power(store.use(template, 0, 2))));
    patterns.add(
        List.of(new Power(store.use(template, 1, 0)), new Power(store.use(template, 2, 0))));
    patterns.forEach(pattern -> kernel.relations().add(new Relation(pattern, inner, delta)));
  }

  /**
   * The expression with those definitions expanded that lead to some variables, so that values can
   * be put in place of the variables.
   */
  Expr expanded(Expr expr, Set<Expr> variables) {
    Set<String> wanted = new HashSet<>();
    variables.forEach(variable -> wanted.addAll(names.free(variable)));
    Expr result = expr;
    for (int round = 0; round < ROUNDS; round++) {
      Map<Expr, Expr> bodies = new HashMap<>();
      for (String name : names.free(result)) {
        if (!wanted.contains(name)
            && context.find(name).orElse(null) instanceof Declaration.Let let
            && leadsTo(let, wanted)) {
          if (!let.indices().isEmpty()) {
            throw new Undecidable("a value put into a sequence that is defined elsewhere");
          }
          bodies.put(Make.symbol(name, let.body().shape()), let.body());
        }
      }
      if (bodies.isEmpty()) {
        return result;
      }
      result = Substitution.expanding(bodies).in(result);
    }
    throw new Undecidable("definitions that lead through many others");
  }

  private boolean leadsTo(Declaration.Let let, Set<String> wanted) {
    Set<String> seen = new HashSet<>();
    Deque<Expr> open = new ArrayDeque<>(List.of(let.body()));
    while (!open.isEmpty()) {
      for (String name : names.free(open.pop())) {
        if (wanted.contains(name)) {
          return true;
        }
        if (seen.add(name)
            && context.find(name).orElse(null) instanceof Declaration.Let inner) {
          open.push(inner.body());
        }
      }
    }
    return false;
  }

  /** Whether a leaf may be random though it is no random name: an atom, a definition that stays. */
  boolean dependsOnChance(String leaf) {
    return leaf.contains(" ")
        || switch (context.find(leaf).orElse(null)) {
          case Declaration.Let _, Declaration.Recurrence _, Declaration.Result _ -> true;
          case null -> false;
          case Declaration.Dimension _,
              Declaration.Given _,
              Declaration.Unknown _,
              Declaration.Random _ ->
              false;
        };
  }
}
