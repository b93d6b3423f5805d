package org.deriv.derive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deriv.expr.Dim;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Names;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Relation;
import org.deriv.expr.Renaming;
import org.deriv.expr.Shape;
import org.deriv.expr.Substitution;
import org.deriv.rule.Lean;

/** Cotangents through what no equation of the rulebook can say: binders, blocks, slices, cases. */
final class AdjointStructure {
  private final AdjointRules rules;
  private final Varying varying;

  AdjointStructure(AdjointRules rules, Varying varying) {
    this.rules = rules;
    this.varying = varying;
  }

  static boolean isOne(Expr node) {
    return switch (node.op()) {
      case Op.Fold _, Op.Integral _, Op.Block _, Op.Literal _ -> true;
      case Op.Slice(List<Op.Axis> axes) -> isRange(axes);
      case Operator.CASES -> true;
      default -> false;
    };
  }

  private static boolean isRange(List<Op.Axis> axes) {
    boolean line =
        axes.size() == 2
            && axes.stream().filter(axis -> axis instanceof Op.Axis.At).count() == 1
            && axes.stream().anyMatch(axis -> axis instanceof Op.Axis.Whole);
    return !line;
  }

  Map<Expr, Expr> of(Expr node, Expr cotangent) {
    return switch (node.op()) {
      case Op.Fold(Op.Fold.Kind kind, String index, Op.Direction _) when kind == Op.Fold.Kind.SUM ->
          sum(node, index, cotangent);
      case Operator.CASES -> cases(node, cotangent);
      case Op.Literal _ -> literal(node, cotangent);
      case Op.Block(int rows, int columns) -> block(node, rows, columns, cotangent);
      case Op.Slice(List<Op.Axis> axes) -> slice(node, axes, cotangent);
      case Op.Integral(String variable) -> integral(node, variable, cotangent);
      default ->
          throw Stuck.at(Refusal.Kind.NO_RULE, "no rule transposes " + Quoted.of(node), node);
    };
  }

  private Map<Expr, Expr> inner(Expr body, Expr cotangent) {
    return Adjoint.of(body, cotangent, rules, varying);
  }

  private Map<Expr, Expr> sum(Expr node, String index, Expr cotangent) {
    if (new Names().free(cotangent).contains(index)) {
      return renamed(node, index, cotangent);
    }
    List<Expr> args = node.args();
    Map<Expr, Expr> result = new LinkedHashMap<>();
    inner(args.getLast(), cotangent)
        .forEach((leaf, part) -> {
          Expr here = Make.scalar(index);
          if (leaf.op() instanceof Op.Term && leaf.args().contains(here)) {
            selected(node, index, leaf, part, result);
          } else {
            List<Expr> changed = new ArrayList<>(args);
            changed.set(args.size() - 1, part);
            result.merge(leaf, Lean.of(node.op(), changed), (a, b) -> Lean.sum(List.of(a, b)));
          }
        });
    return result;
  }

  /** The same sum with an index that the cotangent does not mention. */
  private Map<Expr, Expr> renamed(Expr node, String index, Expr cotangent) {
    Set<String> taken = new HashSet<>(new Names().free(cotangent));
    taken.addAll(new Names().free(node.args().getLast()));
    String fresh = index;
    for (int number = 1; taken.contains(fresh); number++) {
      fresh = index + "_" + number;
    }
    Renaming renaming = new Renaming(index, fresh);
    List<Expr> args = new ArrayList<>(node.args());
    for (int i = 2; i < args.size(); i++) {
      args.set(i, renaming.in(args.get(i)));
    }
    Op.Fold fold = new Op.Fold(Op.Fold.Kind.SUM, fresh, ((Op.Fold) node.op()).direction());
    return sum(Expr.of(fold, args), fresh, cotangent);
  }

  /** In Σₛ g(s)'dx[s] only the term of the variable x[t] varies: g(t). */
  private void selected(Expr node, String index, Expr leaf, Expr part, Map<Expr, Expr> result) {
    Expr variable = varying.variable();
    Expr here = Make.scalar(index);
    boolean direct = leaf.args().size() == 1 && leaf.arg(0).equals(here) && node.args().size() == 3;
    if (!direct || !(variable.op() instanceof Op.Term)) {
      throw Stuck.at(
          Refusal.Kind.NO_RULE,
          "it is not known which terms of "
              + Quoted.of(leaf)
              + " in the sum are the variable: count them by the index of the sum alone",
          leaf);
    }
    Expr at = variable.arg(0);
    within(at, node.arg(0), node.arg(1));
    result.merge(variable, Substitution.of(here, at).in(part), (a, b) -> Lean.sum(List.of(a, b)));
  }

  private void within(Expr at, Expr first, Expr last) {
    Expr low = Make.compare(Relation.GREATER_EQUAL, at, first);
    Expr high = Make.compare(Relation.LESS_EQUAL, at, last);
    for (Expr bound : List.of(low, high)) {
      boolean known =
          rules.laws().knowledge().holds(bound) || varying.declaredWithin(at, first, last);
      if (!known) {
        rules.ledger().stated(bound);
      }
    }
  }

