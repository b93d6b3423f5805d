package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.document.Formula;
import org.deriv.document.Inline;
import org.deriv.expr.Expr;
import org.deriv.expr.Make;
import org.deriv.expr.Op;
import org.deriv.expr.Operator;
import org.deriv.expr.Property;
import org.deriv.expr.Relation;

/** Truth values in running text: properties in words, relations as formulas and chains of them. */
final class TruthText {
  private final Typesetter type;

  TruthText(Typesetter type) {
    this.type = type;
  }

  /** What is said of all of them, as one enumeration; nothing where there are none. */
  Optional<List<Inline>> words(List<Expr> truths) {
    return truths.isEmpty() ? Optional.empty() : Optional.of(enumerated(each(truths)));
  }

  /** Each of them, relations that share a side as one: 0 &lt; p and p &lt; 1. */
  List<List<Inline>> each(List<Expr> truths) {
    List<List<Inline>> parts = new ArrayList<>();
    List<Expr> relations = new ArrayList<>();
    for (Expr truth : truths) {
      if (order(truth).isPresent()) {
        relations.add(truth);
        continue;
      }
      parts.addAll(chained(relations));
      relations.clear();
      parts.add(truth(truth));
    }
    parts.addAll(chained(relations));
    return parts;
  }

  /** A truth value in words, relations that belong together as one; else a formula. */
  static List<Inline> stated(Typesetter type, Expr expr) {
    TruthText text = new TruthText(type);
    return expr.is(Operator.AND) && expr.args().stream().allMatch(TruthText::isRelation)
        ? enumerated(text.chained(expr.args()))
        : text.truth(expr);
  }

  private static boolean isRelation(Expr truth) {
    return truth.op() instanceof Op.Compare;
  }

  private List<List<Inline>> chained(List<Expr> relations) {
    List<Expr> told = new ArrayList<>(relations);
    List<List<Inline>> parts = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      if (i + 1 < told.size() && isBetween(told.get(i), told.get(i + 1))) {
        told.set(i, turned(told.get(i)));
      }
      String latex = type.inline(told.get(i)).latex();
      while (i + 1 < told.size() && told.get(i).arg(1).equals(told.get(i + 1).arg(0))) {
        String shared = type.inline(told.get(i).arg(1)).latex();
        String next = type.inline(told.get(i + 1)).latex();
        if (!next.startsWith(shared)) {
          break;
        }
        latex += next.substring(shared.length());
        i++;
      }
      parts.add(List.of(new Inline.Maths(Formula.of(latex))));
    }
    return parts;
  }

  private static Optional<Relation> order(Expr truth) {
    return truth.op() instanceof Op.Compare(Relation relation) && relation.isOrder()
        ? Optional.of(relation)
        : Optional.empty();
  }

  /** Whether two relations bound one quantity from below and from above. */
  private static boolean isBetween(Expr first, Expr second) {
    return first.arg(0).equals(second.arg(0))
        && order(first).filter(it -> !rises(it)).isPresent()
        && order(second).filter(TruthText::rises).isPresent();
  }

  private static boolean rises(Relation order) {
    return order == Relation.LESS || order == Relation.LESS_EQUAL;
  }

  /** t &gt;= 1 as 1 &lt;= t. */
  private static Expr turned(Expr truth) {
    boolean strict = order(truth).filter(it -> it == Relation.GREATER).isPresent();
    Relation other = strict ? Relation.LESS : Relation.LESS_EQUAL;
    return Make.compare(other, truth.arg(1), truth.arg(0));
  }

  private List<Inline> truth(Expr truth) {
    if (!(truth.op() instanceof Op.Has(Property property))) {
      return List.of(new Inline.Maths(type.inline(truth)));
    }
    List<List<Inline>> subjects = new ArrayList<>();
    truth.args().forEach(arg -> subjects.add(List.of(new Inline.Maths(type.inline(arg)))));
    List<Inline> words = new ArrayList<>(enumerated(subjects));
    words.addAll(Inline.text(" " + PropertyWords.predicate(property, subjects.size())));
    return words;
  }

  /** a, b and c. */
  static List<Inline> enumerated(List<List<Inline>> parts) {
    List<Inline> words = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      String joint = i == 0 ? "" : i == parts.size() - 1 ? " and " : ", ";
      words.addAll(Inline.text(joint));
      words.addAll(parts.get(i));
    }
    return words;
  }
}
