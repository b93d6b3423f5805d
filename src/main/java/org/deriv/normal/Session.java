package org.deriv.normal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deriv.expr.Context;
import org.deriv.expr.Declaration;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Relation;
import org.deriv.expr.Shape;

/** The reading of one equation by one plan. */
final class Session {
  private final Kernel kernel;
  private final Context context;
  private final Definitions definitions;
  private final Leaves leaves;
  private final Sharing sharing;
  private Reader reader;

  Session(Context context, Plan plan, Labeller labeller, Expr left, Expr right) {
    this.kernel = new Kernel(labeller);
    this.leaves = new Leaves(kernel, context, freeNames(context, left, right));
    this.definitions = new Definitions(context, plan);
    this.sharing = new Sharing(plan.wraps() ? roots(context, left, right) : List.of());
    this.reader = new Reader(kernel, definitions, leaves, sharing);
    context.declarations().values().stream()
        .filter(Declaration.Dimension.class::isInstance)
        .forEach(dimension -> kernel.dimensions().number(org.deriv.expr.Dim.of(dimension.name())));
    Assumptions.teach(context, reader, leaves);
    this.context = context;
  }

  /** Reads the names that the sides need one after the other, so that nothing is read deeply. */
  void prepare(Expr left, Expr right) {
    Set<String> needed = new HashSet<>();
    Equality.levels(context, left, right).forEach(needed::addAll);
    for (Declaration declaration : context.declarations().values()) {
      if (declaration instanceof Declaration.Let(String name, List<String> indices, Expr body)
          && indices.isEmpty()
          && needed.contains(name)) {
        Expr symbol = Make.symbol(name, body.shape());
        try {
          reader.read(symbol, reader.layout(symbol));
        } catch (Undecidable _) {
          kernel.ring().spend();
        }
      }
    }
  }

  private static Set<String> freeNames(Context context, Expr left, Expr right) {
    Names names = new Names();
    Set<String> free = new HashSet<>(names.free(left));
    free.addAll(names.free(right));
    context.assumptions().forEach(assumption -> free.addAll(names.free(assumption)));
    for (Declaration declaration : context.declarations().values()) {
      free.add(declaration.name());
      if (declaration instanceof Declaration.Let let) {
        free.addAll(names.free(let.body()));
      }
    }
    return free;
  }

  private static List<Expr> roots(Context context, Expr left, Expr right) {
    List<Expr> roots = new ArrayList<>(List.of(left, right));
    for (Declaration declaration : context.declarations().values()) {
      if (declaration instanceof Declaration.Let let) {
        roots.add(let.body());
      }
    }
    return roots;
  }

  Kernel kernel() {
    return kernel;
  }

  Reader reader() {
    return reader;
  }

  /** Forgets what was read, to read it again with more relations. */
  void renew() {
    reader = new Reader(kernel, definitions, leaves, sharing);
  }

  Definitions definitions() {
    return definitions;
  }

  Definiteness definiteness() {
    return reader.definiteness();
  }

  /** Whether some matrix is raised to an exponent that is an expression. */
  boolean hasMatrixPowers() {
    return kernel.store().templates().stream()
        .anyMatch(template ->
            template.content() instanceof Template.Content.Opaque(String name, int _, var _)
                && name.equals("power"));
  }

  /** What assumptions state to be zero: numbers, and tensors of a shape, entry by entry. */
  List<Poly> assumedZeros(Shape shape) {
    List<Poly> zeros = new ArrayList<>();
    for (Expr assumption : context.assumptions()) {
      if (assumption.op() instanceof Op.Compare(Relation relation)
          && relation == Relation.EQUAL
          && (assumption.arg(0).shape().isScalar() || assumption.arg(0).shape().equals(shape))) {
        int rank = assumption.arg(0).shape().rank();
        try {
          Poly zero = Gap.between(reader, assumption.arg(0), assumption.arg(1)).poly();
          if (zero.variables().stream().allMatch(variable -> variable < rank)) {
            zeros.add(zero);
          }
        } catch (Undecidable _) {
          kernel.ring().spend();
        }
      }
    }
    return zeros;
  }

  /** The differences that assumptions state to be zero, without free indices. */
  List<Gap> assumedZeros() {
    List<Gap> zeros = new ArrayList<>();
    for (Expr assumption : context.assumptions()) {
      if (assumption.op() instanceof Op.Compare(Relation relation)
          && relation == Relation.EQUAL
          && assumption.arg(0).shape().rank() > 0) {
        try {
          Gap gap = Gap.between(reader, assumption.arg(0), assumption.arg(1));
          if (gap.poly().variables().stream().allMatch(variable -> variable < 2)) {
            zeros.add(gap);
          }
        } catch (Undecidable _) {
          kernel.ring().spend();
        }
      }
    }
    return zeros;
  }
}