  private Map<Expr, Expr> cases(Expr node, Expr cotangent) {
    List<Expr> args = node.args();
    Map<Expr, List<Expr>> parts = new LinkedHashMap<>();
    int values = (args.size() + 1) / 2;
    for (int k = 0; k < values; k++) {
      Expr value = 2 * k + 1 < args.size() ? args.get(2 * k + 1) : args.getLast();
      int position = k;
      inner(value, cotangent)
          .forEach((leaf, part) ->
              parts
                  .computeIfAbsent(
                      leaf,
                      _ ->
                          new ArrayList<>(
                              java.util.Collections.nCopies(values, Make.zeros(leaf.shape()))))
                  .set(position, part));
    }
    Map<Expr, Expr> result = new LinkedHashMap<>();
    parts.forEach((leaf, of) -> {
      List<Expr> changed = new ArrayList<>();
      for (int k = 0; k + 1 < values; k++) {
        changed.add(args.get(2 * k));
        changed.add(of.get(k));
      }
      changed.add(of.getLast());
      result.put(leaf, Expr.of(Operator.CASES, changed));
    });
    return result;
  }

  private Map<Expr, Expr> literal(Expr node, Expr cotangent) {
    Shape shape = node.shape();
    Map<Expr, Expr> result = new LinkedHashMap<>();
    for (int k = 0; k < node.args().size(); k++) {
      List<Expr> indices = new ArrayList<>();
      int rest = k;
      for (Dim dim : shape.dims().reversed()) {
        int size = (int) dim.number();
        indices.addFirst(Make.number(rest % size + 1));
        rest /= size;
      }
      if (!shape.isRow() || indices.size() == 1) {
        add(node.arg(k), Make.entry(cotangent, indices), result);
      } else {
        add(node.arg(k), Make.entry(cotangent, indices.getLast()), result);
      }
    }
    return result;
  }

  private void add(Expr part, Expr cotangent, Map<Expr, Expr> result) {
    inner(part, cotangent)
        .forEach((leaf, g) -> result.merge(leaf, g, (a, b) -> Lean.sum(List.of(a, b))));
  }

  /** A block receives its part of the cotangent. */
  private Map<Expr, Expr> block(Expr node, int rows, int columns, Expr cotangent) {
    Map<Expr, Expr> result = new LinkedHashMap<>();
    Dim top = Dim.of(0);
    for (int i = 0; i < rows; i++) {
      Dim height = node.arg(i * columns).shape().rows();
      Dim left = Dim.of(0);
      for (int j = 0; j < columns; j++) {
        Expr part = node.arg(i * columns + j);
        Dim width = part.shape().columns();
        add(part, cut(cotangent, top, height, left, width), result);
        left = left.plus(width);
      }
      top = top.plus(height);
    }
    return result;
  }

  private static Expr cut(Expr from, Dim top, Dim height, Dim left, Dim width) {
    List<Op.Axis> axes = new ArrayList<>();
    List<Expr> args = new ArrayList<>(List.of(from));
    span(from.shape().rows(), top, height, axes, args);
    if (from.shape().rank() == 2) {
      span(from.shape().columns(), left, width, axes, args);
    }
    boolean entry = axes.stream().allMatch(axis -> axis instanceof Op.Axis.At);
    return entry ? Expr.of(Operator.ENTRY, args) : Expr.of(new Op.Slice(axes), args);
  }

  private static void span(Dim all, Dim start, Dim length, List<Op.Axis> axes, List<Expr> args) {
    if (all.equals(length)) {
      axes.add(new Op.Axis.Whole());
    } else if (length.isOne()) {
      axes.add(new Op.Axis.At());
      args.add(Make.size(start.plus(Dim.ONE)));
    } else {
      axes.add(new Op.Axis.Span(length));
      args.add(Make.size(start.plus(Dim.ONE)));
      args.add(Make.size(start.plus(length)));
    }
  }

  /** A range of rows or entries is a sum of unit vectors; the same for columns. */
  private Map<Expr, Expr> slice(Expr node, List<Op.Axis> axes, Expr cotangent) {
    Expr tensor = node.arg(0);
    if (tensor.shape().rank() > 2) {
      throw Stuck.at(Refusal.Kind.NO_RULE, "no rule transposes " + Quoted.of(node), node);
    }
    Expr left = Make.number(1);
    Expr right = Make.number(1);
    int next = 1;
    for (int k = 0; k < axes.size(); k++) {
      Expr selector = Make.number(1);
      Dim size = tensor.shape().dims().get(k);
      switch (axes.get(k)) {
        case Op.Axis.Whole() -> {}
        case Op.Axis.At() -> selector = Expr.of(new Op.Basis(size), node.arg(next++));
        case Op.Axis.Span(Dim length) -> {
          selector = selector(size, length, node.arg(next), node.arg(next + 1));
          next += 2;
        }
      }
      left = k == 0 ? selector : left;
      right = k == 1 ? Make.transpose(selector) : right;
    }
    return inner(tensor, Lean.product(left, cotangent, right));
  }

  /** The matrix that puts a vector of the length at a position of a longer one. */
  private static Expr selector(Dim size, Dim length, Expr first, Expr last) {
    Op.Slice columns = new Op.Slice(List.of(new Op.Axis.Whole(), new Op.Axis.Span(length)));
    return Expr.of(columns, Make.identity(size), first, last);
  }

  private Map<Expr, Expr> integral(Expr node, String variable, Expr cotangent) {
    if (new Names().free(cotangent).contains(variable)) {
      throw Stuck.at(
          Refusal.Kind.NOT_BUILT, "the variable `" + variable + "` stands for two things", node);
    }
    Map<Expr, Expr> result = new LinkedHashMap<>();
    inner(node.arg(2), cotangent)
        .forEach((leaf, part) -> {
          result.put(leaf, Expr.of(node.op(), node.arg(0), node.arg(1), part));
        });
    return result;
  }
}
